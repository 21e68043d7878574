import type { Logger } from '../observability/logger.ts'
import type { AuditTrail } from '../records/AuditTrail.ts'
import type { Json } from '../storage/Store.ts'
import type { SyncCounts } from './SyncCounts.ts'

/** `damaged`: what is stored of an article does not load. `differs`: a page holds something else than the server. */
export type AlarmName = 'damaged' | 'differs'

/** What an alarm is about; never text of an article. */
export interface Alarm {
  readonly article: string
  /** Whose page it concerns, or the server. */
  readonly person: string
  readonly detail: Readonly<Record<string, Json>>
}

/** Faults that somebody has to look at: each is an error in the log, a number in `/metrics`, and on record. */
export class Alarms {
  readonly #logger: Logger
  readonly #audit: AuditTrail
  readonly #counts: SyncCounts

  constructor(logger: Logger, audit: AuditTrail, counts: SyncCounts) {
    this.#logger = logger
    this.#audit = audit
    this.#counts = counts
  }

  raise(alarm: AlarmName, { article, person, detail }: Alarm): void {
    this.#counts.alarms.note(alarm)
    this.#logger.error({ alarm, article, person, detail: JSON.stringify(detail) }, 'alarm')
    this.#audit.note({ article, person, what: `alarm-${alarm}`, detail })
  }
}
