import type { Server } from 'node:http'
import type { Mode } from '@stet/protocol'
import type { Accounts } from '../accounts/Accounts.ts'
import type { Actor } from '../accounts/Actor.ts'
import type { OriginPolicy } from '../http/origins.ts'
import type { Metric } from '../metrics/metricsText.ts'
import type { Logger } from '../observability/logger.ts'
import { AuditTrail } from '../records/AuditTrail.ts'
import type { RefusalTrail } from '../records/RefusalTrail.ts'
import type { ArticleRow, Store } from '../storage/Store.ts'
import { Alarms } from './Alarms.ts'
import { PersonBudgets } from './budgets/PersonBudgets.ts'
import { Places } from './budgets/Places.ts'
import { RoomRegistry } from './RoomRegistry.ts'
import type { Rooms } from './Rooms.ts'
import { SyncCounts } from './SyncCounts.ts'
import { syncMetrics } from './syncMetrics.ts'
import { DEFAULT_SYNC_SETTINGS } from './SyncSettings.ts'
import type { SyncSettings } from './SyncSettings.ts'
import { acceptUpgrades } from './upgrade.ts'

/** What sync is made of. */
export interface SyncParts {
  /** Its `upgrade` event is taken over; every upgrade that is not `/sync/<id>` is refused. */
  readonly server: Server
  readonly store: Store
  readonly accounts: Pick<Accounts, 'authenticate' | 'actorOf' | 'onChange'>
  /** Told of upgrades by nobody who is known; left out: nobody is. */
  readonly refusals?: Pick<RefusalTrail, 'unknown'>
  readonly permissions: { modeFor(actor: Actor, article: ArticleRow): Mode | null }
  /** Asked at every upgrade. */
  readonly origins: OriginPolicy
  readonly logger: Logger
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
  /** A whole number from 0 to 2^32 - 1. */
  readonly random: () => number
  /** Differences from `DEFAULT_SYNC_SETTINGS`. */
  readonly settings?: Partial<SyncSettings>
}

export interface Sync {
  readonly rooms: Rooms
  /** What it tells of itself now. */
  metrics(): readonly Metric[]
  /** Drains and detaches from the server. The store stays open. */
  close(): Promise<void>
}

/** Attaches sync to a server: decides every upgrade, keeps open articles, tells who is where. */
export function createSync(parts: SyncParts): Sync {
  const { server, store, accounts, permissions, origins, logger, now, clock, random } = parts
  const settings = { ...DEFAULT_SYNC_SETTINGS, ...parts.settings }
  const counts = new SyncCounts()
  const people = new PersonBudgets(settings)
  const audit = new AuditTrail({ store, logger, now })
  const alarms = new Alarms(logger, audit, counts)
  const modeFor = (actor: Actor, article: ArticleRow) => permissions.modeFor(actor, article)
  const registry = new RoomRegistry({
    store,
    logger,
    now,
    clock,
    random,
    settings,
    counts,
    alarms,
    modeFor,
    actorOf: (sessionId) => accounts.actorOf(sessionId),
  })
  const stopUpgrades = acceptUpgrades({
    server,
    store,
    accounts,
    modeFor,
    origins,
    logger,
    audit,
    alarms,
    clock,
    settings,
    counts,
    people,
    onUnknown: (headers) => parts.refusals?.unknown(headers, 'sync'),
    places: new Places({
      settings,
      people,
      waitingBytes: () => registry.waitingBytes() + store.health().pendingBytes,
      clock,
    }),
    lease: (articleId) => registry.lease(articleId),
    isClosing: () => registry.isDraining,
    reasonToLeave: (admission, room) => registry.reasonToLeave(admission, room),
    onHeartbeat: () => registry.heartbeat(),
  })
  const resting = setInterval(() => registry.restIdle(), settings.restAfter).unref()
  const stopRechecks = accounts.onChange(({ userId }) => registry.recheck(userId))
  return {
    rooms: registry,
    metrics: () => syncMetrics(registry.measure(), counts),
    close: async () => {
      clearInterval(resting)
      await registry.drain()
      stopRechecks()
      stopUpgrades()
    },
  }
}
