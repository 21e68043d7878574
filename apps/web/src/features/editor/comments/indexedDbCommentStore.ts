import { committed, settled } from '../session/indexedDbRequest.ts'
import { keptDatabase } from '../session/keptDatabase.ts'
import type { KeptDraft } from './CommentDraft.ts'
import { type CommentStore, draftKey, type KeptThreads } from './CommentStore.ts'
import type { WaitingComment } from './WaitingComment.ts'

const DATABASE = 'stet-comments'
const STORES = ['waiting', 'drafts', 'threads'] as const
type StoreName = (typeof STORES)[number]

/** The store in IndexedDB, shared by all tabs of this browser. Where the browser has none, every call rejects. */
export function indexedDbCommentStore(): CommentStore {
  const open = keptDatabase(DATABASE, STORES)
  const all = async <Entry>(name: StoreName): Promise<Entry[]> => {
    const database = await open()
    return settled<Entry[]>(database.transaction(name).objectStore(name).getAll())
  }
  const write = async (name: StoreName, run: (store: IDBObjectStore) => void): Promise<void> => {
    const database = await open()
    const transaction = database.transaction(name, 'readwrite')
    const done = committed(transaction)
    run(transaction.objectStore(name))
    // The tab may be gone before it hears of it.
    transaction.commit()
    await done
  }

  return {
    putWaiting: (waiting) => write('waiting', (store) => store.put(waiting, waiting.key)),
    removeWaiting: (key) => write('waiting', (store) => store.delete(key)),
    waiting: async (userId) =>
      (await all<WaitingComment>('waiting'))
        .filter((waiting) => waiting.userId === userId)
        .toSorted((a, b) => a.at - b.at),
    putDraft: (kept) => write('drafts', (store) => store.put(kept, draftKey(kept, kept.draft.key))),
    removeDraft: (of, key) => write('drafts', (store) => store.delete(draftKey(of, key))),
    drafts: async (userId, articleId) =>
      (await all<KeptDraft>('drafts')).filter(
        (kept) => kept.userId === userId && kept.articleId === articleId,
      ),
    keepThreads: (kept) => write('threads', (store) => store.put(kept, `${kept.userId} ${kept.articleId}`)),
    keptThreads: async (userId, articleId) => {
      const database = await open()
      const store = database.transaction('threads').objectStore('threads')
      return settled<KeptThreads | undefined>(store.get(`${userId} ${articleId}`))
    },
    forget: async (userId, kept) => {
      const threads = await all<KeptThreads>('threads')
      const gone = threads.filter((one) => one.userId === userId && !kept.has(one.articleId))
      await write('threads', (store) => {
        for (const { articleId } of gone) store.delete(`${userId} ${articleId}`)
      })
    },
  }
}
