import { single } from '../metrics/metricsText.ts'
import type { Metric } from '../metrics/metricsText.ts'
import type { SyncCounts } from './SyncCounts.ts'

/** What is open at one moment. */
export interface SyncMeasures {
  readonly articles: number
  /** Articles that were asked for since the start and do not load as they are stored. */
  readonly damaged: number
  /** Of the articles: those of which only the bytes are kept. */
  readonly resting: number
  readonly sockets: number
  /** Of the sockets: those with so much to read that nothing more is queued for them. */
  readonly behind: number
  /** Bytes that wait for readers. */
  readonly waitingBytes: number
  readonly people: number
  /** What waits for the disk before it may leave: of all articles together, and of the one with most. */
  readonly waiting: { readonly total: number; readonly most: number }
}

/** Everything that sync tells of itself; no ids, names or text. */
export function syncMetrics(measures: SyncMeasures, counts: SyncCounts): readonly Metric[] {
  const { articles, damaged, resting, sockets, behind, waitingBytes, people, waiting } = measures
  return [
    single('gauge', 'stet_open_articles', 'Articles that are open.', articles),
    single(
      'gauge',
      'stet_damaged_articles',
      'Articles that were asked for and do not load as they are stored.',
      damaged,
    ),
    single('gauge', 'stet_resting_articles', 'Open articles of which only the bytes are kept.', resting),
    single('gauge', 'stet_sockets', 'Sockets in articles.', sockets),
    single(
      'gauge',
      'stet_readers_behind',
      'Sockets that are sent nothing more until they have read what waits for them.',
      behind,
    ),
    single('gauge', 'stet_waiting_bytes', 'Bytes that wait for sockets to read them.', waitingBytes),
    single(
      'counter',
      'stet_slow_readers_total',
      'Sockets that were closed because they read too slowly.',
      counts.slowReaders,
    ),
    single('gauge', 'stet_people', 'People who have an article open.', people),
    single(
      'gauge',
      'stet_outbox_messages',
      'Messages that wait for the disk before they leave.',
      waiting.total,
    ),
    single(
      'gauge',
      'stet_outbox_messages_most',
      'Of the article in which most messages wait for the disk.',
      waiting.most,
    ),
    single('counter', 'stet_messages_received_total', 'Messages that sockets sent.', counts.messages),
    single('counter', 'stet_bytes_received_total', 'Bytes that sockets sent.', counts.bytes),
    {
      type: 'counter',
      name: 'stet_budget_holds_total',
      help: 'How often a socket was not read for a while because it was over a budget.',
      samples: counts.heldSockets.samples,
    },
    {
      type: 'counter',
      name: 'stet_budget_refusals_total',
      help: 'Sockets that were closed because they were far over a budget.',
      samples: counts.overdrawnSockets.samples,
    },
    {
      type: 'histogram',
      name: 'stet_commit_seconds',
      help: 'From taking an update until it is on disk.',
      histogram: counts.commits,
    },
    {
      type: 'histogram',
      name: 'stet_acknowledge_seconds',
      help: 'From being asked whether everything is saved until saying so.',
      histogram: counts.acknowledgements,
    },
    {
      type: 'counter',
      name: 'stet_messages_refused_total',
      help: 'Messages of which nothing was taken, by close code and reason.',
      samples: counts.refusedMessages.samples,
    },
    single(
      'counter',
      'stet_message_gaps_total',
      'Updates left aside because something that they build on was missing.',
      counts.gaps,
    ),
    {
      type: 'counter',
      name: 'stet_sockets_closed_total',
      help: 'Sockets that the server closed, by close code.',
      samples: counts.closedSockets.samples,
    },
    {
      type: 'counter',
      name: 'stet_upgrades_refused_total',
      help: 'Upgrades that were not admitted, by HTTP status, or close code and reason.',
      samples: counts.refusedUpgrades.samples,
    },
    {
      type: 'counter',
      name: 'stet_compactions_total',
      help: 'Logs folded into a snapshot, by outcome.',
      samples: counts.compactions.samples,
    },
    {
      type: 'counter',
      name: 'stet_alarms_total',
      help: 'Faults that somebody has to look at; the log names the article.',
      samples: counts.alarms.samples,
    },
  ]
}
