import { randomInt } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { CloseCode } from '@stet/protocol'
import type { FastifyBaseLogger } from 'fastify'
import { createFirstAdmin } from './accounts/createFirstAdmin.ts'
import { openAccounts } from './accounts/openAccounts.ts'
import { readOrCreateSecret } from './accounts/secret.ts'
import { createApp } from './app.ts'
import { ACCOUNTS_FILE, ARTICLES_FILE, SECRET_FILE } from './backup/installationFiles.ts'
import { replacedFolders } from './backup/replacedFolders.ts'
import type { Config } from './config.ts'
import { fillDemoNewsroom } from './demo/fillDemoNewsroom.ts'
import { openSqliteStore } from './storage/sqlite/SqliteStore.ts'

/** An installation that is open and listens. */
export interface Serving {
  readonly bound: AddressInfo | null
  /** Whether the demo newsroom lives here. */
  readonly isDemo: boolean
  /** Takes no new work, commits, answers, closes sockets with this code, and lets go of every file. */
  close(code: CloseCode): Promise<void>
}

/** Opens what a data folder holds (creating what is missing), assembles the app, and listens. The folder is ours. */
export async function serve(config: Config, logger: FastifyBaseLogger, webFolder: string): Promise<Serving> {
  const {
    dataDir,
    host,
    port,
    origins,
    metricsToken,
    newsroom,
    secondFactorFor,
    openId,
    retention,
    mail,
    webhookNetworks,
  } = config
  const now = () => Date.now() + config.clockAhead
  const secret = await readOrCreateSecret(join(dataDir, SECRET_FILE))
  const [store, accounts] = await Promise.all([
    openSqliteStore({ path: join(dataDir, ARTICLES_FILE), now, keepsMail: mail !== null }),
    openAccounts({
      path: join(dataDir, ACCOUNTS_FILE),
      secret,
      areCookiesSecure: origins !== null && origins.every((origin) => origin.startsWith('https:')),
      secondFactorFor,
      now,
      log: (message) => logger.debug({ message }, 'accounts'),
    }),
  ])
  const { app, articles } = createApp({
    store,
    accounts,
    origins,
    metricsToken,
    newsroom,
    openId,
    retention,
    mail,
    webhookNetworks,
    logger,
    webFolder,
    keptIn: () => replacedFolders(dataDir),
    now,
    clock: () => performance.now(),
    random: () => randomInt(2 ** 32),
  })
  const isDemo = await fillDemoNewsroom({ ...articles, accounts }, dataDir, config.isDemoWanted)
  if (!accounts.hasPeople()) {
    const path = await createFirstAdmin(accounts, dataDir)
    logger.warn({ path }, 'nobody has an account yet: the first is written here')
  }
  await app.listen({ host, port })
  const bound = app.server.address()
  return {
    bound: typeof bound === 'object' ? bound : null,
    isDemo,
    close: async (code) => {
      await articles.rooms.drain(code)
      await app.close()
      await store.close()
      accounts.close()
    },
  }
}
