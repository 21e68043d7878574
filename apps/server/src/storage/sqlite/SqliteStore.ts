import type { NewVersion, VersionQuery } from '../ArticleVersion.ts'
import type { ArticleQuery } from '../ArticleQuery.ts'
import type { AuditEntry } from '../AuditEntry.ts'
import { CommitQueue, DEFAULT_COMMIT_SETTINGS, type Appended } from '../CommitQueue.ts'
import type { CommitOutcome, CommitSettings } from '../CommitQueue.ts'
import type { DecisionRecord } from '../DecisionRecord.ts'
import type { LateRecord } from '../LateRecord.ts'
import { OneAtATime } from '../OneAtATime.ts'
import type { CommentChange, CommentLimits, CommentToAdd } from '../StoredComment.ts'
import { StoreClosed, StoreUnwritable } from '../Store.ts'
import type {
  ArticleContent,
  ArticlePatch,
  ArticleSummary,
  NewArticle,
  RecordQuery,
  Store,
  StoreHealth,
  StoreTrouble,
} from '../Store.ts'
import type { RetentionSettings } from '../../versions/expiredVersions.ts'
import type { SoughtWords } from '../../purge/SoughtText.ts'
import type { PurgeOrder } from '../PurgeStore.ts'
import { mailCalls } from './mailCalls.ts'
import { packUpdates } from './packUpdates.ts'
import { SummaryQueue } from '../SummaryQueue.ts'
import { webhookCalls } from './webhookCalls.ts'
import { withVersions } from '../withVersions.ts'
import type { WorkflowChange } from '../WorkflowRecord.ts'
import type { SavedView } from '../ViewStore.ts'
import { asTrouble } from './asTrouble.ts'
import { isDamageCode } from './sqliteFailure.ts'
import { LastingConnection } from './LastingConnection.ts'
import { WorkerConnection, type WorkerFailure } from './WorkerConnection.ts'
import type { CallName, WorkerCalls } from './workerCalls.ts'

/** Where and how the articles are kept. */
export interface SqliteStoreOptions {
  /** File; its folder must exist. */
  readonly path: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly settings?: Partial<CommitSettings>
  /** Whether what people are told goes out by mail, too; unless told, it does not. */
  readonly keepsMail?: boolean
  /** The file that the worker thread runs; one that fails, for tests. */
  readonly worker?: URL
}

const WORKER = new URL('./worker.ts', import.meta.url)

/** A store in one SQLite file, owned by a worker thread, so that no commit ever holds up the event loop. */
export class SqliteStore implements Store {
  readonly mail = mailCalls(
    (name, ...args) => this.#read(name, ...args),
    (name, ...args) => this.#write(name, ...args),
  )
  readonly webhooks = webhookCalls(
    (name, ...args) => this.#read(name, ...args),
    (name, ...args) => this.#write(name, ...args),
  )
  readonly #queue: CommitQueue
  // Whatever the articles need for themselves holds up a commit by one piece of work of each kind at most.
  readonly #summaries = new SummaryQueue((batch) => this.#write('saveSummaries', batch))
  readonly #compactions = new OneAtATime()
  readonly #connection: LastingConnection
  #isClosed = false

  constructor(options: SqliteStoreOptions, connection: LastingConnection) {
    this.#connection = connection
    this.#queue = new CommitQueue({
      now: options.now,
      settings: { ...DEFAULT_COMMIT_SETTINGS, ...options.settings },
      commit: (batch) => this.#attempt('append', [packUpdates(batch)], (sequences) => sequences),
      probe: () => this.#attempt('probe', [], () => []),
    })
  }

  createArticle(article: NewArticle) {
    return this.#write('create', article)
  }

  getArticle(id: string) {
    return this.#read('get', id)
  }

  listArticles(query: ArticleQuery) {
    return this.#read('list', query)
  }

  listRestricted() {
    return this.#read('listRestricted')
  }

  patchArticle(id: string, patch: ArticlePatch, at: number) {
    return this.#write('patch', id, patch, at)
  }

  saveSummary(id: string, summary: ArticleSummary, content: ArticleContent | null, at: number) {
    return this.#summaries.save({ id, summary, content, at })
  }

  listUnsearchable(after: string, limit: number) {
    return this.#read('listUnsearchable', after, limit)
  }

  load(id: string) {
    return this.#read('load', id)
  }

  salvage(id: string) {
    return this.#read('salvage', id)
  }

  canAppend(bytes: number): boolean {
    return this.#queue.canAppend(bytes)
  }

  append(
    id: string,
    update: Uint8Array,
    decisions?: readonly DecisionRecord[],
    late?: LateRecord | null,
  ): Promise<number> {
    return this.#queue.append(id, update, decisions, late)
  }

  listLate(articleId: string) {
    return this.#read('listLate', articleId)
  }

  settleLate(articleId: string, numbers: readonly number[], by: string | null, at: number) {
    return this.#write('settleLate', articleId, numbers, by, at)
  }

  compact(id: string, snapshot: Uint8Array, throughSequence: number) {
    return this.#compactions.run(() => this.#write('compact', id, snapshot, throughSequence))
  }

  listDecisions(id: string, query: RecordQuery) {
    return this.#read('listDecisions', id, query)
  }

  addAuditEntry(entry: AuditEntry) {
    return this.#write('addAuditEntry', entry)
  }

  listAudit(query: RecordQuery) {
    return this.#read('listAudit', query)
  }

  auditLines(after: number, limit: number) {
    return this.#read('auditLines', after, limit)
  }

  listThreads(articleId: string) {
    return this.#read('listThreads', articleId)
  }

  threadOf(commentId: string) {
    return this.#read('threadOf', commentId)
  }

  addComment(comment: CommentToAdd, limits: CommentLimits) {
    return this.#write('addComment', comment, limits)
  }

  changeComment(commentId: string, change: CommentChange) {
    return this.#write('changeComment', commentId, change)
  }

  getWorkflow(id: string) {
    return this.#read('getWorkflow', id)
  }

  changeWorkflow(id: string, change: WorkflowChange) {
    return this.#write('changeWorkflow', id, change)
  }

  listSchedules() {
    return this.#read('listSchedules')
  }

  listApprovals() {
    return this.#read('listApprovals')
  }

  listClearances() {
    return this.#read('listClearances')
  }

  publishedBySlug(slug: string) {
    return this.#read('publishedBySlug', slug)
  }

  publishedById(id: string) {
    return this.#read('publishedById', id)
  }

  listNotifications(person: string, query: RecordQuery) {
    return this.#read('listNotifications', person, query)
  }

  listUnread(person: string) {
    return this.#read('listUnread', person)
  }

  markRead(person: string, number: number, isThrough: boolean) {
    return this.#write('markRead', person, number, isThrough)
  }

  addVersion(id: string, version: NewVersion) {
    return this.#write('addVersion', id, version)
  }

  listVersions(id: string, query: VersionQuery) {
    return this.#read('listVersions', id, query)
  }

  loadVersion(id: string, number: number) {
    return this.#read('loadVersion', id, number)
  }

  nameVersion(id: string, number: number, name: string | null) {
    return this.#write('nameVersion', id, number, name)
  }

  thinVersions(after: string, now: number, settings: RetentionSettings) {
    return this.#write('thinVersions', after, now, settings)
  }

  async findText(id: string, words: SoughtWords) {
    const found = await this.#write('findText', id, words)
    return withVersions(found, (after) => this.#read('countVersions', id, words, after))
  }

  /** Behind every summary and compaction that was asked for before: they hold what is to go. */
  async purgeText(id: string, order: PurgeOrder) {
    await this.#summaries.settled()
    return this.#compactions.run(() => this.#write('purgeText', id, order))
  }

  scrub() {
    return this.#write('scrub')
  }

  listViews(person: string) {
    return this.#read('listViews', person)
  }

  addView(view: SavedView) {
    return this.#write('addView', view)
  }

  changeView(person: string, id: string, change: Partial<Pick<SavedView, 'name' | 'filter'>>) {
    return this.#write('changeView', person, id, change)
  }

  removeView(person: string, id: string) {
    return this.#write('removeView', person, id)
  }

  moveViewsToDesk(from: string, to: string) {
    return this.#write('moveViewsToDesk', from, to)
  }

  health(): StoreHealth {
    return this.#queue.health()
  }

  onTrouble(listener: (trouble: StoreTrouble) => void): () => void {
    return this.#queue.onTrouble(listener)
  }

  onRecovered(listener: () => void): () => void {
    return this.#queue.onRecovered(listener)
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#queue.close()
    await this.#connection.close()
  }

  /** For tests: the file may grow by so many pages and no more, as on a full disk; null: no limit. */
  async limitGrowth(pages: number | null): Promise<void> {
    await this.#connection.call('limitGrowth', pages)
  }

  async #read<Name extends CallName>(
    name: Name,
    ...args: Parameters<WorkerCalls[Name]>
  ): Promise<ReturnType<WorkerCalls[Name]>> {
    if (this.#isClosed) throw new StoreClosed('the store is closed')
    return this.#connection.call(name, ...args)
  }

  async #write<Name extends CallName>(
    name: Name,
    ...args: Parameters<WorkerCalls[Name]>
  ): Promise<ReturnType<WorkerCalls[Name]>> {
    try {
      return await this.#read(name, ...args)
    } catch (error) {
      const trouble = asTrouble(error)
      if (trouble === null) throw error
      // A damaged place is one article's trouble; whether anything can be written, the next commit finds out.
      if (!isDamageCode((error as WorkerFailure).code))
        this.#queue.reportTrouble(trouble.kind, trouble.detail)
      throw new StoreUnwritable(trouble.kind, trouble.detail)
    }
  }

  async #attempt<Name extends CallName>(
    name: Name,
    args: Parameters<WorkerCalls[Name]>,
    sequences: (answer: ReturnType<WorkerCalls[Name]>) => readonly Appended[],
  ): Promise<CommitOutcome> {
    try {
      return { ok: true, sequences: sequences(await this.#connection.call(name, ...args)) }
    } catch (error) {
      return { ok: false, ...(asTrouble(error) ?? { kind: 'failing', detail: 'the store failed' }) }
    }
  }
}

/** Opens (and creates or migrates) the file; rejects when it cannot be opened or was written by a newer version. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  const { path, keepsMail = false, worker = WORKER } = options
  const open = () => WorkerConnection.open({ path, keepsMail }, worker)
  return new SqliteStore(options, new LastingConnection(open, await open()))
}
