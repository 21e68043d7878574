import { loadedScripts, totalBytes } from './loadedScripts.ts'
import { expect, test } from './newsroom.ts'

/** Bytes of JavaScript on the wire, brotli. */
const LIST = 60_000
const ARTICLE = 220_000

test('@own-server the list loads at most 60 kB of JavaScript, an article at most 220 kB', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle({ headline: 'Klein auf der Leitung' })

  const list = await loadedScripts(anna.page, async () => {
    await anna.page.goto('/')
    await expect(anna.page.locator(`[data-article-row="${id}"]`)).toBeVisible()
  })
  const article = await loadedScripts(anna.page, () => anna.open(id))

  const both = new Map([...list, ...article])
  console.log(
    `JavaScript, brotli: list ${totalBytes(list)} B, article ${totalBytes(article)} B, list and then article ${totalBytes(both)} B`,
  )
  expect(totalBytes(list), describe(list)).toBeLessThanOrEqual(LIST)
  expect(totalBytes(article), describe(article)).toBeLessThanOrEqual(ARTICLE)
})

test('@own-server the editor is loaded when somebody comes near an article, and not before', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle({ headline: 'Gleich offen' })
  const link = anna.page.locator(`[data-article-row="${id}"] [data-article-link]`)

  const list = await loadedScripts(anna.page, async () => {
    await anna.page.goto('/')
    await expect(link).toBeVisible()
  })
  expect([...list.keys()].filter(isEditor)).toEqual([])

  const near = await loadedScripts(anna.page, () => link.hover())
  expect([...near.keys()].filter(isEditor)).toHaveLength(3)

  const opened = await loadedScripts(anna.page, async () => {
    await link.click()
    await expect(anna.editor).toHaveAttribute('contenteditable', 'true')
  })
  expect([...opened.keys()]).toEqual([])
})

test('@own-server each page tells the browser at once to fetch what its screen needs', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle()
  const preloads = async (path: string) => {
    const page = await (await anna.http.get(path, { headers: { accept: 'text/html' } })).text()
    return [...page.matchAll(/rel="modulepreload"[^>]*href="([^"]+)"/g)].map(([, href]) => href ?? '')
  }
  const article = await preloads(`/articles/${id}`)
  expect(article.filter(isEditor)).toHaveLength(3)
  expect(article.filter(isList)).toEqual([])
  const list = await preloads('/')
  expect(list.filter(isEditor)).toEqual([])
  expect(list.filter(isList)).toHaveLength(1)
})

function isList(path: string): boolean {
  return path.includes('articleListParts')
}

function isEditor(path: string): boolean {
  return /ArticleScreen|OpenedArticle|\/article-/.test(path)
}

function describe(scripts: ReadonlyMap<string, number>): string {
  return [...scripts].map(([path, bytes]) => `${bytes} ${path}`).join('\n')
}
