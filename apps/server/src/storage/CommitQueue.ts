import { MessageRate } from '../MessageRate.ts'
import { sizeOfRecord } from './DecisionRecord.ts'
import type { DecisionRecord } from './DecisionRecord.ts'
import { sizeOfLate } from './LateRecord.ts'
import type { LateRecord } from './LateRecord.ts'
import { ArticleDamaged, ArticleMissing, StoreClosed, StoreFull } from './Store.ts'
import type { StoreHealth, StoreTrouble } from './Store.ts'

/** One update on its way to the disk. */
export interface PendingUpdate {
  readonly id: string
  readonly update: Uint8Array
  /** What it decides, for the record. */
  readonly decisions: readonly DecisionRecord[]
  /** What of it came too late to be accepted text; null: it counts as it was written. */
  readonly late: LateRecord | null
}

/** The sequence of an update that is durable; or there is no such article; or it takes none any more. */
export type Appended = number | 'missing' | 'damaged'

/** What became of each update, in order. Or why nothing could be committed. */
export type CommitOutcome =
  | { readonly ok: true; readonly sequences: readonly Appended[] }
  | { readonly ok: false; readonly kind: StoreTrouble['kind']; readonly detail: string }

/** Limits and times (milliseconds) of the queue. */
export interface CommitSettings {
  /** Least time from the begin of one commit to the next, from so many updates a second on; the busiest first. */
  readonly gather: readonly { readonly from: number; readonly wait: number }[]
  readonly maxBatchUpdates: number
  readonly maxBatchBytes: number
  /** What may wait while nothing can be written. */
  readonly maxPendingBytes: number
  /** First and longest pause between two tries. */
  readonly retryAfter: number
  readonly retryWithin: number
  /** A commit that takes longer counts as trouble. */
  readonly slowAfter: number
}

/**
 * A commit costs about the same for one update as for a hundred, and most of that is the disk's. So a newsroom that writes
 * much shares one in a thirtieth of a second, which is what a screen takes for two; where little comes nobody waits.
 */
export const DEFAULT_COMMIT_SETTINGS: CommitSettings = {
  gather: [
    { from: 200, wait: 33 },
    { from: 100, wait: 16 },
    { from: 0, wait: 4 },
  ],
  maxBatchUpdates: 2_000,
  maxBatchBytes: 4 * 1024 * 1024,
  maxPendingBytes: 64 * 1024 * 1024,
  retryAfter: 100,
  retryWithin: 1_000,
  slowAfter: 3_000,
}

export interface CommitQueueParts {
  /** Makes all of them durable in one transaction, or none. */
  readonly commit: (batch: readonly PendingUpdate[]) => Promise<CommitOutcome>
  /** Finds out whether writing works, by writing something small. */
  readonly probe: () => Promise<CommitOutcome>
  readonly now: () => number
  readonly settings: CommitSettings
}

interface Entry extends PendingUpdate {
  /** What it takes in memory. */
  readonly bytes: number
  readonly resolve: (sequence: number) => void
  readonly reject: (error: Error) => void
}

/**
 * Group commit over all articles: the first update of a quiet moment is committed at once, those that come meanwhile
 * share the next commit. What cannot be committed stays at the head, in order, and is tried again.
 */
export class CommitQueue {
  readonly #parts: CommitQueueParts
  readonly #troubleListeners = new Set<(trouble: StoreTrouble) => void>()
  readonly #recoveryListeners = new Set<() => void>()
  readonly #idle: (() => void)[] = []
  #entries: Entry[] = []
  #pendingBytes = 0
  #trouble: StoreTrouble | null = null
  #isCommitting = false
  #isClosed = false
  readonly #rate = new MessageRate()
  #gathered = 0
  #lastStart = Number.NEGATIVE_INFINITY
  #pause: number
  #cancelTimer: (() => void) | null = null

  constructor(parts: CommitQueueParts) {
    this.#parts = parts
    this.#pause = parts.settings.retryAfter
  }

  canAppend(bytes: number): boolean {
    return !this.#isClosed && this.#pendingBytes + bytes <= this.#parts.settings.maxPendingBytes
  }

  /** What the records take counts against those that come next: how much that is, is known only now. */
  append(
    id: string,
    update: Uint8Array,
    decisions: readonly DecisionRecord[] = [],
    late: LateRecord | null = null,
  ): Promise<number> {
    if (this.#isClosed) return Promise.reject(new StoreClosed('the store is closed'))
    if (!this.canAppend(update.byteLength)) {
      return Promise.reject(new StoreFull('too much is waiting to be written'))
    }
    const rate = this.#rate.note(this.#parts.now())
    this.#gathered = this.#parts.settings.gather.find(({ from }) => rate >= from)?.wait ?? 0
    const records = decisions.reduce((sum, record) => sum + sizeOfRecord(record), late ? sizeOfLate(late) : 0)
    const bytes = update.byteLength + records
    return new Promise((resolve, reject) => {
      this.#entries.push({ id, update, decisions, late, bytes, resolve, reject })
      this.#pendingBytes += bytes
      this.#schedule()
    })
  }

  health(): StoreHealth {
    return {
      trouble: this.#trouble,
      pendingUpdates: this.#entries.length,
      pendingBytes: this.#pendingBytes,
    }
  }

  onTrouble(listener: (trouble: StoreTrouble) => void): () => void {
    this.#troubleListeners.add(listener)
    return () => this.#troubleListeners.delete(listener)
  }

  onRecovered(listener: () => void): () => void {
    this.#recoveryListeners.add(listener)
    return () => this.#recoveryListeners.delete(listener)
  }

  /** Another write than an append failed: say so, and keep trying until writing works. */
  reportTrouble(kind: StoreTrouble['kind'], detail: string): void {
    if (this.#trouble === null) {
      this.#trouble = { kind, detail, since: this.#parts.now() }
      for (const listener of this.#troubleListeners) listener(this.#trouble)
    }
    this.#schedule()
  }

  /** Tries once more to commit all that waits; what then is not on disk is rejected with `StoreClosed`. */
  async close(): Promise<void> {
    this.#isClosed = true
    while (this.#isCommitting) await new Promise<void>((resolve) => this.#idle.push(resolve))
    this.#clearTimer()
    while (this.#entries.length > 0) {
      const before = this.#entries.length
      await this.#commitNow()
      if (this.#entries.length === before) break
    }
    this.#clearTimer()
    for (const entry of this.#entries)
      entry.reject(new StoreClosed('the store was closed before this was written'))
    this.#entries = []
    this.#pendingBytes = 0
  }

  #schedule(): void {
    if (this.#isCommitting || this.#cancelTimer !== null) return
    const isTroubled = this.#trouble !== null
    if (!isTroubled && this.#entries.length === 0) return
    const gathered = this.#lastStart + this.#gathered - this.#parts.now()
    // A clock that was set back must not keep anything from the disk.
    const wait = isTroubled ? this.#pause : Math.min(this.#gathered, Math.max(0, gathered))
    this.#cancelTimer = later(wait, () => {
      this.#cancelTimer = null
      void this.#commitNow()
    })
  }

  async #commitNow(): Promise<void> {
    const { settings, now } = this.#parts
    const batch = this.#nextBatch()
    this.#isCommitting = true
    this.#lastStart = now()
    const slow = setTimeout(
      () => this.reportTrouble('failing', 'a commit takes longer than it should'),
      settings.slowAfter,
    )
    const outcome = await this.#attempt(batch)
    clearTimeout(slow)
    this.#isCommitting = false
    if (outcome.ok) {
      this.#settle(batch, outcome.sequences)
    } else {
      this.#pause = Math.min(this.#pause * 2, settings.retryWithin)
      this.reportTrouble(outcome.kind, outcome.detail)
    }
    for (const resolve of this.#idle.splice(0)) resolve()
    if (!this.#isClosed) this.#schedule()
  }

  async #attempt(batch: readonly Entry[]): Promise<CommitOutcome> {
    try {
      return batch.length > 0 ? await this.#parts.commit(batch) : await this.#parts.probe()
    } catch (error) {
      return { ok: false, kind: 'failing', detail: error instanceof Error ? error.message : 'unknown' }
    }
  }

  #nextBatch(): readonly Entry[] {
    const { maxBatchUpdates, maxBatchBytes } = this.#parts.settings
    let count = 0
    let bytes = 0
    for (const entry of this.#entries) {
      bytes += entry.bytes
      if (count === maxBatchUpdates || (count > 0 && bytes > maxBatchBytes)) break
      count += 1
    }
    return this.#entries.slice(0, count)
  }

  #settle(batch: readonly Entry[], sequences: readonly Appended[]): void {
    this.#entries.splice(0, batch.length)
    this.#pause = this.#parts.settings.retryAfter
    batch.forEach((entry, index) => {
      this.#pendingBytes -= entry.bytes
      const appended = sequences[index] ?? 'missing'
      if (appended === 'missing') entry.reject(new ArticleMissing('there is no such article'))
      else if (appended === 'damaged') entry.reject(new ArticleDamaged('the article takes no update'))
      else entry.resolve(appended)
    })
    if (this.#trouble === null) return
    this.#trouble = null
    for (const listener of this.#recoveryListeners) listener()
  }

  #clearTimer(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }
}

/** A timer of 0 would wait for a millisecond; this does not. The result cancels it. */
function later(wait: number, work: () => void): () => void {
  if (wait > 0) {
    const timeout = setTimeout(work, wait)
    return () => clearTimeout(timeout)
  }
  const immediate = setImmediate(work)
  return () => clearImmediate(immediate)
}
