import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openSqliteStore } from '../../../storage/sqlite/SqliteStore.ts'
import type { SyncSettings } from '../../SyncSettings.ts'
import { SyncServer } from '../SyncServer.ts'

/** What the server says of itself when it is asked: bytes in use after everything else was let go, and how long it stood still. */
export interface ServerLook {
  readonly port: number
  readonly articleIds: readonly string[]
  readonly heapBytes: number
  readonly sockets: number
  /** Longest stretch in which nothing else ran, and the longest of 99.9 % of them, in ms, since it was asked last. */
  readonly longestStall: number
  readonly usualStall: number
}

/** Budgets hold nobody back: what is tried here is everything else. */
const PLENTY = { burst: 1e12, perSecond: 1e12 }
const settings: Partial<SyncSettings> = {
  socketMessages: PLENTY,
  personMessages: PLENTY,
  messagesOfUpgrade: 0,
  socketBytes: PLENTY,
  personBytes: PLENTY,
  socketAnswers: PLENTY,
  personAnswers: PLENTY,
  socketsOfPerson: 1e6,
  socketsOfAddress: 1e6,
  maxMessageBytes: 256 * 1024,
  closeWithin: 1000,
  unloadAfter: 100,
}

/** A process to be fuzzed: `fuzzedServer.ts <file>` serves two articles, and answers each message of its parent with a look at itself. */
const [, , path = ''] = process.argv
const server = await SyncServer.on(await openSqliteStore({ path, now: Date.now }), settings)
const articleIds = [await server.article('Angegriffen'), await server.article('Daneben')]
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

function look(): ServerLook {
  globalThis.gc?.()
  const answer = {
    port: server.port,
    articleIds,
    heapBytes: process.memoryUsage().heapUsed,
    sockets: server.sync.rooms.size().sockets,
    longestStall: delay.max / 1e6,
    usualStall: delay.percentile(99.9) / 1e6,
  }
  delay.reset()
  return answer
}
process.on('message', () => process.send?.(look()))
process.on('disconnect', () => process.exit(0))
process.send?.(look())
