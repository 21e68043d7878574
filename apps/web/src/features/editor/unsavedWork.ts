import type { CommentStore } from './comments/CommentStore.ts'
import { indexedDbCommentStore } from './comments/indexedDbCommentStore.ts'
import type { BrowserStore } from './session/BrowserStore.ts'
import { forgetCopy } from './session/indexedDbCopy.ts'
import { indexedDbStore } from './session/indexedDbStore.ts'
import { localCopyName } from './session/LocalCopy.ts'

/** An article of which this browser holds changes that the server has not answered for. */
export interface UnsavedArticle {
  readonly articleId: string
  /** As it was last seen online; empty for none. */
  readonly headline: string
  readonly changes: number
}

/** What this browser still holds of one person's work that is not with the server. Empty where the browser keeps nothing. */
export async function unsavedWork(
  userId: string,
  store: BrowserStore = indexedDbStore(),
  comments: CommentStore = indexedDbCommentStore(),
): Promise<readonly UnsavedArticle[]> {
  try {
    const [pages, articles, waiting] = await Promise.all([
      store.pages(userId),
      store.allRemembered(userId),
      comments.waiting(userId).catch(() => []),
    ])
    const headlines = new Map(articles.map(({ metadata }) => [metadata.id, metadata.headline]))
    const changes = new Map<string, number>()
    const add = (articleId: string, count: number): void =>
      void changes.set(articleId, (changes.get(articleId) ?? 0) + count)
    for (const page of pages) add(page.articleId, page.changes)
    for (const { articleId } of waiting) add(articleId, 1)
    return [...changes]
      .filter(([, count]) => count > 0)
      .map(([articleId, count]) => ({
        articleId,
        headline: headlines.get(articleId) ?? '',
        changes: count,
      }))
  } catch {
    return []
  }
}

/**
 * Removes what this browser keeps of one person's articles, so that the next person at it finds nothing; articles with
 * unsent changes, comments that were not sent and recovered copies stay. Never rejects: what cannot be removed is gone with the browser's own data.
 */
export async function forgetSavedWork(
  userId: string,
  store: BrowserStore = indexedDbStore(),
  comments: CommentStore = indexedDbCommentStore(),
): Promise<void> {
  try {
    const unsaved = new Set((await unsavedWork(userId, store, comments)).map(({ articleId }) => articleId))
    const names = await copyNames(userId, store)
    await store.forget(userId, unsaved)
    await comments.forget(userId, unsaved)
    const gone = names.filter((name) => ![...unsaved].some((articleId) => name.includes(`:${articleId}:`)))
    await Promise.allSettled(gone.map((name) => forgetCopy(name)))
  } catch {
    // Nothing is kept where nothing can be read.
  }
}

/** All of the person's local copies: those the browser lists, and those we remember where it lists nothing. */
async function copyNames(userId: string, store: BrowserStore): Promise<readonly string[]> {
  const prefix = `stet:${userId}:`
  const listed = 'databases' in indexedDB ? await indexedDB.databases() : []
  const remembered = (await store.allRemembered(userId)).map(({ metadata }) =>
    localCopyName(userId, metadata.id, metadata.epoch),
  )
  const names = [...listed.map(({ name }) => name ?? ''), ...remembered]
  return [...new Set(names)].filter((name) => name.startsWith(prefix))
}
