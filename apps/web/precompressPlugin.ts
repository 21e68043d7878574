import type { Plugin } from 'vite'

/** What is worth compressing; fonts are compressed already. */
const COMPRESSIBLE = /\.(js|css|html|svg)$/

/** Smaller than this gains nothing, in bytes. */
const LEAST = 1024

/** File ending (`br`, `gz`) and how to make it; passed in because this folder knows no Node. */
export type Compressors = Readonly<Record<string, (source: Uint8Array) => Uint8Array>>

/** Puts compressed copies beside the built files: the server sends them as they are and spends no time on it. */
export function precompressPlugin(compressors: Compressors): Plugin {
  const encoder = new TextEncoder()
  return {
    name: 'stet-precompress',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (!COMPRESSIBLE.test(name)) continue
          const content = file.type === 'chunk' ? file.code : file.source
          const bytes = typeof content === 'string' ? encoder.encode(content) : content
          if (bytes.length < LEAST) continue
          for (const [ending, compress] of Object.entries(compressors)) {
            this.emitFile({ type: 'asset', fileName: `${name}.${ending}`, source: compress(bytes) })
          }
        }
      },
    },
  }
}
