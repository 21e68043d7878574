import { DEFAULT_BUDGETS } from './budgets/BudgetSettings.ts'
import type { BudgetSettings } from './budgets/BudgetSettings.ts'

/** Limits and times of sync; times in milliseconds. */
export interface SyncSettings extends BudgetSettings {
  /** Largest message that a socket may send. */
  readonly maxMessageBytes: number
  /** Bytes that may wait for one reader before nothing more is queued until it has read all of them. */
  readonly maxQueuedBytes: number
  /** How long a reader may take for so many bytes of what waits then; who takes longer is closed. */
  readonly readWithin: number
  /** Ping interval: a socket that has not answered by the next ping, and had little to read before, is gone. */
  readonly heartbeat: number
  /** How long a socket that the server closes may take to say good-bye before it is cut off. */
  readonly closeWithin: number
  /** How long an upgrade may take to be decided. */
  readonly handshakeTimeout: number
  /** How long an article stays open after the last person left. */
  readonly unloadAfter: number
  /** The document of an open article is kept as bytes when nobody needed it for this long, or up to twice as long. */
  readonly restAfter: number
  /** How soon after something happened pages are told what the server holds, and how often at most. */
  readonly compareAfter: number
  readonly compareEvery: number
  /** How long a shutdown waits for the disk before it closes sockets whose acknowledgements are still owed. */
  readonly drainWithin: number
  /** Updates, and bytes of them, behind the snapshot that start a compaction. */
  readonly compactAfterUpdates: number
  readonly compactAfterBytes: number
  /** Quiet time after a change before headline and counts are stored, and the longest wait while typing goes on. */
  readonly summaryAfter: number
  readonly summaryWithin: number
  /** The longest that what searches look through waits while typing goes on without such a pause. */
  readonly indexWithin: number
}

export const DEFAULT_SYNC_SETTINGS: SyncSettings = {
  ...DEFAULT_BUDGETS,
  maxMessageBytes: 8 * 1024 * 1024,
  maxQueuedBytes: 1024 * 1024,
  readWithin: 30_000,
  heartbeat: 15_000,
  closeWithin: 10_000,
  handshakeTimeout: 10_000,
  unloadAfter: 5_000,
  restAfter: 5_000,
  compareAfter: 2_000,
  compareEvery: 25_000,
  drainWithin: 5_000,
  compactAfterUpdates: 500,
  compactAfterBytes: 256 * 1024,
  summaryAfter: 1_000,
  summaryWithin: 5_000,
  indexWithin: 20_000,
}
