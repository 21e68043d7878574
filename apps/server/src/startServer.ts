import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { CLOSE_CODES } from '@stet/protocol'
import type { FastifyBaseLogger } from 'fastify'
import { finishExchange } from './backup/exchangeFiles.ts'
import { putInPlace } from './backup/putInPlace.ts'
import { answerRequest, clearLeft, type RestoreRequest } from './backup/RestoreRequest.ts'
import { watchForRestore } from './backup/watchForRestore.ts'
import type { Config } from './config.ts'
import { lockDataFolder } from './lockDataFolder.ts'
import { serve } from './serve.ts'

export interface RunningServer {
  /** Where it is reached, the port that was chosen included: `http://localhost:4180`. */
  readonly address: string
  /** Whether the demo newsroom lives here. */
  readonly isDemo: boolean
  /** Takes no new work, commits, answers, closes. Safe to call twice. */
  close(): Promise<void>
}

/**
 * Takes the data folder and serves what it holds, until it is closed; a restore that is asked for meanwhile takes place between
 * two lives of the server, on the same port. `onLost`: it could not begin the second one, and serves nothing any more.
 */
export async function startServer(
  config: Config,
  logger: FastifyBaseLogger,
  webFolder: string,
  onLost: (error: Error) => void,
): Promise<RunningServer> {
  const { dataDir, host } = config
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockDataFolder(dataDir)
  const keptIn = finishExchange(dataDir)
  if (keptIn !== null) logger.warn({ keptIn }, 'a restore that was cut short is complete')
  clearLeft(dataDir)
  let serving = await serve(config, logger, webFolder)
  const address = addressOf(host, serving.bound)
  const samePort = { ...config, port: serving.bound?.port ?? config.port }

  let isClosing = false
  let restoring = Promise.resolve()
  const takeOver = async (request: RestoreRequest) => {
    logger.warn(
      { backupOf: request.backupOf, keptIn: request.keptIn },
      'a restore takes the place of what is stored',
    )
    await serving.close(CLOSE_CODES.otherEpoch)
    const outcome = putInPlace(dataDir, request)
    if (!outcome.ok) logger.error({ problem: outcome.problem }, 'nothing was restored')
    serving = await serve(samePort, logger, webFolder)
    await answerRequest(dataDir, outcome)
  }
  const stopWatching = watchForRestore(dataDir, (request) => {
    if (isClosing) return Promise.resolve()
    restoring = takeOver(request).catch((error: unknown) => {
      onLost(error instanceof Error ? error : new Error('unknown'))
    })
    return restoring
  })

  const close = async () => {
    isClosing = true
    stopWatching()
    await restoring
    await serving.close(CLOSE_CODES.restarting)
    unlock()
  }
  let closing: Promise<void> | null = null
  return { address, isDemo: serving.isDemo, close: () => (closing ??= close()) }
}

function addressOf(host: string, bound: AddressInfo | null): string {
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)
  const name = isLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${bound?.port ?? 0}`
}
