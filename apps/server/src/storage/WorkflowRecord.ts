import type { IdRange } from '@stet/article'
import type { PublicationState } from '@stet/protocol'
import type { AuditEntry } from './AuditEntry.ts'
import type { ArticleRow, Json } from './Store.ts'
import type { NotificationToAdd } from './StoredNotification.ts'

/** What a person put their name to: a text, by its hash. Times are milliseconds since 1970. */
interface Signature {
  readonly by: string
  readonly at: number
  /** Of what `original` read (`hashOfArticle`). */
  readonly hash: string
}

interface Approval extends Signature {
  /** Gates that were closed, and gone through by an emergency override. */
  readonly overridden: readonly string[]
}

/** What somebody said to a step. */
interface Remark {
  readonly by: string
  readonly at: number
  readonly reason: string
}

/** A version that is to go out by itself. */
export interface Schedule {
  readonly publishAt: number
  readonly by: string
  readonly at: number
  readonly notice: string | null
  readonly isSuspended: boolean
  /** Why it is, in both languages of the screen. */
  readonly why?: { readonly de: string; readonly en: string }
}

/** What the workflow knows of an article beside its two states; the server's own, never a client's. */
export interface WorkflowRecord {
  /** Counts changes; 0: nothing ever happened. */
  readonly revision: number
  /** Who submitted the text since the last version went out. */
  readonly submitters: readonly string[]
  readonly approval: Approval | null
  readonly clearance: Signature | null
  readonly schedule: Schedule | null
  /** Why it was sent back, held, spiked or opened again last; null once it was submitted. */
  readonly remark: Remark | null
}

/** A version as it went out; never changed. */
export interface PublishedVersion {
  /** From 1, without a gap. */
  readonly version: number
  readonly at: number
  readonly by: string
  readonly approvedBy: string
  readonly hash: string
  /** What readers are told of it; null: nothing. */
  readonly notice: string | null
  readonly overridden: readonly string[]
  /** The Article JSON, as it is served. */
  readonly article: string
  /** The characters of it: what stood there when the next round began. */
  readonly live: readonly IdRange[]
}

/** All that a step in the workflow writes, in one transaction. */
export interface WorkflowChange {
  /** With the revision of the record that the step was decided on; another one there, and nothing is written. */
  readonly record: WorkflowRecord
  readonly state: string
  readonly publication: PublicationState
  /** Merged as `patchArticle` does. */
  readonly metadata: Readonly<Record<string, Json>>
  readonly published: PublishedVersion | null
  /** What readers are told of an article that is killed. */
  readonly killNotice: string | null
  readonly audit: readonly AuditEntry[]
  /** Left out: nobody. */
  readonly told?: readonly NotificationToAdd[]
  readonly at: number
}

/** `stale`: somebody else made a step since; nothing was written. */
export type WorkflowResult =
  | { readonly ok: true; readonly article: ArticleRow }
  | { readonly ok: false; readonly reason: 'missing' | 'stale' }

/** A record, with the version that went out last. */
export interface WorkflowState {
  readonly record: WorkflowRecord
  readonly published: PublishedVersion | null
}

/** What the public may be told of an article. */
export interface PublishedArticle {
  readonly row: ArticleRow
  readonly latest: PublishedVersion
  readonly firstAt: number
  /** Of all versions that had one, and of a kill, the latest first. */
  readonly notices: readonly { readonly version: number; readonly at: number; readonly text: string }[]
}

/** Where articles stand in the workflow. */
export interface WorkflowStore {
  /** Null: no such article. */
  getWorkflow(id: string): Promise<WorkflowState | null>
  changeWorkflow(id: string, change: WorkflowChange): Promise<WorkflowResult>
  /** Ids of articles with a schedule that is not suspended, and when it is due. */
  listSchedules(): Promise<readonly { readonly id: string; readonly publishAt: number }[]>
  /** Ids of articles that are approved, and the hash that was approved. */
  listApprovals(): Promise<readonly { readonly id: string; readonly hash: string }[]>
  /** Ids of articles whose text the legal department cleared, as their rows say. */
  listClearances(): Promise<readonly string[]>
  /** What was published under this slug, killed or not; null: nothing ever was. */
  publishedBySlug(slug: string): Promise<PublishedArticle | null>
  /** The same of the article with this id. */
  publishedById(id: string): Promise<PublishedArticle | null>
}
