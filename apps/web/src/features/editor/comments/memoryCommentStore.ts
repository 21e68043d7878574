import type { KeptDraft } from './CommentDraft.ts'
import { type CommentStore, draftKey, type KeptThreads } from './CommentStore.ts'
import type { WaitingComment } from './WaitingComment.ts'

/** A store that lives as long as the page: where the browser keeps nothing, and for tests. */
export function memoryCommentStore(): CommentStore {
  const waiting = new Map<string, WaitingComment>()
  const drafts = new Map<string, KeptDraft>()
  const threads = new Map<string, KeptThreads>()
  return {
    putWaiting: async (one) => void waiting.set(one.key, one),
    removeWaiting: async (key) => void waiting.delete(key),
    waiting: async (userId) =>
      [...waiting.values()].filter((one) => one.userId === userId).toSorted((a, b) => a.at - b.at),
    putDraft: async (kept) => void drafts.set(draftKey(kept, kept.draft.key), kept),
    removeDraft: async (of, key) => void drafts.delete(draftKey(of, key)),
    drafts: async (userId, articleId) =>
      [...drafts.values()].filter((kept) => kept.userId === userId && kept.articleId === articleId),
    keepThreads: async (kept) => void threads.set(`${kept.userId} ${kept.articleId}`, kept),
    keptThreads: async (userId, articleId) => threads.get(`${userId} ${articleId}`),
    forget: async (userId, kept) => {
      for (const [key, one] of threads)
        if (one.userId === userId && !kept.has(one.articleId)) threads.delete(key)
    },
  }
}
