import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createArticleAnswerSchema } from '@stet/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { openSqliteStore, type SqliteStore } from '../storage/sqlite/SqliteStore.ts'
import { DiskFaults } from '../storage/testing/DiskFaults.ts'
import { EventReader } from '../testing/EventReader.ts'
import { TestServer } from '../testing/TestServer.ts'
import { RawClient } from './testing/RawClient.ts'

let folder: string
let disk: DiskFaults
let store: SqliteStore
let server: TestServer
let address: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-disk-'))
  disk = new DiskFaults()
  store = await openSqliteStore({ path: join(folder, 'a.sqlite'), now: Date.now, worker: disk.worker })
  server = await TestServer.open(['reporter', 'editor', 'viewer'], { store })
  address = await server.listen()
})
afterEach(async () => {
  disk.become('sound')
  await server.close()
  await rm(folder, { recursive: true })
})

async function article(headline: string): Promise<string> {
  const answer = await server.ask('reporter', 'POST', '/api/articles', { payload: { article: { headline } } })
  return createArticleAnswerSchema.parse(answer.json()).id
}

/** Somebody who reads an article, or writes in it under this clientID. */
async function open(role: 'reporter' | 'editor' | 'viewer', id: string, client?: number): Promise<RawClient> {
  const query = client === undefined ? '' : `?edit=${client}&ack=1`
  const headers = { cookie: server.cookieOf(role), origin: address }
  return (await RawClient.open(`${address.replace('http', 'ws')}/sync/${id}${query}`, headers)).synced()
}

const headlineOf = ({ doc }: RawClient) => doc.getText('headline').toString()
const append = (text: string) => (doc: Y.Doc) =>
  doc.getText('headline').insert(doc.getText('headline').length, text)
const status = async (url: string) => (await server.ask(null, 'GET', url)).statusCode

it.each([
  ['full', 'full'],
  ['failing', 'failing'],
  ['readOnly', 'failing'],
] as const)(
  '[S7] [S21] a disk that is %s: no answer, no exit, everybody is told; reading goes on; all is made good without a restart',
  async (state, told) => {
    const [written, other] = [await article('Stand'), await article('Anderes')]
    const anna = await open('reporter', written, 11)
    const ben = await open('editor', written)
    await anna.acknowledged(1)
    const banner = await EventReader.open(address, server.cookieOf('viewer'))
    await banner.nextOf('state')

    disk.become(state)
    const began = performance.now()
    anna.write(11, append('!'))
    let isAnswered = false
    const answered = anna.acknowledged(2).then(() => (isAnswered = true))
    expect(await banner.nextOf('storage-trouble')).toEqual({ type: 'storage-trouble', reason: told })
    console.info(`${state}: told after ${Math.round(performance.now() - began)} ms (asked: 5000 ms)`)
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503])

    // Whoever comes reads what is on disk, of this article and of others; what is written there waits too.
    const [dora, carl] = [await open('viewer', written), await open('editor', other, 21)]
    expect([headlineOf(dora), headlineOf(carl)]).toEqual(['Stand', 'Anderes'])
    carl.write(21, append('?'))
    const alsoAnswered = carl.acknowledged(1)
    const answer = await server.ask('editor', 'PATCH', `/api/articles/${other}`, {
      payload: { desk: 'Sport' },
    })
    expect(answer.statusCode).toBe(503)
    for (let tries = 0; tries < 3; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect([isAnswered, headlineOf(ben), headlineOf(dora)]).toEqual([false, 'Stand', 'Stand'])
    }

    disk.become('sound')
    await Promise.all([answered, alsoAnswered, banner.nextOf('storage-recovered')])
    await Promise.all([ben, dora].map((reader) => reader.until(() => headlineOf(reader) === 'Stand!')))
    expect(headlineOf(await open('viewer', other))).toBe('Anderes?')
    expect(await status('/readyz')).toBe(200)
    banner.leave()
  },
)

it('[S76] syncs of half a second each: answers come late, in order, few syncs after they were asked for', async () => {
  const SECONDS = 10
  const ids = await Promise.all(Array.from({ length: 30 }, (_, number) => article(`Artikel ${number}`)))
  const writers = await Promise.all(ids.map((id, number) => open('reporter', id, 100 + number)))
  await Promise.all(writers.map((writer) => writer.acknowledged(0)))
  const troubles: string[] = []
  store.onTrouble(({ kind }) => troubles.push(kind))
  disk.become('slow')
  const before = disk.syncs
  const waits: { readonly milliseconds: number; readonly syncs: number }[] = []
  const until = performance.now() + SECONDS * 1_000
  await Promise.all(
    writers.map(async (writer, number) => {
      for (let barrier = 1; performance.now() < until; barrier += 1) {
        const [began, syncs] = [performance.now(), disk.syncs]
        for (let key = 0; key < 5; key += 1) writer.write(100 + number, append(`${key}`))
        await writer.acknowledged(barrier)
        waits.push({ milliseconds: performance.now() - began, syncs: disk.syncs - syncs })
      }
    }),
  )
  const mostSyncs = Math.max(...waits.map(({ syncs }) => syncs))
  const longest = Math.max(...waits.map(({ milliseconds }) => milliseconds))
  console.info(
    `${waits.length * 5} updates in ${disk.syncs - before} syncs of 500 ms; an answer after ${mostSyncs} syncs and ${Math.round(longest)} ms at most`,
  )
  // The commit that is under way, a round of summaries, a compaction, its own commit; and once more for what came in between.
  expect(mostSyncs).toBeLessThanOrEqual(8)
  expect(troubles).toEqual([])
  for (const writer of writers) {
    const answers = writer.heard.flatMap((said) => (said.kind === 'acknowledge' ? [said.number] : []))
    expect(answers).toEqual(answers.map((_, number) => number))
  }
})
