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
  #isSummaryStale = false
  #staleSince = 0
  #summaryTimer: NodeJS.Timeout | null = null

  constructor(parts: HousekeepingParts, { snapshot, tail, lastSequence }: StoredDocument) {
    this.#parts = parts
    this.#nextUpdates = parts.settings.compactAfterUpdates
    this.#nextBytes = Math.max(parts.settings.compactAfterBytes, snapshot.byteLength)
    this.#lastSequence = lastSequence
    for (const update of tail) this.#count(update)
    if (tail.length > 0) this.#markStale()
  }

  /** An update is on disk. */
  committed(update: Uint8Array, sequence: number): void {
    this.#lastSequence = sequence
    this.#count(update)
    this.#markStale()
    if (this.#tailUpdates > this.#nextUpdates || this.#tailBytes > this.#nextBytes) void this.#compact()
  }

  /** Summarizes and compacts now, if the store can; every update must be on disk, so nothing is lost if not. */
  async tidy(): Promise<void> {
    this.#clearTimer()
    await this.#summarize()
    await this.#compacting
    if (this.#tailUpdates > 0) await this.#compact()
  }

  dispose(): void {
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
    const { now, settings } = this.#parts
    if (!this.#isSummaryStale) {
      this.#isSummaryStale = true
      this.#staleSince = now()
    }
    this.#clearTimer()
    const latest = this.#staleSince + settings.summaryWithin - now()
    this.#summaryTimer = setTimeout(
      () => void this.#summarize(),
      Math.max(0, Math.min(settings.summaryAfter, latest)),
    )
  }

  async #summarize(): Promise<void> {
    if (!this.#isSummaryStale) return
    const { articleId, document, store, logger, now, onSummary } = this.#parts
    this.#isSummaryStale = false
    try {
      const row = await store.saveSummary(articleId, summarize(document()), now())
      if (row !== null) onSummary(row)
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
