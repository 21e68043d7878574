import type { AuditEntry } from '../AuditEntry.ts'
import { CommitQueue, DEFAULT_COMMIT_SETTINGS } from '../CommitQueue.ts'
import type { Appended, CommitOutcome, CommitSettings } from '../CommitQueue.ts'
import type { DecisionRecord } from '../DecisionRecord.ts'
import { OneAtATime } from '../OneAtATime.ts'
import { StoreClosed, StoreUnwritable } from '../Store.ts'
import type {
  ArticlePatch,
  ArticleQuery,
  ArticleSummary,
  NewArticle,
  RecordQuery,
  Store,
  StoreHealth,
  StoreTrouble,
} from '../Store.ts'
import { SummaryQueue } from '../SummaryQueue.ts'
import { isDamageCode, troubleKind } from './sqliteFailure.ts'
import { WorkerConnection, WorkerFailure } from './WorkerConnection.ts'
import type { CallName, WorkerCalls } from './workerCalls.ts'

/** Where and how the articles are kept. */
export interface SqliteStoreOptions {
  /** File; its folder must exist. */
  readonly path: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly settings?: Partial<CommitSettings>
  /** The file that the worker thread runs; one that fails, for tests. */
  readonly worker?: URL
}

const WORKER = new URL('./worker.ts', import.meta.url)

/** A store in one SQLite file, owned by a worker thread, so that no commit ever holds up the event loop. */
export class SqliteStore implements Store {
  readonly #path: string
  readonly #worker: URL
  readonly #queue: CommitQueue
  // Whatever the articles need for themselves holds up a commit by one piece of work of each kind at most.
  readonly #summaries = new SummaryQueue((batch) => this.#write('saveSummaries', batch))
  readonly #compactions = new OneAtATime()
  #connection: WorkerConnection
  #reopening: Promise<void> | null = null
  #isClosed = false

  constructor(options: SqliteStoreOptions, connection: WorkerConnection) {
    this.#path = options.path
    this.#worker = options.worker ?? WORKER
    this.#connection = connection
    this.#queue = new CommitQueue({
      now: options.now,
      settings: { ...DEFAULT_COMMIT_SETTINGS, ...options.settings },
      commit: (batch) =>
        this.#attempt(
          'append',
          [batch.map(({ id, update, decisions }) => ({ id, update, decisions }))],
          (sequences) => sequences,
        ),
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

  patchArticle(id: string, patch: ArticlePatch, at: number) {
    return this.#write('patch', id, patch, at)
  }

  saveSummary(id: string, summary: ArticleSummary, at: number) {
    return this.#summaries.save(id, summary, at)
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

  append(id: string, update: Uint8Array, decisions?: readonly DecisionRecord[]): Promise<number> {
    return this.#queue.append(id, update, decisions)
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
    await this.#connection.call('close').catch(() => {})
    await this.#connection.end()
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
    await this.#reopen()
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
      await this.#reopen()
      return { ok: true, sequences: sequences(await this.#connection.call(name, ...args)) }
    } catch (error) {
      return { ok: false, ...(asTrouble(error) ?? { kind: 'failing', detail: 'the store failed' }) }
    }
  }

  /** A worker that died (out of memory, a bug) is replaced; what it had not committed is still in the queue. */
  async #reopen(): Promise<void> {
    if (!this.#connection.isGone) return
    this.#reopening ??= this.#replaceConnection()
    await this.#reopening
  }

  async #replaceConnection(): Promise<void> {
    try {
      this.#connection = await WorkerConnection.open(this.#path, this.#worker)
    } finally {
      this.#reopening = null
    }
  }
}

/** Opens (and creates or migrates) the file; rejects when it cannot be opened or was written by a newer version. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  return new SqliteStore(options, await WorkerConnection.open(options.path, options.worker ?? WORKER))
}

function asTrouble(error: unknown): { kind: StoreTrouble['kind']; detail: string } | null {
  if (!(error instanceof WorkerFailure)) return null
  const kind = troubleKind(error.code)
  return kind === null ? null : { kind, detail: error.message }
}
