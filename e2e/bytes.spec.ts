import { loadedScripts, totalBytes } from './loadedScripts.ts'
import { expect, test } from './newsroom.ts'

/** Bytes of JavaScript on the wire, brotli. */
const LIST = 60_000
const ARTICLE = 220_000

test('@own-server the list loads at most 60 kB of JavaScript, an article at most 220 kB in all', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter', { serviceWorkers: 'block' })
  const id = await anna.createArticle({ headline: 'Klein auf der Leitung' })

  const list = await loadedScripts(anna.page, async () => {
    await anna.page.goto('/')
    await expect(anna.page.locator(`[data-article-row="${id}"]`)).toBeVisible()
  })
  const article = await loadedScripts(anna.page, () => anna.open(id))

  console.log(`JavaScript, brotli: list ${totalBytes(list)} B, article in all ${totalBytes(article)} B`)
  expect(totalBytes(list), describe(list)).toBeLessThanOrEqual(LIST)
  expect(totalBytes(article), describe(article)).toBeLessThanOrEqual(ARTICLE)
  // Nothing was left out: whatever shows the list is needed for the article as well.
  for (const path of list.keys()) expect([...article.keys()]).toContain(path)
})

test('@own-server the editor is loaded when somebody comes near an article, and not before', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter', { serviceWorkers: 'block' })
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

test('@own-server whoever comes straight to an article fetches the editor with the page', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle()
  const preloads = async (path: string) =>
    (
      (await (await anna.http.get(path, { headers: { accept: 'text/html' } })).text()).match(
        /rel="modulepreload"/g,
      ) ?? []
    ).length
  expect(await preloads(`/articles/${id}`)).toBeGreaterThan(2)
  expect(await preloads('/')).toBe(0)
})

function isEditor(path: string): boolean {
  return /ArticleScreen|OpenedArticle|yjs/.test(path)
}

function describe(scripts: ReadonlyMap<string, number>): string {
  return [...scripts].map(([path, bytes]) => `${bytes} ${path}`).join('\n')
}
