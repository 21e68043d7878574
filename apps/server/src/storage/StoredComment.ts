import type { AuditEntry } from './AuditEntry.ts'

/** What a thread is about, as the wire names it. */
interface StoredAnchor {
  readonly root: string
  readonly ids: readonly (readonly [client: number, clock: number, length: number])[]
  readonly suggestion: string | null
}

export interface StoredComment {
  readonly id: string
  /** A person's id. */
  readonly author: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly text: string
  /** Null: never changed. */
  readonly editedAt: number | null
  /** Of what was sent at first, whatever it was changed to since. */
  readonly digest: string
}

/** A thread and its comments, in the order in which they came; the first has the thread's id. */
export interface StoredThread {
  readonly id: string
  /** An article's id. */
  readonly article: string
  readonly anchor: StoredAnchor
  readonly quote: string
  readonly isBlocking: boolean
  readonly status: 'open' | 'resolved'
  /** A person's id; null while it is open. */
  readonly resolvedBy: string | null
  readonly resolvedAt: number | null
  readonly comments: readonly StoredComment[]
}

/** A comment to add: the first of a thread, or one in a thread that there is. */
export interface CommentToAdd {
  /** An article's id. */
  readonly article: string
  /** Ids of the people whom it mentions. They are told of it, and so are all who wrote in the thread before; its author is not. */
  readonly mentions: readonly string[]
  readonly comment: Omit<StoredComment, 'editedAt'>
  readonly to: string | Pick<StoredThread, 'anchor' | 'quote' | 'isBlocking'>
}

/** How much may be stored. */
export interface CommentLimits {
  readonly threadsAnArticle: number
  readonly commentsAThread: number
  /** UTF-16 units of all comments and quotes of an article, or a little more. */
  readonly textAnArticle: number
}

/**
 * `isNew`: false where the same had been stored already. `idTaken`: something else has this id. `missing`: no such article, or
 * no such thread in it. The names of limits: it would be more than that. Nothing was stored then.
 */
export type AddCommentResult =
  | { readonly ok: true; readonly isNew: boolean; readonly thread: StoredThread }
  | { readonly ok: false; readonly reason: 'idTaken' | 'missing' | keyof CommentLimits }

/** What changes; what is left out stays. */
export interface CommentChange {
  readonly text?: { readonly text: string; readonly editedAt: number; readonly mentions: readonly string[] }
  readonly isBlocking?: boolean
  readonly status?:
    | { readonly to: 'open' }
    | { readonly to: 'resolved'; readonly by: string; readonly at: number }
  /** The thread as it was when this was decided: otherwise nothing is changed. */
  readonly seen: Pick<StoredThread, 'isBlocking' | 'status'>
  /** Goes on record in the same transaction. */
  readonly audit: AuditEntry | null
}

/** Keeps the comments of articles; they go with their article. Every promise is as those of `Store`. */
export interface CommentStore {
  /** In the order in which they were begun; none for an article that is not there. */
  listThreads(articleId: string): Promise<readonly StoredThread[]>
  /** The thread that this comment is in; null: no such comment. */
  threadOf(commentId: string): Promise<StoredThread | null>
  /** What has the same id, author and digest as one that is there is that one. */
  addComment(comment: CommentToAdd, limits: CommentLimits): Promise<AddCommentResult>
  /** The thread as it is then; null: no such comment, or the thread is not as it was `seen`, and nothing was changed. */
  changeComment(commentId: string, change: CommentChange): Promise<StoredThread | null>
}
