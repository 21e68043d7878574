import type { Plugin, Rolldown } from 'vite'

/** What each page needs beside the script that all of them have. */
const PARTS = {
  'index.html': ['/features/articles/articleListParts.ts'],
  'article.html': ['/features/editor/ArticleScreen.tsx', '/features/editor/OpenedArticle.tsx'],
} as const

/**
 * Makes two pages of the one: `index.html`, for the list, and `article.html`. Each tells the browser to fetch at once what its
 * screen needs, so that nobody waits until the page's script has asked for it.
 */
export function pagesPlugin(): Plugin {
  return {
    name: 'stet-pages',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') throw new Error('No index.html to work with')
        const html = String(page.source)
        this.emitFile({
          type: 'asset',
          fileName: 'article.html',
          source: withParts(html, bundle, PARTS['article.html']),
        })
        page.source = withParts(html, bundle, PARTS['index.html'])
      },
    },
  }
}

function withParts(html: string, bundle: Rolldown.OutputBundle, parts: readonly string[]): string {
  const files = [...filesOf(bundle, parts)].filter((name) => !html.includes(name))
  const links = files.map((name) =>
    name.endsWith('.css')
      ? `    <link rel="preload" as="style" crossorigin href="/${name}">\n`
      : `    <link rel="modulepreload" crossorigin href="/${name}">\n`,
  )
  return html.replace('  </head>', `${links.join('')}  </head>`)
}

/** Scripts and styles of the parts and of everything that they import. */
function filesOf(bundle: Rolldown.OutputBundle, parts: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>()
  const add = (name: string): void => {
    const chunk = bundle[name]
    if (files.has(name) || chunk?.type !== 'chunk') return
    files.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const imported of chunk.imports) add(imported)
  }
  for (const part of parts) {
    const chunk = Object.values(bundle).find(
      (file) => file.type === 'chunk' && file.facadeModuleId?.replaceAll('\\', '/').endsWith(part),
    )
    if (!chunk) throw new Error(`No chunk begins with ${part}`)
    add(chunk.fileName)
  }
  return files
}
