import type { Plugin, Rolldown } from 'vite'

/** What an article needs beside the page's own script. */
const PARTS = ['ArticleScreen.tsx', 'OpenedArticle.tsx', 'messages.ts'].map(
  (name) => `/features/editor/${name}`,
)

/**
 * Builds `article.html` beside `index.html`: the same page, which tells the browser to fetch the editor at once. Whoever comes
 * straight to an article does not wait until the page's script has asked for it.
 */
export function articlePagePlugin(): Plugin {
  return {
    name: 'stet-article-page',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') throw new Error('No index.html to work with')
        const html = String(page.source)
        const files = [...filesOf(bundle)].filter((name) => !html.includes(name))
        const links = files.map((name) =>
          name.endsWith('.css')
            ? `    <link rel="preload" as="style" crossorigin href="/${name}">\n`
            : `    <link rel="modulepreload" crossorigin href="/${name}">\n`,
        )
        this.emitFile({
          type: 'asset',
          fileName: 'article.html',
          source: html.replace('  </head>', `${links.join('')}  </head>`),
        })
      },
    },
  }
}

/** Scripts and styles of the parts and of everything that they import. */
function filesOf(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const files = new Set<string>()
  const add = (name: string): void => {
    const chunk = bundle[name]
    if (files.has(name) || chunk?.type !== 'chunk') return
    files.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const imported of chunk.imports) add(imported)
  }
  for (const part of PARTS) {
    const chunk = Object.values(bundle).find(
      (file) => file.type === 'chunk' && file.facadeModuleId?.replaceAll('\\', '/').endsWith(part),
    )
    if (!chunk) throw new Error(`No chunk begins with ${part}`)
    add(chunk.fileName)
  }
  return files
}
