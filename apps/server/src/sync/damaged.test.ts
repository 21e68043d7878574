import { read, toArticleJson } from '@stet/article'
import * as Y from 'yjs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { metricOf } from './testing/metricOf.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.open({ unloadAfter: 5 })
})
afterEach(() => server.close())

const headlineOf = (doc: Y.Doc) => doc.getText('headline').toString()
const append = (text: string) => (doc: Y.Doc) =>
  doc.getText('headline').insert(doc.getText('headline').length, text)
const addressOf = (id: string, query: string) => `ws://127.0.0.1:${server.port}/sync/${id}${query}`
const open = async (name: string, id: string, query = '') =>
  (await RawClient.open(addressOf(id, query), server.headersOf(name))).synced()

async function letGo(): Promise<void> {
  while (server.sync.rooms.size().articles > 0) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** An article that was compacted as `Stand 1`, and said `Stand` before. */
async function compacted(): Promise<string> {
  const id = await server.article('Stand')
  const anna = await open('anna', id, '?edit=11&ack=1')
  anna.write(11, append(' 1'))
  await anna.acknowledged(1)
  anna.close()
  await letGo()
  return id
}

/** An update of an article that loads by itself and builds on nothing that is there. */
function gap(): Uint8Array {
  const doc = new Y.Doc()
  append('x')(doc)
  const before = Y.encodeStateVector(doc)
  append('y')(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

it('[S71] a damaged snapshot: the one before is shown, to be read; its bytes stay as they are', async () => {
  const id = await compacted()
  await server.store.damage(id)
  const rows = server.store.rows()
  const ben = await open('ben', id, '?edit=12&ack=1')
  expect(headlineOf(ben.doc)).toBe('Stand')
  expect(server.sync.rooms.isDamaged(id)).toBe(true)
  ben.write(12, append('!'))
  expect(await ben.ending).toMatchObject({ code: 4403 })
  const writer = { userId: 'ben', mode: 'edit' } as const
  const edited = await server.sync.rooms.edit(
    id,
    () => writer,
    () => ({ value: 1, write: append('!') }),
  )
  expect(edited).toEqual({ ok: false, reason: 'damaged' })
  await letGo()
  expect(server.store.rows()).toEqual(rows)
})

it('[S71] an update that does not load: everything before it is shown', async () => {
  const id = await compacted()
  const anna = await open('anna', id, '?edit=11&ack=1')
  anna.write(11, append(' 2'))
  await anna.acknowledged(1)
  anna.terminate()
  await server.store.append(id, gap())
  await letGo()
  const rows = server.store.rows()
  const provider = server.provider('dora', id)
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  expect(headlineOf(provider.doc)).toBe('Stand 1 2')
  const said = await server.sync.rooms.read(id, (doc) => toArticleJson(read(doc, 'original')).headline)
  expect(said).toEqual({ ok: true, value: 'Stand 1 2' })
  provider.destroy()
  await letGo()
  expect(server.store.rows()).toEqual(rows)
})

it('[S71] where nothing is left nobody is told an empty document', async () => {
  const id = await compacted()
  await server.store.damage(id)
  await server.store.damage(id, 'earlier_snapshots')
  const dora = new RawClient(addressOf(id, ''), server.headersOf('dora'))
  expect(await dora.ending).toEqual({ status: 503 })
  expect(await server.sync.rooms.read(id, () => 1)).toEqual({ ok: false, reason: 'corrupt' })
})

it('[S71] [S66] raises one alarm, however many come; other articles go on; once repaired it is open again', async () => {
  const id = await compacted()
  const other = await server.article('Anderes')
  await server.store.damage(id)
  for (const name of ['anna', 'ben', 'dora']) (await open(name, id)).close()
  await letGo()
  const dora = await open('dora', id)
  expect(metricOf(server.sync, 'stet_alarms_total{alarm="damaged"}')).toBe(1)
  expect(metricOf(server.sync, 'stet_damaged_articles')).toBe(1)
  const { records } = await server.store.listAudit({ limit: 9 })
  expect(records).toMatchObject([
    { what: 'alarm-damaged', article: id, detail: { served: 'the snapshot before' } },
  ])
  const anna = await open('anna', other, '?edit=21&ack=1')
  anna.write(21, append('!'))
  await anna.acknowledged(1)
  expect(server.sync.rooms.isDamaged(other)).toBe(false)
  for (const client of [dora, anna]) client.close()
  await letGo()
  server.store.repair(id)
  const ben = await open('ben', id, '?edit=12&ack=1')
  ben.write(12, append('!'))
  await ben.acknowledged(1)
  expect(metricOf(server.sync, 'stet_damaged_articles')).toBe(0)
})

it('[S71] a change of rights does not make a damaged article writable, nor sends its readers away for nothing', async () => {
  const id = await compacted()
  await server.store.damage(id)
  const ben = await open('ben', id, '?edit=12&ack=1')
  server.sync.rooms.recheck(null)
  await ben.acknowledged(1)
  expect(headlineOf(ben.doc)).toBe('Stand')
})
