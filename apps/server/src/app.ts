import { randomBytes, randomUUID } from 'node:crypto'
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { OpenAccounts } from './accounts/openAccounts.ts'
import { addOpenIdRoutes } from './accounts/openId/routes.ts'
import type { OpenIdSettings } from './accounts/openId/OpenIdSettings.ts'
import { addAccountRoutes } from './accounts/routes.ts'
import { createSignInLimiter } from './accounts/SignInLimiter.ts'
import { addOwnAccountRoutes } from './accounts/ownAccountRoutes.ts'
import { addTokenRoutes } from './accounts/tokenRoutes.ts'
import type { ArticleParts } from './articles/ArticleParts.ts'
import { addArticleRoutes } from './articles/routes.ts'
import { tellChanges } from './articles/tellChanges.ts'
import { addAuthorshipRoutes } from './authorship/routes.ts'
import { addCommentRoutes } from './comments/routes.ts'
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
import { LateWorkDesk } from './lateWork/LateWorkDesk.ts'
import { addLateWorkRoutes } from './lateWork/routes.ts'
import { processMetrics } from './metrics/processMetrics.ts'
import { addMetricsRoute } from './metrics/routes.ts'
import { addOpenApiRoute } from './openapi/describeApi.ts'
import { Mailer } from './mail/Mailer.ts'
import type { MailSettings } from './mail/MailSettings.ts'
import { openSmtp } from './mail/openSmtp.ts'
import { Notifier } from './notifications/Notifier.ts'
import { DEFAULT_NEWSROOM } from './newsItems/DEFAULT_NEWSROOM.ts'
import { addNotificationRoutes } from './notifications/routes.ts'
import { addNotificationSettingsRoutes } from './notifications/settingsRoutes.ts'
import { addDeskRoutes } from './people/deskRoutes.ts'
import { addInvitationRoutes } from './people/invitationRoutes.ts'
import { addPeopleRoutes } from './people/routes.ts'
import * as permissions from './permissions.ts'
import { PurgeDesk } from './purge/PurgeDesk.ts'
import { addPurgeRoutes } from './purge/routes.ts'
import { RefusalTrail } from './records/RefusalTrail.ts'
import { addRecordRoutes } from './records/routes.ts'
import { SearchFiller } from './search/SearchFiller.ts'
import type { Store } from './storage/Store.ts'
import { storeMetrics } from './storage/storeMetrics.ts'
import { addSuggestionRoutes } from './suggestions/routes.ts'
import { createSync } from './sync/createSync.ts'
import type { SyncSettings } from './sync/SyncSettings.ts'
import { addVersionRoutes } from './versions/routes.ts'
import { DEFAULT_RETENTION, type RetentionSettings } from './versions/expiredVersions.ts'
import { DEFAULT_VERSION_SETTINGS, VersionKeeper, type VersionSettings } from './versions/VersionKeeper.ts'
import { VersionThinner } from './versions/VersionThinner.ts'
import { VERSION } from './version.ts'
import { addViewRoutes } from './views/routes.ts'
import { serveWeb } from './web/serveWeb.ts'
import { Deliverer } from './webhooks/Deliverer.ts'
import { OpenNetworks } from './webhooks/OpenNetworks.ts'
import { addWebhookRoutes } from './webhooks/routes.ts'
import { addWorkflowRoutes } from './workflow/routes.ts'
import { Workflow } from './workflow/Workflow.ts'

/** What a server is assembled from. The store and the accounts are open and stay open when the app closes. */
export interface AppParts {
  readonly store: Store
  readonly accounts: OpenAccounts
  /** What browsers may send as `Origin`; null for the server's own addresses. */
  readonly origins: readonly string[] | null
  /** What a program shows to read `/metrics` without an account; null: no program may. */
  readonly metricsToken: string | null
  /** The name of the newsroom, as others are told it; left out: that of the product. */
  readonly newsroom?: string
  /** Sign-in elsewhere, beside passwords; null or left out: there is none. */
  readonly openId?: OpenIdSettings | null
  /** How mail is sent; null or left out: none is. The store keeps it where it is. */
  readonly mail?: MailSettings | null
  /** Networks that are not the Internet's, and to which webhooks may go all the same; none unless told. */
  readonly webhookNetworks?: readonly string[]
  /** Milliseconds in which a receiver of a webhook has to answer; ten seconds unless told. */
  readonly webhookAnswersWithin?: number
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
  /** How many comments that block an article are open in it; none unless told. */
  readonly blockingComments?: (articleId: string) => Promise<number>
  readonly versionSettings?: Partial<VersionSettings>
  /** How long versions stay that were kept by themselves; null: for ever. */
  readonly retention?: RetentionSettings | null
  /** Names of folders that keep what restores replaced; none unless told. */
  readonly keptIn?: () => Promise<readonly string[]>
  /** Milliseconds in which the head of a request or an upgrade has to be there. */
  readonly headersWithin?: number
}

/** The assembled server, not yet listening: `app.inject` answers already. */
export interface App {
  readonly app: FastifyInstance
  readonly articles: ArticleParts
  readonly routes: Routes
  readonly workflow: Workflow
  /** Null: no mail is sent. */
  readonly mailer: Mailer | null
  readonly deliverer: Deliverer
}

const HEADERS_WITHIN = 20_000
/** How often in that time it is looked who has not sent theirs. */
const LOOKS = 4

/** Milliseconds from one thinning of the versions to the next, and between two steps of one. */
const THIN = { every: 3_600_000, pause: 50 } as const

/** Milliseconds until a file that could not be written anew after a purge is tried again. */
const SCRUB_AFTER = 10_000

/** Milliseconds that the receiver of a webhook may take. */
const ANSWERS_WITHIN = 10_000

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
  const refusals = new RefusalTrail({ store, logger, now, endedToken: (shown) => accounts.endedToken(shown) })
  const sync = createSync({
    server: app.server,
    store,
    accounts,
    refusals,
    permissions,
    origins,
    logger,
    now,
    clock,
    random,
    ...(parts.syncSettings ? { settings: parts.syncSettings } : {}),
  })
  const events = createEventHub()
  const notifier = new Notifier({ store, events, logger })
  const versions = new VersionKeeper({
    rooms: sync.rooms,
    store,
    logger,
    now,
    settings: { ...DEFAULT_VERSION_SETTINGS, ...parts.versionSettings },
  })
  const thinner = new VersionThinner({
    store,
    logger,
    now,
    settings: parts.retention === undefined ? DEFAULT_RETENTION : parts.retention,
    ...THIN,
    onThinned: (id) => versions.tell(id),
  })
  const { newsroom = DEFAULT_NEWSROOM } = parts
  const networks = new OpenNetworks(parts.webhookNetworks ?? [])
  const deliverer = new Deliverer({
    store,
    rooms: sync.rooms,
    networks,
    newsroom,
    logger,
    now,
    random,
    answersWithin: parts.webhookAnswersWithin ?? ANSWERS_WITHIN,
  })
  const articles: ArticleParts = {
    store,
    rooms: sync.rooms,
    versions,
    accounts,
    events,
    notifier,
    newsroom,
    deliverer,
    now,
    newId: randomUUID,
    random,
  }

  app.setErrorHandler(answerError)
  const calls = countCalls(app)
  guardRequests(app, origins)
  logRequests(app)
  parseBodies(app)
  const routes = createRoutes(app, { accounts, store, refusals })
  const limiter = createSignInLimiter(now)
  addAccountRoutes(routes, { accounts, limiter, openIdName: parts.openId?.name ?? null })
  addOpenIdRoutes(routes, {
    accounts,
    store,
    logger,
    now,
    settings: parts.openId ?? null,
    origins: parts.origins,
  })
  addOwnAccountRoutes(routes, { accounts, limiter, store, now })
  addTokenRoutes(routes, { accounts, store, now })
  addPeopleRoutes(routes, { accounts, store, now })
  addDeskRoutes(routes, { accounts, store, now }, articles)
  addInvitationRoutes(routes, { accounts, store, now })
  addArticleRoutes(routes, articles)
  addSuggestionRoutes(routes, articles)
  const lateWork = new LateWorkDesk(articles, logger)
  addLateWorkRoutes(routes, lateWork)
  addAuthorshipRoutes(routes, articles)
  addCommentRoutes(routes, articles)
  addNotificationRoutes(routes, articles)
  const { mail: settings = null } = parts
  addNotificationSettingsRoutes(routes, { store, isMailOn: settings !== null })
  const mailer = settings && new Mailer({ settings, store, accounts, smtp: openSmtp(settings), logger, now })
  const stopMailing = mailer && notifier.onTold(() => mailer.wake())
  addVersionRoutes(routes, articles)
  const purges = new PurgeDesk({ ...articles, logger, scrubAfter: SCRUB_AFTER })
  addPurgeRoutes(routes, { desk: purges, now, keptIn: parts.keptIn ?? (async () => []) })
  addRecordRoutes(routes, articles)
  addViewRoutes(routes, articles)
  addWebhookRoutes(routes, {
    store,
    person: (id) => accounts.person(id),
    networks,
    now,
    newId: randomUUID,
    newBytes: randomBytes,
    wake: () => deliverer.wake(),
  })
  const { blockingComments = async (id) => (await store.getArticle(id))?.openBlocking ?? 0 } = parts
  const workflow = new Workflow({ ...articles, accounts, logger, blockingComments })
  addWorkflowRoutes(routes, workflow, articles)
  const endEvents = addEventRoutes(routes, { events, accounts, rooms: sync.rooms, store, notifier })
  addHealthRoutes(routes, store, () => isShuttingDown)
  addMetricsRoute(routes, {
    metrics: () => [...sync.metrics(), ...storeMetrics(store.health()), ...processMetrics()],
    hasKey: bearerKey(parts.metricsToken),
  })
  addOpenApiRoute(routes, VERSION)
  serveWeb(app, parts.webFolder)

  const stopTelling = tellChanges(articles, logger)
  const stopSettling = lateWork.follow()
  const searchFiller = new SearchFiller({ store, rooms: sync.rooms, logger })
  app.addHook('onReady', async () => searchFiller.begin())
  app.addHook('onReady', () => workflow.start())
  app.addHook('onReady', async () => purges.start())
  app.addHook('onReady', async () => thinner.begin())
  app.addHook('onReady', async () => mailer?.begin())
  app.addHook('onReady', async () => deliverer.wake())
  app.addHook('preClose', async () => {
    isShuttingDown = true
    app.server.close()
    workflow.dispose()
    purges.dispose()
    stopMailing?.()
    await mailer?.end()
    await deliverer.end()
    await searchFiller.end()
    await thinner.end()
    await versions.flush()
    await sync.close()
    versions.dispose()
    stopTelling()
    stopSettling()
    endEvents()
    await calls.settled(CLOSE_WITHIN)
  })
  return { app, articles, routes, workflow, mailer, deliverer }
}
