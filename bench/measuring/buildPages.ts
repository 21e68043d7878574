import { build } from 'vite'
import { reactAlias } from '../../apps/web/src/reactAlias.ts'

/** Builds the pages as the product is built, or, to be profiled, with the names of the source. */
export async function buildPages(
  root: string,
  folder: string,
  { isMinified = true }: { readonly isMinified?: boolean } = {},
): Promise<void> {
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
      minify: isMinified,
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
