import {
  type BrowserStore,
  isSamePage,
  pageKey,
  type PageRecord,
  type RecoveredCopy,
  type RememberedArticle,
} from './BrowserStore.ts'

const of = <Entry extends { readonly userId: string }>(entries: Iterable<Entry>, userId: string): Entry[] =>
  [...entries].filter((entry) => entry.userId === userId)

/** A store that lives as long as the page: for tests of what several page loads leave behind. */
export function memoryStore(): BrowserStore {
  const pages = new Map<string, PageRecord>()
  const articles = new Map<string, RememberedArticle>()
  const recovered = new Map<string, RecoveredCopy>()
  return {
    putPage: async (record) => void pages.set(pageKey(record), record),
    pages: async (userId) => of(pages.values(), userId).toSorted((a, b) => a.at - b.at),
    removePage: async (record) => {
      const now = pages.get(pageKey(record))
      if (now !== undefined && isSamePage(now, record)) pages.delete(pageKey(record))
    },
    remember: async (article) => void articles.set(`${article.userId} ${article.metadata.id}`, article),
    remembered: async (userId, articleId) => articles.get(`${userId} ${articleId}`),
    allRemembered: async (userId) => of(articles.values(), userId),
    putRecovered: async (copy) => void recovered.set(copy.id, copy),
    recovered: async (userId) => of(recovered.values(), userId).toSorted((a, b) => b.at - a.at),
    removeRecovered: async (id) => void recovered.delete(id),
    forget: async (userId, kept) => {
      for (const [key, page] of pages) {
        if (page.userId === userId && !kept.has(page.articleId)) pages.delete(key)
      }
      for (const [key, article] of articles) {
        if (article.userId === userId && !kept.has(article.metadata.id)) articles.delete(key)
      }
    },
  }
}
