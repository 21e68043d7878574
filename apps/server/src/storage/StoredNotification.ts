import type { NotificationKind } from '@stet/protocol'
import type { ArticleRow, RecordPage, RecordQuery } from './Store.ts'

/** What is told beside who did what; never text of the article. */
export interface NotificationDetail {
  /** What was said to a step. */
  readonly reason?: string
  /** Fields of Article JSON that were changed. */
  readonly fields?: readonly string[]
  /** Gates that were gone through. */
  readonly gates?: readonly string[]
  /** Milliseconds since 1970. */
  readonly publishAt?: number
}

/** Whom something concerns that happened to an article; written with it. */
export interface NotificationToAdd {
  /** A person's id. */
  readonly person: string
  readonly kind: Exclude<NotificationKind, 'mention' | 'reply'>
  /** A person's id; null: the server. */
  readonly by: string | null
  readonly detail: NotificationDetail
}

/** What has to be known of an article to decide who may know of it. */
type ArticleOfNotification = Pick<ArticleRow, 'id' | 'state' | 'publication' | 'createdBy' | 'metadata'>

/** Something that somebody was told of, as it is now. */
export interface StoredNotification {
  /** Counts up. */
  readonly number: number
  readonly kind: NotificationKind
  /** Milliseconds since 1970. */
  readonly at: number
  readonly isRead: boolean
  /** A person's id; null: the server. */
  readonly by: string | null
  readonly detail: NotificationDetail
  readonly article: ArticleOfNotification & { readonly headline: string }
  /** Null where it is of none. */
  readonly comment: { readonly id: string; readonly thread: string; readonly text: string } | null
}

/** How many of a kind somebody has not read in one article. */
export interface UnreadNotifications {
  readonly article: ArticleOfNotification
  readonly kind: NotificationKind
  readonly count: number
}

/** Keeps whom comments and articles concern; written with what causes it, it goes with it. Every promise is as those of `Store`. */
export interface NotificationStore {
  /** The latest first; a person's latest 500 are kept. */
  listNotifications(person: string, query: RecordQuery): Promise<RecordPage<StoredNotification>>
  /** By article and kind: who may know of it is not the store's to decide. */
  listUnread(person: string): Promise<readonly UnreadNotifications[]>
  /** This one is read, or all up to it. */
  markRead(person: string, number: number, isThrough: boolean): Promise<void>
}
