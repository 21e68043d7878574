import type { Logger } from '../observability/logger.ts'
import type { AuditEntry } from '../storage/AuditEntry.ts'
import type { Store } from '../storage/Store.ts'

export interface AuditTrailParts {
  readonly store: Pick<Store, 'addAuditEntry'>
  readonly logger: Logger
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Entries that one person may cause in ten minutes, whatever the number of their sockets; 20 unless told. */
  readonly most?: number
}

const MOST = 20
const STRETCH = 10 * 60_000

/** A person's current stretch. */
interface Stretch {
  readonly since: number
  noted: number
  /** What was not put on record because there was too much; told with the next entry. */
  passedOver: number
}

/**
 * Puts on record what people do that must be told later. What one person can cause is bounded, so that nobody fills the
 * disk: the rest is counted. What cannot be stored is logged; nobody waits for it.
 */
export class AuditTrail {
  readonly #parts: AuditTrailParts
  readonly #stretches = new Map<string, Stretch>()

  constructor(parts: AuditTrailParts) {
    this.#parts = parts
  }

  note(entry: Omit<AuditEntry, 'at'>): void {
    const { store, logger, now } = this.#parts
    const at = now()
    const passedOver = this.#pass(entry.person, at)
    if (passedOver === null) return
    const detail = passedOver > 0 ? { ...entry.detail, passedOver } : entry.detail
    store.addAuditEntry({ ...entry, at, detail }).catch((error: unknown) => {
      logger.warn({ what: entry.what, person: entry.person, reason: String(error) }, 'not put on record')
    })
  }

  /** How many entries were passed over before this one, which is put on record; null if it is passed over too. */
  #pass(person: string, at: number): number | null {
    const stretch = this.#stretches.get(person)
    if (stretch && at < stretch.since + STRETCH) {
      if (stretch.noted >= (this.#parts.most ?? MOST)) {
        stretch.passedOver += 1
        return null
      }
      stretch.noted += 1
      return 0
    }
    this.#stretches.set(person, { since: at, noted: 1, passedOver: 0 })
    return stretch?.passedOver ?? 0
  }
}
