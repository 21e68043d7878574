import { isDeepStrictEqual } from 'node:util'
import { read } from '@stet/article'
import type { SyncSettings } from '../../SyncSettings.ts'
import { isPending } from '../Desk.ts'
import { eventually } from '../eventually.ts'
import { contentOf } from '../honestEdits.ts'
import { RawClient } from '../RawClient.ts'
import { Attackers } from './Attackers.ts'
import { HonestPair } from './HonestPair.ts'
import { WatchedServer } from '../watched/WatchedServer.ts'

/** How a run ended; times in milliseconds, heap in bytes. */
export interface FuzzReport {
  readonly sent: number
  readonly endings: ReadonlyMap<number, number>
  readonly written: number
  readonly delays: readonly number[]
  readonly longestStall: number
  readonly usualStall: number
  readonly heapBefore: number
  readonly heapAfter: number
  /** What went wrong, in words. */
  readonly faults: readonly string[]
}

/** Budgets hold nobody back: what is tried here is everything else. */
const PLENTY = { burst: 1e12, perSecond: 1e12 }
const SETTINGS: Partial<SyncSettings> = {
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

/** Who attacks where: in the first article whoever may write too, in the other only those who may not. */
const ATTACKERS = [
  ['anna', 0],
  ['anna', 0],
  ['anna', 0],
  ['chris', 0],
  ['chris', 1],
  ['dora', 1],
  ['emil', 1],
] as const

/** Throws hostile frames at a server in which two pairs of people work on, and looks what became of them and of it. */
export async function runFuzz(wanted: number, seed: number): Promise<FuzzReport> {
  const server = await WatchedServer.start(SETTINGS, 2)
  try {
    return await fuzz(server, wanted, seed)
  } finally {
    await server.end()
  }
}

async function fuzz(server: WatchedServer, wanted: number, seed: number): Promise<FuzzReport> {
  const { port, articleIds } = server.first
  const pairs = await Promise.all(articleIds.map((id, at) => HonestPair.open(port, id, 500 + at)))
  const before = await server.look()
  const attackers = new Attackers(wanted, seed)
  const writing = pairs.map((pair) => pair.write(20))
  await Promise.race([
    Promise.all([
      ...ATTACKERS.map(([name, at]) => attackers.attack({ port, name, articleId: articleIds[at] ?? '' })),
      attackers.knock(port),
    ]),
    // Ends only when something is wrong.
    Promise.all(writing),
  ])
  for (const pair of pairs) pair.stop()
  await Promise.all(writing)
  const during = await server.look()

  const faults: string[] = []
  const honest = pairs.map(({ writer }) => writer)
  for (const [at, pair] of pairs.entries()) {
    const newcomer = new RawClient(`ws://127.0.0.1:${port}/sync/${articleIds[at]}`, {
      cookie: 'session=dora',
      origin: `http://127.0.0.1:${port}`,
    })
    await (await newcomer.opened()).synced()
    const contents = [pair.writer, pair.reader, newcomer].map(({ doc }) => contentOf(doc))
    if (contents.some((content) => !isDeepStrictEqual(content, contents[2])))
      faults.push(`people of article ${at} hold different texts`)
    if (isPending(newcomer.doc)) faults.push(`article ${at} waits for what never came`)
    newcomer.close()
  }
  const [, beside] = honest
  const [kicker] = beside ? read(beside.doc, 'original').kicker : []
  const text = kicker?.runs.map((run) => run.text).join('')
  if (text !== 'x'.repeat(pairs[1]?.written ?? -1))
    faults.push('somebody changed a text in which they may not write')
  for (const pair of pairs) pair.close()
  await eventually(async () => (await server.look()).sockets === 0)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const after = await server.look()
  if (server.hasEnded) faults.push(`the server ended: ${server.printed}`)
  return {
    sent: attackers.sent,
    endings: attackers.endings,
    written: pairs.reduce((sum, { written }) => sum + written, 0),
    delays: pairs.flatMap(({ delays }) => delays).toSorted((left, right) => left - right),
    longestStall: during.longestStall,
    usualStall: during.usualStall,
    heapBefore: before.heapBytes,
    heapAfter: after.heapBytes,
    faults,
  }
}
