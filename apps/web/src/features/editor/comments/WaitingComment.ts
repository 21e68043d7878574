import type { CommentPatch, NewComment } from '@stet/protocol'

/** What somebody wrote or changed in comments: as it is sent. A patch names the comment, or the thread by its first comment. */
export type CommentChange =
  | { readonly kind: 'new'; readonly json: NewComment }
  | { readonly kind: 'patch'; readonly id: string; readonly json: CommentPatch }

/** Something that the server has not answered for yet, kept in this browser until it has. */
export interface WaitingComment {
  /** Names it in this browser; that of a new comment is the comment's own id. */
  readonly key: string
  readonly userId: string
  readonly articleId: string
  /** Milliseconds since 1970; earlier ones are sent earlier. */
  readonly at: number
  readonly change: CommentChange
  /** Why the server did not take it; null while it may still take it. */
  readonly refusal: string | null
}

/** How the sending of something goes, as its author sees it. */
export type Wait = 'sending' | 'waiting' | 'refused'
