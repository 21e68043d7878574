import type { ArticleMetadata } from '@stet/protocol'
import type { NotSavedReason } from './savedState.ts'

/**
 * One page load that may have written in an article: its clientIDs must be named to the server before its work is sent.
 * It is written before the first change and removed when the server has answered for everything that it counts.
 */
export interface PageRecord {
  readonly userId: string
  readonly articleId: string
  readonly epoch: number
  readonly edit: number
  readonly suggest: number
  /** Local transactions without a durable answer. */
  readonly changes: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What an article was when it was last seen online; enough to open it offline. */
export interface RememberedArticle {
  readonly userId: string
  readonly metadata: ArticleMetadata
  readonly at: number
}

/** Work that could not be merged, kept until the person has taken or discarded it. */
export interface RecoveredCopy {
  readonly id: string
  readonly userId: string
  readonly articleId: string
  readonly epoch: number
  readonly headline: string
  readonly reason: NotSavedReason
  readonly at: number
  /** The article as this person saw it, in the plain-text form. */
  readonly text: string
  /** The whole Yjs state behind it. */
  readonly update: Uint8Array
}

/** What this browser knows beside the articles' own local copies. Every call may reject when the browser keeps nothing. */
export interface BrowserStore {
  readonly putPage: (record: PageRecord) => Promise<void>
  /** Of one person; oldest first. */
  readonly pages: (userId: string) => Promise<readonly PageRecord[]>
  /** Removes the record if it still says exactly this. */
  readonly removePage: (record: PageRecord) => Promise<void>
  readonly remember: (article: RememberedArticle) => Promise<void>
  readonly remembered: (userId: string, articleId: string) => Promise<RememberedArticle | undefined>
  readonly allRemembered: (userId: string) => Promise<readonly RememberedArticle[]>
  readonly putRecovered: (copy: RecoveredCopy) => Promise<void>
  readonly recovered: (userId: string) => Promise<readonly RecoveredCopy[]>
  readonly removeRecovered: (id: string) => Promise<void>
  /** Forgets a person's page loads and articles, except of the articles in `kept`. Recovered copies stay. */
  readonly forget: (userId: string, kept: ReadonlySet<string>) => Promise<void>
}

/** The key of a page load's record. */
export function pageKey(record: PageRecord): string {
  return `${record.userId} ${record.articleId} ${record.epoch} ${record.edit}`
}

/** Whether two records of one page load say the same. */
export function isSamePage(a: PageRecord, b: PageRecord): boolean {
  return pageKey(a) === pageKey(b) && a.changes === b.changes && a.at === b.at
}
