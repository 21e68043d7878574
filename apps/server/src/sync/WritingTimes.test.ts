import { openRoots, timesOf, timesRoot } from '@stet/article'
import * as Y from 'yjs'
import { afterEach, expect, it } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'
import { WritingTimes } from './WritingTimes.ts'

const MINUTE = 60_000

let server: SyncServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

/** A client's text grows by so much; what the server puts on record before it. */
function write(doc: Y.Doc, times: WritingTimes, client: number, text: string, now: number): unknown {
  const entries = times.entriesFor([client], now)
  times.write(entries)
  const before = doc.clientID
  doc.clientID = client
  doc.getText('body').insert(0, text)
  doc.clientID = before
  return [...entries]
}

it('[S53] a client is put on record with its first update and in every later minute, also after a new load', () => {
  const doc = openRoots(new Y.Doc())
  const times = new WritingTimes(() => doc)
  expect(write(doc, times, 7, 'abc', 30 * MINUTE)).toEqual([['7:0', 30]])
  expect(write(doc, times, 7, 'd', 30 * MINUTE + 59_999)).toEqual([])
  expect(write(doc, times, 8, 'x', 30 * MINUTE + 59_999)).toEqual([['8:0', 30]])
  expect(write(doc, times, 7, 'e', 31 * MINUTE)).toEqual([['7:4', 31]])
  expect(write(doc, times, 7, 'f', 30 * MINUTE)).toEqual([])
  const later = new WritingTimes(() => doc)
  expect(write(doc, later, 7, 'g', 31 * MINUTE)).toEqual([])
  expect(write(doc, later, 7, 'h', 32 * MINUTE)).toEqual([['7:7', 32]])
  const known = timesOf(doc)
  expect([3, 4, 6, 7].map((clock) => known.at(7, clock))).toEqual(
    [30, 31, 31, 32].map((minute) => minute * MINUTE),
  )
})

it('[S53] the times of what is written reach everybody, the writer too; opening puts nothing on record', async () => {
  server = await SyncServer.open()
  const id = await server.article('Stand')
  const before = Date.now()
  const anna = server.provider('anna', id)
  const ben = server.provider('ben', id)
  await eventually(() => anna.synced && ben.synced)
  expect(timesRoot(ben.doc).size).toBe(0)
  anna.doc.getText('headline').insert(5, ' der Dinge')
  await eventually(() => ben.doc.getText('headline').length === 15)
  await eventually(() => timesRoot(anna.doc).size > 0)
  for (const { doc } of [anna, ben]) {
    const at = timesOf(doc).at(anna.doc.clientID, 9) ?? 0
    expect(at).toBeGreaterThan(before - MINUTE)
    expect(at).toBeLessThanOrEqual(Date.now())
  }
})

it('[S32] [S53] nobody can write, replace or remove a time', async () => {
  server = await SyncServer.open()
  const { port } = server
  const id = await server.article('Stand')
  const open = (name: string) =>
    RawClient.open(`ws://127.0.0.1:${port}/sync/${id}`, server?.headersOf(name) ?? {})
  const ben = await (await open('ben')).synced()
  ben.write(21, (doc) => doc.getText('headline').insert(0, 'x'))
  await ben.until(() => timesRoot(ben.doc).size === 1)
  const attacks: readonly ((doc: Y.Doc) => void)[] = [
    (doc) => timesRoot(doc).set('22:0', 5),
    (doc) => timesRoot(doc).set('21:0', 5),
    (doc) => timesRoot(doc).delete('21:0'),
  ]
  for (const [index, attack] of attacks.entries()) {
    const anna = await (await open('anna')).synced()
    anna.write(30 + index, attack)
    expect(await anna.ending).toEqual({ code: 4400 })
  }
  const known = await server.sync.rooms.read(id, (doc) => [...timesRoot(doc).keys()])
  expect(known).toEqual({ ok: true, value: ['21:0'] })
})
