import type { OpenAccounts } from '../accounts/openAccounts.ts'
import type { EventHub } from '../events/EventHub.ts'
import type { Notifier } from '../notifications/Notifier.ts'
import type { Logger } from '../observability/logger.ts'
import type { Store } from '../storage/Store.ts'
import type { Rooms } from '../sync/Rooms.ts'
import type { Deliverer } from '../webhooks/Deliverer.ts'
import type { VersionKeeper } from '../versions/VersionKeeper.ts'

/** What the workflow works with. */
export interface WorkflowParts {
  readonly store: Store
  readonly rooms: Rooms
  readonly accounts: Pick<OpenAccounts, 'person' | 'actorOf' | 'people'>
  readonly events: EventHub
  readonly notifier: Pick<Notifier, 'tell'>
  readonly deliverer: Pick<Deliverer, 'wake'>
  readonly versions: Pick<VersionKeeper, 'keep'>
  readonly logger: Logger
  /** The server's clock, in milliseconds since 1970. */
  readonly now: () => number
  /** How many comments that keep an article from being approved are open in it. */
  readonly blockingComments: (articleId: string) => Promise<number>
}
