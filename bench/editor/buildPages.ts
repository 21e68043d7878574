import { build } from 'vite'
import { reactAlias } from '../../apps/web/src/reactAlias.ts'

/** Builds the pages as the product is built. */
export async function buildPages(root: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    mode: 'production',
    resolve: {
      dedupe: ['yjs', 'y-protocols', 'lib0', 'preact', 'prosemirror-model'],
      alias: [...reactAlias],
    },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'esnext',
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        // 'use client' in libraries speaks to servers that render; there is none here.
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
        },
      },
    },
  })
}
