import * as Y from 'yjs'
import type { Logger } from '../observability/logger.ts'
import { StoreUnwritable } from '../storage/Store.ts'
import type { ArticleRow, Store, StoredDocument } from '../storage/Store.ts'
import { summarize } from './summarize.ts'
import type { SyncCounts } from './SyncCounts.ts'
import type { SyncSettings } from './SyncSettings.ts'

export interface HousekeepingParts {
  readonly articleId: string
  /** Gives the document with everything that was received. */
  readonly document: () => Y.Doc
  readonly store: Store
  readonly logger: Logger
  readonly now: () => number
  readonly settings: SyncSettings
  readonly counts: SyncCounts
  readonly onSummary: (article: ArticleRow) => void
}

/** Keeps what is stored of an open article small and its line in the list true. */
export class Housekeeping {
  readonly #parts: HousekeepingParts
  #tailUpdates = 0
  #tailBytes = 0
  #lastSequence: number
  #compacting: Promise<void> | null = null
  #nextUpdates: number
  /** A tail as long as the snapshot: so an article of any size is written anew only as often as it doubles. */
  #nextBytes: number
  /** When the row, and what searches look through, ceased to tell what is written; null: they do. */
  #summaryStaleSince: number | null = null
  #indexStaleSince: number | null = null
  #changedAt = 0
  #summaryTimer: NodeJS.Timeout | null = null
  #isDisposed = false

  constructor(parts: HousekeepingParts, { snapshot, tail, lastSequence }: StoredDocument) {
    this.#parts = parts
    this.#nextUpdates = parts.settings.compactAfterUpdates
    this.#nextBytes = Math.max(parts.settings.compactAfterBytes, snapshot.byteLength)
    this.#lastSequence = lastSequence
    for (const update of tail) this.#count(update)
    if (tail.length > 0) this.#markStale()
  }

  /** An update is on disk. `isNews`: the article reads otherwise, and has changed now for whoever looks at the list. */
  committed(update: Uint8Array, sequence: number, isNews: boolean): void {
    this.#lastSequence = sequence
    this.#count(update)
    if (isNews) this.#markStale()
    if (this.#tailUpdates > this.#nextUpdates || this.#tailBytes > this.#nextBytes) void this.#compact()
  }

  /** Summarizes and compacts now, if the store can; every update must be on disk, so nothing is lost if not. */
  async tidy(): Promise<void> {
    await this.#summarize(true)
    await this.#compacting
    if (this.#tailUpdates > 0) await this.#compact()
  }

  /** Nothing of the document is stored from here on, not even what is on its way. */
  dispose(): void {
    this.#isDisposed = true
    this.#clearTimer()
  }

  #count(update: Uint8Array): void {
    this.#tailUpdates += 1
    this.#tailBytes += update.byteLength
  }

  #compact(): Promise<void> {
    this.#compacting ??= this.#compactOnce().finally(() => {
      this.#compacting = null
    })
    return this.#compacting
  }

  async #compactOnce(): Promise<void> {
    const { articleId, document, store, logger, settings, counts } = this.#parts
    const updates = this.#tailUpdates
    const bytes = this.#tailBytes
    try {
      const snapshot = Y.encodeStateAsUpdate(document())
      const result = await store.compact(articleId, snapshot, this.#lastSequence)
      counts.compactions.note(result.ok ? 'done' : result.reason)
      if (result.ok) {
        this.#tailUpdates -= updates
        this.#tailBytes -= bytes
        this.#nextUpdates = settings.compactAfterUpdates
        this.#nextBytes = Math.max(settings.compactAfterBytes, snapshot.byteLength)
        return
      }
      logger.error({ article: articleId, reason: result.reason, detail: result.detail }, 'compaction refused')
    } catch (error) {
      counts.compactions.note('failed')
      if (!(error instanceof StoreUnwritable))
        logger.error({ article: articleId, ...named(error) }, 'compaction failed')
    }
    // Nothing is lost without it: try again when there is twice as much.
    this.#nextUpdates = updates * 2
    this.#nextBytes = bytes * 2
  }

  #markStale(): void {
    if (this.#isDisposed) return
    this.#changedAt = this.#parts.now()
    this.#summaryStaleSince ??= this.#changedAt
    this.#indexStaleSince ??= this.#changedAt
    this.#setTimer()
  }

  /** To the next pause, or the longest that the row may wait. */
  #setTimer(): void {
    const { now, settings } = this.#parts
    this.#clearTimer()
    const pause = this.#changedAt + settings.summaryAfter
    const latest =
      this.#summaryStaleSince === null ? Infinity : this.#summaryStaleSince + settings.summaryWithin
    const at = Math.min(pause, latest)
    // A clock that was set back must not keep anything from the list.
    const wait = Math.min(settings.summaryAfter, Math.max(0, at - now()))
    this.#summaryTimer = setTimeout(() => void this.#summarize(at === pause), wait)
  }

  /**
   * Words are costly to find and to put away. While somebody types on without a pause the row is kept true, and what
   * searches look through follows less often.
   */
  async #summarize(isPause: boolean): Promise<void> {
    const { articleId, document, store, logger, now, settings, onSummary } = this.#parts
    this.#clearTimer()
    const since = this.#indexStaleSince
    if (since === null || this.#isDisposed) return
    const isIndexed = isPause || now() - since >= settings.indexWithin
    this.#summaryStaleSince = null
    if (isIndexed) this.#indexStaleSince = null
    try {
      const { summary, content } = summarize(document())
      const row = await store.saveSummary(articleId, summary, isIndexed ? content : null, now())
      if (row !== null) onSummary(row)
      if (this.#indexStaleSince !== null && this.#summaryTimer === null && !this.#isDisposed) this.#setTimer()
    } catch (error) {
      this.#markStale()
      if (!(error instanceof StoreUnwritable))
        logger.error({ article: articleId, ...named(error) }, 'summary failed')
    }
  }

  #clearTimer(): void {
    if (this.#summaryTimer !== null) clearTimeout(this.#summaryTimer)
    this.#summaryTimer = null
  }
}

function named(error: unknown): { readonly error: string } {
  return { error: error instanceof Error ? error.message : 'unknown' }
}
