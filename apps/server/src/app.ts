import { randomUUID } from 'node:crypto'
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { OpenAccounts } from './accounts/openAccounts.ts'
import { addAccountRoutes } from './accounts/routes.ts'
import { createSignInLimiter } from './accounts/SignInLimiter.ts'
import type { ArticleParts } from './articles/ArticleParts.ts'
import { addArticleRoutes } from './articles/routes.ts'
import { tellChanges } from './articles/tellChanges.ts'
import { createEventHub } from './events/EventHub.ts'
import { addEventRoutes } from './events/routes.ts'
import { addHealthRoutes } from './health/routes.ts'
import { bearerKey } from './http/bearerKey.ts'
import { isTrustedProxy } from './http/addressOf.ts'
import { answerError } from './http/answerError.ts'
import { countCalls } from './http/countCalls.ts'
import { guardRequests } from './http/guardRequests.ts'
import { logRequests } from './http/logRequests.ts'
import { createOriginPolicy } from './http/origins.ts'
import { parseBodies } from './http/parseBodies.ts'
import { createRoutes, type Routes } from './http/route.ts'
import { processMetrics } from './metrics/processMetrics.ts'
import { addMetricsRoute } from './metrics/routes.ts'
import { addOpenApiRoute } from './openapi/describeApi.ts'
import { addPeopleRoutes } from './people/routes.ts'
import * as permissions from './permissions.ts'
import { addRecordRoutes } from './records/routes.ts'
import type { Store } from './storage/Store.ts'
import { storeMetrics } from './storage/storeMetrics.ts'
import { addSuggestionRoutes } from './suggestions/routes.ts'
import { createSync } from './sync/createSync.ts'
import type { SyncSettings } from './sync/SyncSettings.ts'
import { VERSION } from './version.ts'
import { serveWeb } from './web/serveWeb.ts'

/** What a server is assembled from. The store and the accounts are open and stay open when the app closes. */
export interface AppParts {
  readonly store: Store
  readonly accounts: OpenAccounts
  /** What browsers may send as `Origin`; null for the server's own addresses. */
  readonly origins: readonly string[] | null
  /** What a program shows to read `/metrics` without an account; null: no program may. */
  readonly metricsToken: string | null
  readonly logger: FastifyBaseLogger
  /** Folder of the built web app; need not exist. */
  readonly webFolder: string
  /** In milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
  /** A whole number from 0 to 2^32 - 1. */
  readonly random: () => number
  readonly syncSettings?: Partial<SyncSettings>
  /** Milliseconds in which the head of a request or an upgrade has to be there. */
  readonly headersWithin?: number
}

/** The assembled server, not yet listening: `app.inject` answers already. */
export interface App {
  readonly app: FastifyInstance
  readonly articles: ArticleParts
  readonly routes: Routes
}

const HEADERS_WITHIN = 20_000
/** How often in that time it is looked who has not sent theirs. */
const LOOKS = 4

/** Calls still under way so many milliseconds after the end began are cut off. */
const CLOSE_WITHIN = 5_000

/**
 * Assembles HTTP and sync around a store and accounts. `app.close()` takes no new work, lets sync commit and answer, ends the
 * event streams, and waits for the calls that are under way.
 */
export function createApp(parts: AppParts): App {
  const { store, accounts, logger, now, clock, random, headersWithin = HEADERS_WITHIN } = parts
  const origins = createOriginPolicy(parts.origins)
  let isShuttingDown = false
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    genReqId: () => randomUUID(),
    trustProxy: isTrustedProxy,
    requestTimeout: 120_000,
    http: { headersTimeout: headersWithin, connectionsCheckingInterval: headersWithin / LOOKS },
    return503OnClosing: false,
    // Only after `preClose` has let every call end: what is left then are connections that browsers keep in reserve.
    forceCloseConnections: true,
  })
  const sync = createSync({
    server: app.server,
    store,
    accounts,
    permissions,
    origins,
    logger,
    now,
    clock,
    random,
    ...(parts.syncSettings ? { settings: parts.syncSettings } : {}),
  })
  const events = createEventHub()
  const articles: ArticleParts = {
    store,
    rooms: sync.rooms,
    accounts,
    events,
    now,
    newId: randomUUID,
    random,
  }

  app.setErrorHandler(answerError)
  const calls = countCalls(app)
  guardRequests(app, origins)
  logRequests(app)
  parseBodies(app)
  const routes = createRoutes(app, { accounts, store })
  addAccountRoutes(routes, accounts, createSignInLimiter(now))
  addPeopleRoutes(routes, accounts)
  addArticleRoutes(routes, articles)
  addSuggestionRoutes(routes, articles)
  addRecordRoutes(routes, articles)
  const endEvents = addEventRoutes(routes, { events, accounts, rooms: sync.rooms, store })
  addHealthRoutes(routes, store, () => isShuttingDown)
  addMetricsRoute(routes, {
    metrics: () => [...sync.metrics(), ...storeMetrics(store.health()), ...processMetrics()],
    hasKey: bearerKey(parts.metricsToken),
  })
  addOpenApiRoute(routes, VERSION)
  serveWeb(app, parts.webFolder)

  const stopTelling = tellChanges(articles, logger)
  app.addHook('preClose', async () => {
    isShuttingDown = true
    app.server.close()
    await sync.close()
    stopTelling()
    endEvents()
    await calls.settled(CLOSE_WITHIN)
  })
  return { app, articles, routes }
}
