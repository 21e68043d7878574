import { CommitQueue, DEFAULT_COMMIT_SETTINGS } from '../CommitQueue.ts'
import type { CommitOutcome, CommitSettings, PendingUpdate } from '../CommitQueue.ts'
import { StoreClosed, StoreUnwritable } from '../Store.ts'
import type { ArticleQuery } from '../ArticleQuery.ts'
import type { DecisionRecord } from '../DecisionRecord.ts'
import type { LateRecord } from '../LateRecord.ts'
import type {
  ArticleContent,
  ArticlePatch,
  ArticleSummary,
  NewArticle,
  RecordQuery,
  Store,
  StoreTrouble,
} from '../Store.ts'
import { UpdateLog } from '../sqlite/UpdateLog.ts'
import { HeldRecords } from './HeldRecords.ts'

/** A store in memory whose disk does what a test says: hold commits back, be full, be slow to load. */
export class HeldStore extends HeldRecords implements Store {
  readonly #log = new UpdateLog(this.database)
  readonly #queue: CommitQueue
  readonly #held: (() => void)[] = []
  #isHeld = false
  #isFull = false
  #isClosed = false
  /** Awaited by every load. */
  beforeLoad: () => Promise<void> = () => Promise.resolve()

  constructor(settings: Partial<CommitSettings> = {}) {
    super()
    this.#queue = new CommitQueue({
      now: Date.now,
      settings: { ...DEFAULT_COMMIT_SETTINGS, gather: [], ...settings },
      commit: (batch) => this.#commit(batch),
      probe: () => this.#commit([]),
    })
  }

  /** Commits wait from now on. */
  hold(): void {
    this.#isHeld = true
  }

  /** Waiting commits go through, and later ones at once. */
  letGo(): void {
    this.#isHeld = false
    for (const resolve of this.#held.splice(0)) resolve()
  }

  setFull(isFull: boolean): Promise<void> {
    this.#isFull = isFull
    return Promise.resolve()
  }

  damage(
    articleId: string,
    table: 'snapshots' | 'earlier_snapshots' | 'updates' = 'snapshots',
  ): Promise<void> {
    this.database
      .prepare(
        `UPDATE ${table} SET bytes = zeroblob(9) WHERE article = (SELECT key FROM articles WHERE id = ?)`,
      )
      .run(articleId)
    return Promise.resolve()
  }

  /** Puts the snapshot before in the place of the snapshot. */
  repair(articleId: string): void {
    this.database
      .prepare(
        `REPLACE INTO snapshots SELECT * FROM earlier_snapshots
          WHERE article = (SELECT key FROM articles WHERE id = ?)`,
      )
      .run(articleId)
  }

  /** As after an update of Stet that cuts words otherwise. */
  forgetSearch(): void {
    this.database.exec(
      "DELETE FROM article_search; DELETE FROM article_texts; UPDATE articles SET authors = '[]'",
    )
  }

  /** Every stored byte of the documents. */
  rows(): readonly unknown[] {
    return ['snapshots', 'earlier_snapshots', 'updates'].map((table) =>
      this.database.prepare(`SELECT * FROM ${table}`).all(),
    )
  }

  createArticle(article: NewArticle) {
    return this.write(() => this.articles.create(article))
  }

  getArticle(id: string) {
    return this.read(() => this.articles.get(id))
  }

  listArticles(query: ArticleQuery) {
    return this.read(() => this.articles.list(query))
  }

  listRestricted() {
    return this.read(() => this.articles.restricted())
  }

  patchArticle(id: string, patch: ArticlePatch, at: number) {
    return this.write(() => this.articles.patch(id, patch, at))
  }

  saveSummary(id: string, summary: ArticleSummary, content: ArticleContent | null, at: number) {
    return this.write(() => this.articles.saveSummaries([{ id, summary, content, at }])[0] ?? null)
  }

  listUnsearchable(after: string, limit: number) {
    return this.read(() => this.articles.listUnsearchable(after, limit))
  }

  async load(id: string) {
    const loaded = await this.read(() => this.#log.load(id))
    await this.beforeLoad()
    return loaded
  }

  salvage(id: string) {
    return this.read(() => this.#log.salvage(id))
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

  compact(id: string, snapshot: Uint8Array, throughSequence: number) {
    return this.write(() => this.#log.compact(id, snapshot, throughSequence))
  }

  listDecisions(id: string, query: RecordQuery) {
    return this.read(() => this.#log.listDecisions(id, query))
  }

  health() {
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
    await this.#queue.close()
    this.#isClosed = true
    this.database.close()
  }

  async #commit(batch: readonly PendingUpdate[]): Promise<CommitOutcome> {
    if (this.#isHeld) await new Promise<void>((resolve) => this.#held.push(resolve))
    if (this.#isFull) return { ok: false, kind: 'full', detail: 'database or disk is full' }
    return { ok: true, sequences: this.#log.append(batch) }
  }

  protected async read<T>(work: () => T): Promise<T> {
    if (this.#isClosed) throw new StoreClosed('the store is closed')
    return work()
  }

  protected async write<T>(work: () => T): Promise<T> {
    if (this.#isFull) {
      this.#queue.reportTrouble('full', 'database or disk is full')
      throw new StoreUnwritable('full', 'database or disk is full')
    }
    return this.read(work)
  }
}
