import type { OpenAccounts } from '../accounts/openAccounts.ts'
import type { EventHub } from '../events/EventHub.ts'
import type { Store } from '../storage/Store.ts'
import type { Rooms } from '../sync/Rooms.ts'

/** What the calls about articles work with. */
export interface ArticleParts {
  readonly store: Store
  readonly rooms: Rooms
  readonly accounts: Pick<OpenAccounts, 'person'>
  readonly events: EventHub
  /** In milliseconds since 1970. */
  readonly now: () => number
  /** A new UUID. */
  readonly newId: () => string
  /** A whole number from 0 to 2^32 - 1. */
  readonly random: () => number
}
