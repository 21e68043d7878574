import react from '@vitejs/plugin-react'
import { build } from 'vite'

/** Builds the pages as the product is built. */
export async function buildPages(root: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    mode: 'production',
    plugins: [react()],
    resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom', 'prosemirror-model'] },
    build: { outDir: folder, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 4000 },
  })
}
