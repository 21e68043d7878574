import type { Thread } from '@stet/protocol'
import type { KeptDraft } from './CommentDraft.ts'
import type { WaitingComment } from './WaitingComment.ts'

/** The threads of an article as they were seen last, for when nobody answers. */
export interface KeptThreads {
  readonly userId: string
  readonly articleId: string
  readonly threads: readonly Thread[]
}

/**
 * What this browser keeps of comments. Every call may reject when the browser keeps nothing. What is called first is done
 * first, whether or not anybody waits for it.
 */
export interface CommentStore {
  readonly putWaiting: (waiting: WaitingComment) => Promise<void>
  readonly removeWaiting: (key: string) => Promise<void>
  /** Of one person, in the order in which they were written. */
  readonly waiting: (userId: string) => Promise<readonly WaitingComment[]>
  readonly putDraft: (draft: KeptDraft) => Promise<void>
  readonly removeDraft: (draft: Pick<KeptDraft, 'userId' | 'articleId'>, key: string) => Promise<void>
  readonly drafts: (userId: string, articleId: string) => Promise<readonly KeptDraft[]>
  readonly keepThreads: (threads: KeptThreads) => Promise<void>
  readonly keptThreads: (userId: string, articleId: string) => Promise<KeptThreads | undefined>
  /** Forgets the threads that a person saw, except of the articles in `kept`. What was not sent stays. */
  readonly forget: (userId: string, kept: ReadonlySet<string>) => Promise<void>
}

/** The key of a draft in the store. */
export function draftKey(
  { userId, articleId }: Pick<KeptDraft, 'userId' | 'articleId'>,
  key: string,
): string {
  return `${userId} ${articleId} ${key}`
}
