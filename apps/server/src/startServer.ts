import { randomInt } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { createFirstAdmin } from './accounts/createFirstAdmin.ts'
import { openAccounts } from './accounts/openAccounts.ts'
import { readOrCreateSecret } from './accounts/secret.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { fillDemoNewsroom } from './demo/fillDemoNewsroom.ts'
import { lockDataFolder } from './lockDataFolder.ts'
import { openSqliteStore } from './storage/sqlite/SqliteStore.ts'

export interface RunningServer {
  /** Where it is reached, the port that was chosen included: `http://localhost:4180`. */
  readonly address: string
  /** Whether the demo newsroom lives here. */
  readonly isDemo: boolean
  /** Takes no new work, commits, answers, closes. Safe to call twice. */
  close(): Promise<void>
}

/** Opens the data folder (creating what is missing), assembles the app, and listens. */
export async function startServer(
  config: Config,
  logger: FastifyBaseLogger,
  webFolder: string,
): Promise<RunningServer> {
  const { dataDir, host, port, origins } = config
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockDataFolder(dataDir)
  const secret = await readOrCreateSecret(join(dataDir, 'secret'))
  const [store, accounts] = await Promise.all([
    openSqliteStore({ path: join(dataDir, 'stet.sqlite'), now: Date.now }),
    openAccounts({
      path: join(dataDir, 'accounts.sqlite'),
      secret,
      areCookiesSecure: origins !== null && origins.every((origin) => origin.startsWith('https:')),
      now: Date.now,
      log: (message) => logger.debug({ message }, 'accounts'),
    }),
  ])
  const { app, articles } = createApp({
    store,
    accounts,
    origins,
    logger,
    webFolder,
    now: Date.now,
    clock: () => performance.now(),
    random: () => randomInt(2 ** 32),
  })
  const isDemo = await fillDemoNewsroom({ ...articles, accounts }, dataDir, config.isDemoWanted)
  if (!accounts.hasPeople()) {
    const path = await createFirstAdmin(accounts, dataDir)
    logger.warn({ path }, 'nobody has an account yet: the first is written here')
  }
  await app.listen({ host, port })

  const close = async () => {
    await app.close()
    await store.close()
    accounts.close()
    unlock()
  }
  let closing: Promise<void> | null = null
  return {
    address: addressOf(host, app.server.address()),
    isDemo,
    close: () => (closing ??= close()),
  }
}

function addressOf(host: string, bound: ReturnType<import('node:net').Server['address']>): string {
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)
  const name = isLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
