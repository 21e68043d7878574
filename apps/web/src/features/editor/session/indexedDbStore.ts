import {
  type BrowserStore,
  isSamePage,
  pageKey,
  type PageRecord,
  type RecoveredCopy,
  type RememberedArticle,
} from './BrowserStore.ts'
import { committed, settled } from './indexedDbRequest.ts'
import { keptDatabase } from './keptDatabase.ts'

const DATABASE = 'stet'
const STORES = ['pages', 'articles', 'recovered'] as const
type StoreName = (typeof STORES)[number]

const isOf =
  (userId: string) =>
  (entry: { readonly userId: string }): boolean =>
    entry.userId === userId

/**
 * The store in IndexedDB, shared by all tabs of this browser. The database is opened by the first call; where the browser
 * has none, every call rejects.
 */
export function indexedDbStore(): BrowserStore {
  const open = keptDatabase(DATABASE, STORES)

  const all = async <Entry>(name: StoreName): Promise<Entry[]> => {
    const database = await open()
    return settled<Entry[]>(database.transaction(name).objectStore(name).getAll())
  }
  const write = async (name: StoreName, run: (store: IDBObjectStore) => void): Promise<void> => {
    const database = await open()
    const transaction = database.transaction(name, 'readwrite')
    run(transaction.objectStore(name))
    await committed(transaction)
  }
  const put = async (name: StoreName, entry: unknown, key: string): Promise<void> => {
    const database = await open()
    const transaction = database.transaction(name, 'readwrite')
    const done = committed(transaction)
    transaction.objectStore(name).put(entry, key)
    // The tab may be gone before it hears of it.
    transaction.commit()
    await done
  }

  return {
    putPage: (record) => put('pages', record, pageKey(record)),
    pages: async (userId) =>
      (await all<PageRecord>('pages')).filter(isOf(userId)).toSorted((a, b) => a.at - b.at),
    removePage: (record) =>
      write('pages', (store) => {
        const key = pageKey(record)
        const reading = store.get(key) as IDBRequest<PageRecord | undefined>
        reading.addEventListener('success', () => {
          const now = reading.result
          if (now !== undefined && isSamePage(now, record)) store.delete(key)
        })
      }),
    remember: (article) => put('articles', article, `${article.userId} ${article.metadata.id}`),
    remembered: async (userId, articleId) => {
      const database = await open()
      const store = database.transaction('articles').objectStore('articles')
      return settled<RememberedArticle | undefined>(store.get(`${userId} ${articleId}`))
    },
    allRemembered: async (userId) => (await all<RememberedArticle>('articles')).filter(isOf(userId)),
    putRecovered: (copy) => put('recovered', copy, copy.id),
    recovered: async (userId) =>
      (await all<RecoveredCopy>('recovered')).filter(isOf(userId)).toSorted((a, b) => b.at - a.at),
    removeRecovered: (id) => write('recovered', (store) => store.delete(id)),
    forget: async (userId, kept) => {
      const database = await open()
      const transaction = database.transaction(['pages', 'articles'], 'readwrite')
      const sweep = (name: StoreName, articleOf: (entry: PageRecord & RememberedArticle) => string): void => {
        const reading = transaction.objectStore(name).openCursor()
        reading.addEventListener('success', () => {
          const cursor = reading.result
          if (cursor === null) return
          const entry = cursor.value as PageRecord & RememberedArticle
          if (entry.userId === userId && !kept.has(articleOf(entry))) cursor.delete()
          cursor.continue()
        })
      }
      sweep('pages', (page) => page.articleId)
      sweep('articles', (article) => article.metadata.id)
      await committed(transaction)
    },
  }
}
