import type { AuditEntry, StoredAuditEntry } from '../AuditEntry.ts'
import type { Appended, PendingUpdate } from '../CommitQueue.ts'
import type { StoredDecisionRecord } from '../DecisionRecord.ts'
import type {
  ArticlePage,
  ArticlePatch,
  ArticleQuery,
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
import type { SummaryToSave } from '../SummaryQueue.ts'

/** What the worker that owns the file does when asked; each call is done before the next begins. */
export interface WorkerCalls {
  append(updates: readonly PendingUpdate[]): Appended[]
  create(article: NewArticle): CreateResult
  get(id: string): ArticleRow | null
  list(query: ArticleQuery): ArticlePage
  patch(id: string, patch: ArticlePatch, at: number): PatchResult
  saveSummaries(summaries: readonly SummaryToSave[]): (ArticleRow | null)[]
  load(id: string): LoadResult
  salvage(id: string): SalvagedLog | null
  compact(id: string, snapshot: Uint8Array, throughSequence: number): CompactResult
  listDecisions(id: string, query: RecordQuery): RecordPage<StoredDecisionRecord>
  addAuditEntry(entry: AuditEntry): void
  listAudit(query: RecordQuery): RecordPage<StoredAuditEntry>
  /** Writes something small and takes it away again. */
  probe(): void
  /** Lets the file grow by so many pages and no more; null: as far as the disk goes. */
  limitGrowth(pages: number | null): void
  close(): void
}

export type CallName = keyof WorkerCalls

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
