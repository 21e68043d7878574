import type { Actor } from '../accounts/Actor.ts'
import type { EventHub } from '../events/EventHub.ts'
import type { Logger } from '../observability/logger.ts'
import { can } from '../permissions.ts'
import type { Store } from '../storage/Store.ts'
import type { UnreadNotifications } from '../storage/StoredNotification.ts'
import { neededFor } from './neededFor.ts'

interface NotifierParts {
  readonly store: Pick<Store, 'listUnread'>
  readonly events: Pick<EventHub, 'tell'>
  readonly logger: Pick<Logger, 'warn'>
}

/** Tells people how much they have not read, as far as they may know of it. */
export class Notifier {
  readonly #parts: NotifierParts
  readonly #listeners = new Set<() => void>()

  constructor(parts: NotifierParts) {
    this.#parts = parts
  }

  /** Call it when something was stored that concerns them, or when they may see more or less than before. Never rejects. */
  async tell(people: Iterable<string>): Promise<void> {
    const { store, events, logger } = this.#parts
    const each = [...new Set(people)]
    await Promise.all(
      each.map(async (id) => {
        try {
          const unread = await store.listUnread(id)
          events.tell(id, (actor) => ({ type: 'notified', unread: countFor(actor, unread) }))
        } catch (error) {
          logger.warn({ person: id, reason: String(error) }, 'not told of what concerns them')
        }
      }),
    )
    if (each.length > 0) for (const listener of this.#listeners) listener()
  }

  async unreadOf(actor: Actor): Promise<number> {
    return countFor(actor, await this.#parts.store.listUnread(actor.id))
  }

  /** Calls back whenever something may have been stored that concerns somebody. */
  onTold(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

function countFor(actor: Actor, unread: readonly UnreadNotifications[]): number {
  return unread
    .filter(({ kind, article }) => can(actor, neededFor(kind), article))
    .reduce((sum, { count }) => sum + count, 0)
}
