import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { pagesPlugin } from './apps/web/pagesPlugin.ts'
import { precompressPlugin } from './apps/web/precompressPlugin.ts'
import { reactAlias } from './apps/web/src/reactAlias.ts'
import { serviceWorkerPlugin } from './apps/web/serviceWorkerPlugin.ts'

/** What `npm test` found or installed, else what is here, else Playwright's own. */
const chromium =
  process.env['STET_CHROMIUM'] ??
  [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find(existsSync)

/** The service worker is a script of its own and may share nothing. */
const isOfThePage = (module: string): boolean => !/features.offline.(serviceWorker|cachePolicy)/.test(module)

/** Buttons, fields, icons: each is small, and two screens that share one would have it as a file of its own. */
const isSmall = (module: string): boolean =>
  /apps.web.src.(ui|i18n|features.shell).[^/\\]+\.tsx?$|lucide/.test(module)

/** What every open article needs, and what comes later beside it needs too: in one piece, as below. */
const isOfEveryArticle = (module: string): boolean =>
  [
    /packages.article.src.(model.(?!read\.|checks\.|clientBookOf\.)|nodes|formats.json.blockMarker|plainCharacters|toStableJson|articleJson)/,
    /packages.binding.src.catchUpSelection/,
    /features.editor.(session.(keptDatabase|indexedDb)|CopyDialog|RecoveredNotice|useRecoveredCopies|downloadFile)/,
  ].some((part) => part.test(module))

/** A class of a CSS module, for all pages: some hundred of them are on the wire with every article. */
const scopedName = (name: string, file: string): string => {
  const path = relative(import.meta.dirname, file).replaceAll('\\', '/')
  return `${name}_${createHash('sha1').update(path).digest('base64url').slice(0, 4)}`
}

export default defineConfig({
  root: 'apps/web',
  plugins: [
    pagesPlugin(),
    serviceWorkerPlugin(
      fileURLToPath(new URL('apps/web/src/features/offline/serviceWorker.ts', import.meta.url)),
    ),
    precompressPlugin({ br: brotliCompressSync, gz: gzipSync }),
  ],
  css: { modules: { generateScopedName: scopedName } },
  resolve: {
    dedupe: ['yjs', 'y-protocols', 'lib0', 'preact', 'prosemirror-model'],
    alias: [...reactAlias],
  },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Tiptap makes its own extensions while it is loaded; nobody uses them, and they would keep all its commands.
    rolldownOptions: {
      // 'use client' in libraries speaks to servers that render; there is none here.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
      },
      treeshake: { manualPureFunctions: ['Extension.create'] },
      // What every screen needs, in one piece: the same code in five pieces is a twentieth larger on the wire.
      output: {
        codeSplitting: {
          groups: [
            { name: 'app', tags: ['$initial'], test: isOfThePage },
            { name: 'small', test: isSmall, minShareCount: 2 },
            { name: 'article', test: isOfEveryArticle, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    port: 4173,
    strictPort: true,
    proxy: {
      '/api': { target: 'http://127.0.0.1:4180' },
      '/sync': { target: 'ws://127.0.0.1:4180', ws: true },
    },
  },
  test: {
    // As many as there are processors on the smallest machine; by itself Vitest leaves one idle.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        root: import.meta.dirname,
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // Node runs these files as they are, and two processes run all of them one after the other: to load the
          // modules anew for each file, and through Vite, took more than a third of the whole time. A test that
          // leaves something behind is a flaw, and is found so.
          isolate: false,
          experimental: { viteModuleRunner: false },
          execArgv: ['--import', fileURLToPath(new URL('scripts/importText.mjs', import.meta.url))],
        },
      },
      {
        extends: true,
        root: import.meta.dirname,
        // Found before the first test runs: a dependency that is found later makes Vite load the page again.
        optimizeDeps: {
          entries: [
            'apps/web/src/main.tsx',
            'apps/web/src/**/*.browser.test.tsx',
            'packages/*/src/**/*.browser.test.ts',
          ],
        },
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.test.ts', 'apps/web/src/**/*.browser.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: [
                  '--no-sandbox',
                  '--disable-gpu',
                  '--disable-quic',
                  '--no-first-run',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
            screenshotFailures: false,
          },
        },
      },
    ],
  },
})
