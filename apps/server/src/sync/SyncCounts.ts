import { Histogram } from '../metrics/Histogram.ts'
import { Tally } from '../metrics/Tally.ts'

/** What sync counts of itself for whoever runs the server, since the start. Times in milliseconds. */
export class SyncCounts {
  messages = 0
  /** From taking an update until it is on disk. */
  readonly commits = new Histogram()
  /** From a barrier until its answer leaves. */
  readonly acknowledgements = new Histogram()
  /** Messages of which nothing was taken. */
  readonly refusedMessages = new Tally('code', 'reason')
  /** Updates that were left aside because something that they build on was missing. */
  gaps = 0
  /** Bytes that sockets sent. */
  bytes = 0
  /** Sockets that were not read for a while, because they were over a budget, and those that were far over it. */
  readonly heldSockets = new Tally('budget')
  readonly overdrawnSockets = new Tally('budget')
  /** Sockets that were closed because they read too slowly. */
  slowReaders = 0
  /** Sockets that the server closed. */
  readonly closedSockets = new Tally('code')
  /** Upgrades that were not admitted: by HTTP, or dismissed with a close code. The reason is there for the latter. */
  readonly refusedUpgrades = new Tally('status', 'reason')
  readonly compactions = new Tally('outcome')
  readonly alarms = new Tally('alarm')
}
