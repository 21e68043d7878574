import type { OpenAccounts } from '../accounts/openAccounts.ts'
import type { EventHub } from '../events/EventHub.ts'
import type { Notifier } from '../notifications/Notifier.ts'
import type { Store } from '../storage/Store.ts'
import type { Rooms } from '../sync/Rooms.ts'
import type { Deliverer } from '../webhooks/Deliverer.ts'
import type { VersionKeeper } from '../versions/VersionKeeper.ts'

/** What the calls about articles work with. */
export interface ArticleParts {
  readonly store: Store
  readonly rooms: Rooms
  readonly versions: VersionKeeper
  readonly accounts: Pick<OpenAccounts, 'person' | 'people'>
  readonly events: EventHub
  readonly notifier: Notifier
  /** Its name, as others are told it. */
  readonly newsroom: string
  /** Woken when something was stored that other systems may be told. */
  readonly deliverer: Pick<Deliverer, 'wake'>
  /** In milliseconds since 1970. */
  readonly now: () => number
  /** A new UUID. */
  readonly newId: () => string
  /** A whole number from 0 to 2^32 - 1. */
  readonly random: () => number
}
