import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { metricOf } from '../testing/metricOf.ts'
import { RawClient } from '../testing/RawClient.ts'
import type { Ending } from '../testing/RawClient.ts'
import { RawFrames } from '../testing/RawFrames.ts'
import { UnderAttack } from '../testing/UnderAttack.ts'

const AT_ONCE = 100

let desk: UnderAttack
beforeEach(async () => {
  desk = await UnderAttack.open()
})
afterEach(() => desk.close())

/** How an upgrade with exactly these headers ends. */
const endingOf = (headers: Readonly<Record<string, string>>, query = '') =>
  new RawClient(`ws://127.0.0.1:${desk.server.port}/sync/${desk.articleId}${query}`, headers).ending
const cookie = (name: string) => `session=${name}`
/** The answer to an upgrade that asks for exactly this. */
const answerTo = async (path: string): Promise<string> => {
  const { port } = desk.server
  const refused = await RawFrames.open(port, path, desk.server.headersOf('anna')).catch(
    (error: unknown) => error,
  )
  return refused instanceof Error ? (refused.message.split('\r\n', 1)[0] ?? '') : 'let in'
}

it.each(['', '?ack=1'])(
  'A15 [S13] pages that are not ours are refused, as is no Origin beside a cookie (%j)',
  async (query) => {
    const { origin } = desk.server
    await desk.withstands(async () => {
      for (const foreign of [
        'http://evil.example',
        `${origin}.evil.example`,
        'null',
        origin.replace('http', 'ftp'),
      ]) {
        expect(await endingOf({ cookie: cookie('anna'), origin: foreign }, query)).toEqual({ status: 403 })
      }
      expect(await endingOf({ cookie: cookie('anna') }, query)).toEqual({ status: 403 })
    })
    const program = await RawClient.open(`ws://127.0.0.1:${desk.server.port}/sync/${desk.articleId}`, {
      authorization: 'Bearer anna',
    })
    expect((await program.synced()).doc.getText('headline').toString()).toBe('Stand')
    program.close()
  },
)

it.each(['', '&ack=1'])(
  'A16 [S13] nothing in the address opens anything: who has no session stays outside (%j)',
  async (more) => {
    const { origin } = desk.server
    await desk.withstands(async () => {
      for (const headers of [{}, { origin }, { cookie: cookie('nobody'), origin }]) {
        expect(await endingOf(headers, `?token=anna&session=anna${more}`)).toEqual({ status: 401 })
      }
    })
  },
)

describe('A17 an address', () => {
  it.each([
    ['of nothing', '/sync/'],
    ['of a folder', '/sync/../../etc/passwd'],
    ['of a folder, in disguise', '/sync/..%2f..%2fetc%2fpasswd'],
    ['with a zero', '/sync/%00'],
    ['of 7,000 letters', `/sync/${'x'.repeat(7_000)}`],
    ['of what every object has', '/sync/__proto__'],
    ['of what makes it', '/sync/constructor'],
    ['of no article', '/sync/00000000-0000-4000-8000-000000000000'],
    ['of something else', '/api/articles'],
  ])('[S13] %s finds nothing', async (_what, path) => {
    await desk.withstands(async () => {
      expect(await answerTo(path)).toBe('HTTP/1.1 404 Not Found')
    })
    expect(desk.server.sync.rooms.size().articles).toBe(2)
  })

  it('[S13] of an article that somebody may not see is answered as one that is not there', async () => {
    const forbidden = desk.server.headersOf('emil')
    expect(await endingOf(forbidden)).toEqual({ status: 404 })
    expect(await endingOf(forbidden, '?ack=1')).toEqual({ status: 404 })
  })
})

it('A18 [S25] 5,000 articles that are none open nothing, and leave nothing behind', async () => {
  const answers = { 404: 0, 429: 0 }
  await desk.withstands(async () => {
    await many(5_000, async (at) => {
      const ending = await desk.server.client('anna', `none-${at}`).ending
      if (!('status' in ending) || !(ending.status in answers)) throw new Error(JSON.stringify(ending))
      answers[ending.status as keyof typeof answers] += 1
    })
    expect(desk.server.sync.rooms.size()).toEqual({ articles: 2, sockets: 4 })
  })
  // Then they come too often, and nobody looks for anything any more.
  expect(answers[404]).toBeGreaterThanOrEqual(2_000)
  expect(answers[404] + answers[429]).toBe(5_000)
})

it('A20 [S60] of 2,000 sockets that one person opens half come in, and nobody else has less', async () => {
  const ended: Ending[] = []
  await desk.withstands(async () => {
    await many(2_000, async () => {
      const tab = desk.come('anna')
      const ending = tab.ending.then((how) => ended.push(how))
      await Promise.race([ending, tab.opened().catch(() => {})])
    })
    expect(ended).toHaveLength(1_000)
    expect(ended.every((how) => 'status' in how && how.status === 429)).toBe(true)
    expect(metricOf(desk.server.sync, 'stet_sockets')).toBe(1_004)
  })
})

/** So many, some at a time. */
async function many(count: number, each: (at: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => each(from + at)))
  }
}
