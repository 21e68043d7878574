import type { PublicationState } from '@stet/protocol'
import type { VersionStore } from './ArticleVersion.ts'
import type { ArticlePage, ArticleQuery } from './ArticleQuery.ts'
import type { AuditStore } from './AuditStore.ts'
import type { CommentStore } from './StoredComment.ts'
import type { MailStore } from './StoredMail.ts'
import type { NotificationStore, NotificationToAdd } from './StoredNotification.ts'
import type { DecisionRecord, StoredDecisionRecord } from './DecisionRecord.ts'
import type { LateRecord, LateStore } from './LateRecord.ts'
import type { PurgeStore } from './PurgeStore.ts'
import type { ViewStore } from './ViewStore.ts'
import type { WebhookStore } from './StoredWebhook.ts'
import type { WorkflowStore } from './WorkflowRecord.ts'

/** A value that JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What the list shows of an article's text; derived from the document, never edited by hand. */
export interface ArticleSummary {
  readonly headline: string
  readonly characters: number
  readonly words: number
  /** Ids of the people who wrote what stands in the text, in order of first appearance. */
  readonly authors: readonly string[]
  /** Suggestions that nobody has decided on. */
  readonly openSuggestions: number
}

/** What a search looks through: an article as it would be published, what is pending left out. */
export interface ArticleContent {
  /** Everything between headline and details, a paragraph a line. */
  readonly text: string
  /** A row a line. */
  readonly details: string
}

/** Metadata that has a column of its own, because lists filter by it. */
export interface ArticleColumns {
  /** Unique. */
  readonly slug: string
  readonly state: string
  readonly language: string
  readonly desk: string
}

/** One article as lists and permissions see it; never its text. Times are milliseconds since 1970. */
export interface ArticleRow extends ArticleColumns {
  readonly id: string
  /** Which life of the article this is: a restore from backup, a purge or a delete starts the next. */
  readonly epoch: number
  /** The form of the stored document; a client that knows only an older one is refused. */
  readonly schemaVersion: number
  /** These three change with `changeWorkflow` only. */
  readonly publication: PublicationState
  /** Of the version that was published last; 0: none was. */
  readonly version: number
  /** When a version goes out by itself; null: none does. */
  readonly publishAt: number | null
  /** All other metadata, by field name (`keywords`, `assignees`, `due`, …). */
  readonly metadata: Readonly<Record<string, Json>>
  readonly summary: ArticleSummary
  /** Threads of comments that are open, and how many of these are blocking. */
  readonly openComments: number
  readonly openBlocking: number
  /** How often somebody's work came too late and nobody has looked at it yet. */
  readonly lateWork: number
  readonly createdBy: string
  readonly createdAt: number
  /** When metadata or text last changed; lists are sorted by it. */
  readonly updatedAt: number
}

/** What a new article begins as. `snapshot` is a complete Yjs v1 update: the stored bytes, never re-derived. */
export interface NewArticle extends ArticleColumns {
  readonly id: string
  readonly schemaVersion: number
  readonly metadata: Readonly<Record<string, Json>>
  readonly summary: ArticleSummary
  readonly content: ArticleContent
  readonly createdBy: string
  readonly createdAt: number
  readonly snapshot: Uint8Array
  /** Whom it concerns; left out: nobody. */
  readonly told?: readonly NotificationToAdd[]
}

/** Fields to change; what is left out stays. In `metadata`, `null` takes the field away. */
export interface ArticlePatch extends Partial<ArticleColumns> {
  readonly metadata?: Readonly<Record<string, Json>>
  /** Whom the change concerns, written with it; left out: nobody. */
  readonly told?: readonly NotificationToAdd[]
}

/** A page of a record, the latest first. */
export interface RecordQuery {
  /** `next` of the page before; one that is none of ours gives an empty page. */
  readonly cursor?: string
  /** 1 to 500. */
  readonly limit: number
}

export interface RecordPage<T> {
  readonly records: readonly T[]
  /** Cursor of the next page; null on the last. */
  readonly next: string | null
}

/** A document as stored: the snapshot, then every update behind it in the order of their commits. */
export interface StoredDocument {
  readonly epoch: number
  readonly snapshot: Uint8Array
  readonly tail: readonly Uint8Array[]
  /** Sequence of the last update of the tail, or the one that the snapshot reaches to. */
  readonly lastSequence: number
}

/** `slugTaken`: another article has the slug; nothing was stored. */
export type CreateResult =
  | { readonly ok: true; readonly article: ArticleRow }
  | { readonly ok: false; readonly reason: 'slugTaken' }

/** `missing`: no such article. `slugTaken`: another article has the slug. Nothing was changed. */
export type PatchResult =
  | { readonly ok: true; readonly article: ArticleRow }
  | { readonly ok: false; readonly reason: 'missing' | 'slugTaken' }

/** `missing`: no such article. `corrupt`: stored bytes fail their check; `detail` names them, without text. */
export type LoadResult =
  | { readonly ok: true; readonly document: StoredDocument }
  | { readonly ok: false; readonly reason: 'missing' | 'corrupt'; readonly detail: string }

/** A snapshot and what it reaches to; without bytes where they are damaged or gone. */
export interface SalvagedSnapshot {
  readonly through: number
  readonly bytes: Uint8Array | null
}

/** What is there of an article of which something may be damaged. */
export interface SalvagedLog {
  readonly epoch: number
  /** Null: nobody can say what it reached to. */
  readonly snapshot: SalvagedSnapshot | null
  /** The one that the snapshot took the place of; at first the same one. */
  readonly earlier: SalvagedSnapshot | null
  /** Updates behind the snapshot in the order of their commits; without bytes where they are damaged. */
  readonly rows: readonly { readonly sequence: number; readonly bytes: Uint8Array | null }[]
}

/** `refused`: the new snapshot lacks something that is stored, or does not load; nothing was changed. */
export type CompactResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'missing' | 'refused'; readonly detail: string }

/** Why nothing can be written at the moment. */
export interface StoreTrouble {
  readonly kind: 'full' | 'locked' | 'failing'
  /** The store's own words; no text of an article, no path. */
  readonly detail: string
  readonly since: number
}

export interface StoreHealth {
  readonly trouble: StoreTrouble | null
  /** Updates and bytes taken but not yet durable. */
  readonly pendingUpdates: number
  readonly pendingBytes: number
}

/** `append` was given more than may wait while nothing can be written: the update was not taken. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull'
}
/** The disk is full, locked or failing: nothing was stored. Thrown by every write but `append`, which waits instead. */
export class StoreUnwritable extends Error {
  override readonly name = 'StoreUnwritable'
  readonly kind: StoreTrouble['kind']

  constructor(kind: StoreTrouble['kind'], detail: string) {
    super(detail)
    this.kind = kind
  }
}
/** The store is closed: nothing was taken. */
export class StoreClosed extends Error {
  override readonly name = 'StoreClosed'
}
/** What is stored of an article takes no update: it is damaged, or the update is nothing that can be stored. Nothing was taken. */
export class ArticleDamaged extends Error {
  override readonly name = 'ArticleDamaged'
}
/** There is no such article to append to: nothing was taken. */
export class ArticleMissing extends Error {
  override readonly name = 'ArticleMissing'
}

/**
 * Keeps articles on disk. Every promise that resolves to success means: durably committed. While the disk is full,
 * locked or failing, appends stay pending and are tried again until they succeed, every other write rejects with
 * `StoreUnwritable`, and reads go on working; `onTrouble` and `onRecovered` tell. After `close` every call rejects with
 * `StoreClosed`.
 */
export interface Store
  extends
    AuditStore,
    CommentStore,
    LateStore,
    NotificationStore,
    PurgeStore,
    VersionStore,
    ViewStore,
    WorkflowStore {
  readonly mail: MailStore
  readonly webhooks: WebhookStore
  /** Row and first snapshot in one durable transaction. An id that exists already is a bug and rejects. */
  createArticle(article: NewArticle): Promise<CreateResult>
  getArticle(id: string): Promise<ArticleRow | null>
  /** Sorted as asked; equal ones by id. */
  listArticles(query: ArticleQuery): Promise<ArticlePage>
  /** All articles whose metadata field `isRestricted` is true. */
  listRestricted(): Promise<readonly ArticleRow[]>
  /** Field by field, so that two people who change different fields both win. */
  patchArticle(id: string, patch: ArticlePatch, at: number): Promise<PatchResult>
  /** What lists show and what searches find from now on (`content` null: what they found before). Null: no such article. */
  saveSummary(
    id: string,
    summary: ArticleSummary,
    content: ArticleContent | null,
    at: number,
  ): Promise<ArticleRow | null>
  /** Ids behind `after`, in their order, of articles whose content no search finds yet. */
  listUnsearchable(after: string, limit: number): Promise<readonly string[]>

  load(id: string): Promise<LoadResult>
  /** What can be read of an article that does not load; null: no such article. Changes nothing. */
  salvage(id: string): Promise<SalvagedLog | null>
  /** Whether `append` would take so many more bytes now; asked before an update is applied. */
  canAppend(bytes: number): boolean
  /**
   * Takes the update at once and resolves with its sequence when it is durable, in the order of the calls. The decisions
   * that it carries, and that it came late, are put on record in the same transaction. Rejects with `StoreFull`, `StoreClosed`,
   * `ArticleMissing` or `ArticleDamaged`, the last two without holding up other articles; never resolves falsely.
   */
  append(
    id: string,
    update: Uint8Array,
    decisions?: readonly DecisionRecord[],
    late?: LateRecord | null,
  ): Promise<number>
  /**
   * Replaces the snapshot and drops the updates up to `throughSequence`, in one transaction, after a check on a copy
   * that the new snapshot loads and holds every character and deletion of what it replaces. The one that it replaces is
   * kept as the earlier one.
   */
  compact(id: string, snapshot: Uint8Array, throughSequence: number): Promise<CompactResult>

  /** The decisions that were made in an article; an empty page for one that never was. */
  listDecisions(id: string, query: RecordQuery): Promise<RecordPage<StoredDecisionRecord>>

  health(): StoreHealth
  /** Called once when writing begins to fail; the result takes the listener away again. */
  onTrouble(listener: (trouble: StoreTrouble) => void): () => void
  /** Called once when writing works again. */
  onRecovered(listener: () => void): () => void
  /** Commits what is pending if it can be committed, then closes. */
  close(): Promise<void>
}
