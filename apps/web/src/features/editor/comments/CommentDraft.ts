import type { CommentAnchor, Person } from '@stet/protocol'

/** What a draft is for: a thread to be begun, an answer in one or to a suggestion, or other words for a comment. */
export type DraftTarget =
  | { readonly kind: 'thread'; readonly anchor: CommentAnchor; readonly quote: string }
  | { readonly kind: 'answer'; readonly thread: string }
  | { readonly kind: 'edit'; readonly comment: string }
  | { readonly kind: 'card'; readonly card: string }

/** A comment that somebody is writing; kept in this browser until it is sent or thrown away. */
export interface CommentDraft {
  /** Of a thread: the id that it will have. Else `keyOfDraft`. */
  readonly key: string
  readonly target: DraftTarget
  /** As it stands in the field: a mention is `@` and a name. */
  readonly text: string
  /** Whom the person chose while writing. */
  readonly mentioned: readonly Person[]
  readonly isBlocking: boolean
}

/** A thread that somebody is about to begin. */
export interface ThreadDraft extends CommentDraft {
  readonly target: Extract<DraftTarget, { kind: 'thread' }>
}

/** A draft as it is kept. */
export interface KeptDraft {
  readonly userId: string
  readonly articleId: string
  readonly draft: CommentDraft
}

/** The key of a draft that belongs to something which has an id. */
export function keyOfDraft(target: Exclude<DraftTarget, { kind: 'thread' }>): string {
  if (target.kind === 'answer') return `answer ${target.thread}`
  return target.kind === 'edit' ? `edit ${target.comment}` : `card ${target.card}`
}
