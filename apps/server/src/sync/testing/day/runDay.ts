import { seededRandom } from '../../../testing/seededRandom.ts'
import { HonestTab } from '../honestEdits.ts'
import { RawClient } from '../RawClient.ts'
import { eventually } from '../eventually.ts'
import { WatchedServer } from '../watched/WatchedServer.ts'
import type { ServerLook } from '../watched/serveWatched.ts'

const PEOPLE = 50
const ARTICLES = 300
/** Visits of each person in an hour, and edits in each visit: a day of a busy desk, without its pauses. */
const VISITS_AN_HOUR = 4
const EDITS_A_VISIT = 25
/** Times of the server that follow the day: an hour passes in seconds. */
const SETTINGS = {
  unloadAfter: 100,
  restAfter: 100,
  summaryAfter: 20,
  summaryWithin: 100,
  socketsOfPerson: 1e6,
  personMessages: { burst: 1e12, perSecond: 1e12 },
}
const NAMES = ['anna', 'ben', 'chris', 'dora'] as const

export interface DayReport {
  readonly visits: number
  readonly edits: number
  /** A look at the end of each hour, when its people have gone: while they are in, what they write grows. */
  readonly hours: readonly ServerLook[]
  /** Before anybody came, and when everybody had gone. */
  readonly before: ServerLook
  readonly after: ServerLook
}

/** Lets a desk of people open, write in and leave articles for so many hours, each as short as the machine allows. */
export async function runDay(hours: number, seed: number): Promise<DayReport> {
  const server = await WatchedServer.start(SETTINGS, ARTICLES)
  try {
    const day = new Day(server, seed)
    // What is made once: connections of the store, code that is compiled when it is used first.
    await day.visit(0)
    const before = await emptied(server)
    const looks: ServerLook[] = []
    for (let hour = 0; hour < hours; hour += 1) {
      await Promise.all(Array.from({ length: PEOPLE }, (_, who) => day.hour(who)))
      looks.push(await emptied(server))
    }
    return { visits: day.visits, edits: day.edits, hours: looks, before, after: await emptied(server) }
  } finally {
    await server.end()
  }
}

/** Waits until nobody is in and nothing is kept for anybody. */
async function emptied(server: WatchedServer): Promise<ServerLook> {
  await eventually(async () => {
    const { sockets, rooms } = await server.look()
    return sockets === 0 && rooms === 0
  })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  return server.look()
}

class Day {
  visits = 0
  edits = 0
  readonly #server: WatchedServer
  readonly #random: () => number
  #nextClient = 1000

  constructor(server: WatchedServer, seed: number) {
    this.#server = server
    this.#random = seededRandom(seed)
  }

  async hour(who: number): Promise<void> {
    for (let visit = 0; visit < VISITS_AN_HOUR; visit += 1) await this.visit(who)
  }

  /** Opens an article, writes (who may) and waits for the disk, leaves in order or without a word. */
  async visit(who: number): Promise<void> {
    const { port, articleIds } = this.#server.first
    const name = NAMES[who % NAMES.length] ?? ''
    const edit = (this.#nextClient += 2)
    const tab = new HonestTab(edit, edit + 1)
    // Everybody has the story of the day open now and then; the rest is spread.
    const articleId = articleIds[this.#below(4) === 0 ? 0 : this.#below(articleIds.length)] ?? ''
    const client = await RawClient.open(
      `ws://127.0.0.1:${port}/sync/${articleId}?ack=1&edit=${edit}&suggest=${edit + 1}`,
      { cookie: `session=${name}`, origin: `http://127.0.0.1:${port}` },
      tab.doc,
    )
    await client.synced()
    if (name !== 'dora') {
      for (let at = 0; at < EDITS_A_VISIT; at += 1) {
        tab.make(
          {
            kind: this.#below(3) === 0 ? 'delete' : 'type',
            root: 6,
            at: this.#below(100) / 100,
            length: 3,
            text: 'Wort ',
          },
          name === 'chris' ? 'suggest' : 'edit',
        )
        for (const update of tab.takeWritten()) client.update(update)
        this.edits += 1
      }
      await client.acknowledged(1)
    }
    if (this.#below(2) === 0) client.close()
    else client.terminate()
    await client.ending
    tab.doc.destroy()
    this.visits += 1
  }

  #below(end: number): number {
    return Math.floor(this.#random() * end)
  }
}
