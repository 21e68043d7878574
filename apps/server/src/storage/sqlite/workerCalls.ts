import type {
  LoadVersionResult,
  NewVersion,
  StoredVersion,
  ThinnedVersions,
  VersionQuery,
} from '../ArticleVersion.ts'
import type { AuditEntry, StoredAuditEntry } from '../AuditEntry.ts'
import type { ArticlePage, ArticleQuery } from '../ArticleQuery.ts'
import type { AuditLines } from '../AuditStore.ts'
import type { Appended } from '../CommitQueue.ts'
import type {
  AddCommentResult,
  CommentChange,
  CommentLimits,
  CommentToAdd,
  StoredThread,
} from '../StoredComment.ts'
import type { StoredMail, StoredMailSettings } from '../StoredMail.ts'
import type {
  Attempted,
  DueDelivery,
  NewWebhook,
  StoredWebhook,
  WebhookSecrets,
  WebhookTerms,
} from '../StoredWebhook.ts'
import type { DeliveryState } from '@stet/protocol'
import type { StoredNotification, UnreadNotifications } from '../StoredNotification.ts'
import type { StoredDecisionRecord } from '../DecisionRecord.ts'
import type { StoredLateRecord } from '../LateRecord.ts'
import type {
  ArticlePatch,
  ArticleRow,
  CompactResult,
  CreateResult,
  LoadResult,
  NewArticle,
  PatchResult,
  RecordPage,
  RecordQuery,
  SalvagedLog,
} from '../Store.ts'
import type { RetentionSettings } from '../../versions/expiredVersions.ts'
import type { SoughtWords } from '../../purge/SoughtText.ts'
import type { PurgeOrder, PurgePlaces, PurgePreview, PurgeResult } from '../PurgeStore.ts'
import type { CountedVersions } from './purge/purgeVersions.ts'
import type { PackedUpdates } from './packUpdates.ts'
import type { SummaryToSave } from '../SummaryQueue.ts'
import type { PublishedArticle, WorkflowChange, WorkflowResult, WorkflowState } from '../WorkflowRecord.ts'
import type { AddViewResult, SavedView } from '../ViewStore.ts'

/** What the worker that owns the file does when asked; each call is done before the next begins. */
export interface WorkerCalls {
  append(updates: PackedUpdates): Appended[]
  create(article: NewArticle): CreateResult
  get(id: string): ArticleRow | null
  list(query: ArticleQuery): ArticlePage
  listRestricted(): readonly ArticleRow[]
  patch(id: string, patch: ArticlePatch, at: number): PatchResult
  listUnsearchable(after: string, limit: number): readonly string[]
  saveSummaries(summaries: readonly SummaryToSave[]): (ArticleRow | null)[]
  load(id: string): LoadResult
  salvage(id: string): SalvagedLog | null
  compact(id: string, snapshot: Uint8Array, throughSequence: number): CompactResult
  listDecisions(id: string, query: RecordQuery): RecordPage<StoredDecisionRecord>
  listLate(articleId: string): readonly StoredLateRecord[]
  settleLate(articleId: string, numbers: readonly number[], by: string | null, at: number): number
  addAuditEntry(entry: AuditEntry): void
  listAudit(query: RecordQuery): RecordPage<StoredAuditEntry>
  auditLines(after: number, limit: number): AuditLines
  listThreads(articleId: string): StoredThread[]
  threadOf(commentId: string): StoredThread | null
  addComment(comment: CommentToAdd, limits: CommentLimits): AddCommentResult
  changeComment(commentId: string, change: CommentChange): StoredThread | null
  getWorkflow(id: string): WorkflowState | null
  changeWorkflow(id: string, change: WorkflowChange): WorkflowResult
  listSchedules(): readonly { readonly id: string; readonly publishAt: number }[]
  listApprovals(): readonly { readonly id: string; readonly hash: string }[]
  listClearances(): readonly string[]
  publishedBySlug(slug: string): PublishedArticle | null
  publishedById(id: string): PublishedArticle | null
  listNotifications(person: string, query: RecordQuery): RecordPage<StoredNotification>
  listUnread(person: string): readonly UnreadNotifications[]
  markRead(person: string, number: number, isThrough: boolean): void
  dueMail(now: number, limit: number): readonly StoredMail[]
  postponeMail(number: number, until: number): void
  settleMail(number: number): void
  mailSettings(person: string): StoredMailSettings
  changeMailSettings(person: string, change: Partial<StoredMailSettings>): StoredMailSettings
  listWebhooks(): readonly StoredWebhook[]
  getWebhook(id: string): StoredWebhook | null
  secretsOfWebhook(id: string): WebhookSecrets | null
  addWebhook(webhook: NewWebhook, most: number, audit: AuditEntry): boolean
  changeWebhook(id: string, terms: WebhookTerms, audit: AuditEntry): boolean
  renewWebhookSecret(id: string, secrets: WebhookSecrets, audit: AuditEntry): boolean
  removeWebhook(id: string, audit: AuditEntry): boolean
  moveWebhooksToDesk(from: string, to: string): void
  retryDeliveries(id: string, now: number, audit: AuditEntry): boolean
  dueDeliveries(now: number, mostOfEach: number): readonly DueDelivery[]
  nextDelivery(after: number): number | null
  postponeDelivery(key: number, until: number, attempted: boolean): void
  noteDelivery(key: number, attempted: Attempted): void
  settleDelivery(key: number, state: Exclude<DeliveryState, 'waiting'>, attempted: Attempted | null): void
  forgetDeliveries(before: number): void
  addVersion(id: string, version: NewVersion): StoredVersion | null
  listVersions(id: string, query: VersionQuery): RecordPage<StoredVersion>
  loadVersion(id: string, number: number): LoadVersionResult
  nameVersion(id: string, number: number, name: string | null): StoredVersion | null
  thinVersions(after: string, now: number, settings: RetentionSettings): ThinnedVersions
  listViews(person: string): readonly SavedView[]
  addView(view: SavedView): AddViewResult
  changeView(
    person: string,
    id: string,
    change: Partial<Pick<SavedView, 'name' | 'filter'>>,
  ): SavedView | null
  removeView(person: string, id: string): boolean
  moveViewsToDesk(from: string, to: string): void
  findText(id: string, words: SoughtWords): PurgeResult<PurgePreview>
  countVersions(id: string, words: SoughtWords, after: number): CountedVersions
  purgeText(
    id: string,
    order: PurgeOrder,
  ): PurgeResult<{ readonly places: PurgePlaces; readonly article: ArticleRow }>
  scrub(): boolean
  /** Writes something small and takes it away again. */
  probe(): void
  /** Lets the file grow by so many pages and no more; null: as far as the disk goes. */
  limitGrowth(pages: number | null): void
  close(): void
}

export type CallName = keyof WorkerCalls

/** What the worker is begun with. */
export interface WorkerSettings {
  /** The file. */
  readonly path: string
  /** Whether what people are told goes out by mail, too. */
  readonly keepsMail: boolean
}

/** A call on its way to the worker. */
export interface CallMessage {
  readonly ticket: number
  readonly name: CallName
  readonly args: readonly unknown[]
}

/** Its answer; `code` is SQLite's primary result code, null for a bug. The answer to ticket 0 tells that the file is open. */
export type AnswerMessage =
  | { readonly ticket: number; readonly ok: true; readonly value: unknown }
  | { readonly ticket: number; readonly ok: false; readonly code: number | null; readonly detail: string }
