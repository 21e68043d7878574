import type { Plugin } from 'vite'

/** Files of the public folder that the app needs to open. */
const PUBLIC_FILES = ['appearance.js', 'icon.svg', 'manifest.webmanifest']

/** Fonts for Latin scripts are kept from the start; others when they are first used. */
const KEPT_FONTS = /-latin-(wght|opsz)-(normal|italic)-/

/**
 * Builds `/sw.js` from `source`, with the list of files to keep in place of `STET_FILES` and, in place of `STET_VERSION`,
 * a version that changes when any of them does.
 */
export function serviceWorkerPlugin(source: string): Plugin {
  let publicFolder = ''
  return {
    name: 'stet-service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: source, fileName: 'sw.js' })
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const worker = bundle['sw.js']
        const page = bundle['index.html']
        if (worker?.type !== 'chunk' || page?.type !== 'asset')
          throw new Error('No sw.js or index.html to work with')
        const built = Object.keys(bundle).filter((name) => isKept(name))
        // Built files carry a hash of their content in their names; the others are compared by content.
        const contents = [String(page.source), worker.code]
        for (const name of PUBLIC_FILES) {
          contents.push(await this.fs.readFile(`${publicFolder}/${name}`, { encoding: 'utf8' }))
        }
        const files = ['/', ...[...built, ...PUBLIC_FILES].map((name) => `/${name}`)].toSorted()
        const version = fingerprint([...files, ...contents].join('\n'))
        worker.code = worker.code
          .replaceAll('STET_FILES', JSON.stringify(files))
          .replaceAll('STET_VERSION', JSON.stringify(version))
      },
    },
  }
}

function isKept(name: string): boolean {
  if (name === 'sw.js' || name.endsWith('.html') || name.endsWith('.map')) return false
  return name.endsWith('.woff2') ? KEPT_FONTS.test(name) : true
}

/** FNV-1a, twice 32 bits: tells versions apart, guards nothing. */
function fingerprint(text: string): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(index), 0x85ebca6b)
  }
  return [low, high].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
}
