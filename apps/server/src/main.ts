import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { readConfig } from './config.ts'
import { DEMO_PASSWORD, DEMO_PEOPLE } from './demo/people.ts'
import { createLogger } from './observability/logger.ts'

/** Milliseconds after which a process that cannot close, for a full disk say, ends all the same. */
const CLOSE_WITHIN = 9_000

// What is compiled once is loaded the next time: a start, after a crash above all, takes half as long. Where this folder
// cannot be written, everything is compiled each time. Not the system's: whoever writes there writes what runs here.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/stet'))
const { startServer } = await import('./startServer.ts')

const read = readConfig(process.env, process.cwd())
if (!read.ok) {
  for (const { variable, message } of read.problems) process.stderr.write(`${variable} ${message}\n`)
  process.exit(1)
}
const logger = createLogger(read.config.logLevel)
const webFolder = join(import.meta.dirname, '../../../dist/web')

try {
  const server = await startServer(read.config, logger, webFolder, (error) => {
    logger.fatal({ err: error }, 'cannot go on after a restore')
    process.exit(1)
  })
  let isClosing = false
  const stop = (signal: NodeJS.Signals) => {
    if (isClosing) process.exit(1)
    isClosing = true
    logger.info({ signal }, 'shutting down')
    setTimeout(() => {
      logger.error({}, 'closing takes too long; what is not on disk yet stays with the browsers')
      process.exit(1)
    }, CLOSE_WITHIN)
    server.close().then(
      () => {
        logger.info({}, 'closed; everything is on disk')
        process.exit(0)
      },
      (error: unknown) => {
        logger.error({ err: error }, 'closing failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  // Last: whoever reads it may tell the server to stop. Counted from the start of the process, loading and opening included.
  const readyAfter = Math.round(performance.now())
  logger.info({ address: server.address, readyAfter }, 'ready')
  process.stdout.write(greeting(server.address, readyAfter, server.isDemo))
  flushCompileCache()
} catch (error) {
  logger.fatal({ err: error }, 'cannot start')
  process.stderr.write(`Stet cannot start: ${(error as Error).message}\n`)
  process.exit(1)
}

function greeting(address: string, readyAfter: number, isDemo: boolean): string {
  const lines = [`Stet is ready on ${address} after ${readyAfter} ms.`]
  if (isDemo) {
    lines.push(`Demo newsroom, password ${DEMO_PASSWORD}:`)
    for (const { email, name } of DEMO_PEOPLE) lines.push(`  ${email.padEnd(24)} ${name}`)
  }
  return `${lines.join('\n')}\n`
}
