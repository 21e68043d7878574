import { spansRoot } from '@stet/article'
import * as Y from 'yjs'
import { afterEach, expect, it, vi } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer
afterEach(async () => {
  vi.restoreAllMocks()
  await server.close()
})

const headlineOf = (doc: Y.Doc) => doc.getText('headline').toString()
const open = async (name: string, id: string, query: string) => {
  const address = `ws://127.0.0.1:${server.port}/sync/${id}${query}`
  return (await RawClient.open(address, server.headersOf(name))).synced()
}

const writePill = (doc: Y.Doc): void => {
  spansRoot(doc).set('11.1', { t: 'later', pill: true })
}

/** From now on a value that holds this word passes the guard, and is too deep for whoever encodes it. */
function breakEncodingOf(word: string): void {
  const write = Reflect.get(Y.ContentAny.prototype, 'write') as (
    this: Y.ContentAny,
    ...rest: unknown[]
  ) => void
  vi.spyOn(Y.ContentAny.prototype, 'write').mockImplementation(function (this: Y.ContentAny, ...rest) {
    if (JSON.stringify(this.arr).includes(word)) throw new RangeError('Maximum call stack size exceeded')
    write.apply(this, rest)
  })
}

it('[S65] an update after which the document could not be encoded is not stored nor told, and the article goes on without it', async () => {
  server = await SyncServer.open()
  const id = await server.article('Stand')
  const [anna, ben] = [await open('anna', id, '?edit=11&ack=1'), await open('ben', id, '?edit=12&ack=1')]
  await anna.acknowledged(1)
  await ben.acknowledged(1)
  const rows = server.store.rows()
  anna.edit(11, writePill)
  const update = Y.encodeStateAsUpdate(anna.doc, Y.encodeStateVector(ben.doc))
  breakEncodingOf('pill')
  anna.update(update)
  expect([await anna.ending, await ben.ending]).toMatchObject([{ code: 4503 }, { code: 4503 }])
  vi.restoreAllMocks()
  expect(server.store.rows()).toEqual(rows)
  await eventually(() => server.sync.rooms.size().sockets === 0)
  const back = await open('ben', id, '?edit=12&ack=1')
  back.write(12, (doc) => doc.getText('headline').insert(5, '!'))
  await back.acknowledged(1)
  expect(headlineOf(back.doc)).toBe('Stand!')
  expect(spansRoot(back.doc).size).toBe(0)
})

it('[S65] what the API would write is not stored either', async () => {
  server = await SyncServer.open()
  const id = await server.article('Stand')
  const rows = server.store.rows()
  breakEncodingOf('pill')
  const writer = { userId: 'anna', mode: 'edit' } as const
  const edited = await server.sync.rooms.edit(
    id,
    () => writer,
    () => ({ value: 1, write: writePill }),
  )
  expect(edited).toEqual({ ok: false, reason: 'unwritable' })
  expect(server.store.rows()).toEqual(rows)
  expect(await server.sync.rooms.read(id, headlineOf)).toEqual({ ok: true, value: 'Stand' })
})

it('[S71] [S65] a stored document that loads and cannot be told to anybody is damaged', async () => {
  server = await SyncServer.open({ unloadAfter: 5 })
  const id = await server.article('Stand')
  const anna = await open('anna', id, '?edit=11&ack=1')
  anna.write(11, (doc) => doc.getText('headline').insert(5, '!'))
  await anna.acknowledged(1)
  anna.write(11, writePill)
  await anna.acknowledged(2)
  anna.terminate()
  await eventually(() => server.sync.rooms.size().articles === 0)
  breakEncodingOf('pill')
  expect(await server.sync.rooms.read(id, headlineOf)).toEqual({ ok: true, value: 'Stand' })
  expect(server.sync.rooms.isDamaged(id)).toBe(true)
})
