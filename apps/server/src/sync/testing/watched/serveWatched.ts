import { readdirSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openSqliteStore } from '../../../storage/sqlite/SqliteStore.ts'
import type { SyncSettings } from '../../SyncSettings.ts'
import { SyncServer } from '../SyncServer.ts'

/** What the server says of itself when it is asked. */
export interface ServerLook {
  readonly port: number
  readonly articleIds: readonly string[]
  /** Bytes in use after everything else was let go. */
  readonly heapBytes: number
  readonly sockets: number
  /** Open articles. */
  readonly rooms: number
  /** Timers that keep the process, and open files of any kind; -1 where the system does not tell. */
  readonly timers: number
  readonly files: number
  /** Longest stretch in which nothing else ran, and the longest of 99.9 % of them, in ms, since it was asked last. */
  readonly longestStall: number
  readonly usualStall: number
}

/**
 * A server to be watched in a process of its own: `serveWatched.ts <file> <settings> <n>` serves n articles with these
 * settings, and answers each message of its parent with a look at itself.
 */
const [, , path = '', settings = '{}', articles = '1'] = process.argv
const store = await openSqliteStore({ path, now: Date.now })
const server = await SyncServer.on(store, JSON.parse(settings) as Partial<SyncSettings>)
const articleIds: string[] = []
for (let at = 0; at < Number(articles); at += 1) articleIds.push(await server.article(`Artikel ${at}`))
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

function look(): ServerLook {
  globalThis.gc?.()
  const { sockets, articles: rooms } = server.sync.rooms.size()
  const answer = {
    port: server.port,
    articleIds,
    heapBytes: process.memoryUsage().heapUsed,
    sockets,
    rooms,
    timers: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length,
    files: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : -1,
    longestStall: delay.max / 1e6,
    usualStall: delay.percentile(99.9) / 1e6,
  }
  delay.reset()
  return answer
}
process.on('message', () => process.send?.(look()))
process.on('disconnect', () => process.exit(0))
process.send?.(look())
