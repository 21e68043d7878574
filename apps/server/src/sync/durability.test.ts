import * as Y from 'yjs'
import { afterEach, expect, it } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer

afterEach(() => server.close())

const headlineOf = (doc: Y.Doc) => doc.getText('headline').toString()
const open = async (name: string, articleId: string, query = '') => {
  const address = `ws://127.0.0.1:${server.port}/sync/${articleId}${query}`
  return (await RawClient.open(address, server.headersOf(name))).synced()
}
const append = (text: string) => (doc: Y.Doc) =>
  doc.getText('headline').insert(doc.getText('headline').length, text)
const isSettled = async (promise: Promise<unknown>, within = 150) => {
  const late = Symbol('late')
  return (await Promise.race([promise, new Promise((resolve) => setTimeout(resolve, within, late))])) !== late
}

async function storedHeadline(articleId: string): Promise<string> {
  const loaded = await server.store.load(articleId)
  if (!loaded.ok) throw new Error(loaded.reason)
  const doc = new Y.Doc()
  for (const update of [loaded.document.snapshot, ...loaded.document.tail]) Y.applyUpdate(doc, update)
  return headlineOf(doc)
}

it('[S20] nothing leaves before it is on disk: no acknowledgement, no update for others, no answer to a newcomer', async () => {
  server = await SyncServer.open()
  const id = await server.article('Stand')
  const anna = await open('anna', id, '?edit=11&ack=1')
  const ben = await open('ben', id)
  await anna.acknowledged(1)
  server.store.hold()
  anna.write(11, append('!'))
  const acknowledged = anna.acknowledged(2)
  const dora = await RawClient.open(`ws://127.0.0.1:${server.port}/sync/${id}`, server.headersOf('dora'))
  const synced = dora.synced()
  expect(await isSettled(acknowledged)).toBe(false)
  expect(await isSettled(synced)).toBe(false)
  expect(headlineOf(ben.doc)).toBe('Stand')
  server.store.letGo()
  await Promise.all([acknowledged, synced])
  expect(headlineOf(dora.doc)).toBe('Stand!')
  await ben.until(() => headlineOf(ben.doc) === 'Stand!')
  expect(await storedHeadline(id)).toBe('Stand!')
})

it('[S20] an update that came over a socket that is gone is still owed to the one that follows', async () => {
  server = await SyncServer.open()
  const id = await server.article('Stand')
  const first = await open('anna', id, '?edit=11&ack=1')
  await first.acknowledged(1)
  server.store.hold()
  first.write(11, append('!'))
  const again = await RawClient.open(
    `ws://127.0.0.1:${server.port}/sync/${id}?edit=11&ack=1`,
    server.headersOf('anna'),
  )
  first.terminate()
  Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(first.doc))
  again.step2(Y.encodeStateAsUpdate(again.doc))
  const acknowledged = again.acknowledged(2)
  expect(await isSettled(acknowledged)).toBe(false)
  server.store.letGo()
  await acknowledged
  expect(await storedHeadline(id)).toBe('Stand!')
})

it('[S21] a full disk: no acknowledgement, newcomers read what is stored, and all is made good when there is room', async () => {
  server = await SyncServer.open()
  const id = await server.article('Stand')
  const other = await server.article('Anderes')
  const anna = await open('anna', id, '?edit=11&ack=1')
  const ben = await open('ben', id)
  await anna.acknowledged(1)
  await server.store.setFull(true)
  anna.write(11, append('!'))
  const acknowledged = anna.acknowledged(2)
  expect(await isSettled(acknowledged, 400)).toBe(false)
  expect(server.store.health().trouble?.kind).toBe('full')
  const dora = await open('dora', id)
  expect(headlineOf(dora.doc)).toBe('Stand')
  expect(headlineOf((await open('dora', other)).doc)).toBe('Anderes')
  await server.store.setFull(false)
  await acknowledged
  await Promise.all([ben, dora].map((reader) => reader.until(() => headlineOf(reader.doc) === 'Stand!')))
  expect(await storedHeadline(id)).toBe('Stand!')
})

/** The updates that somebody was sent in which something of this client is new. */
const heardOf = ({ heard }: RawClient, client: number) =>
  heard.filter(
    (said) =>
      said.kind === 'update' && Y.decodeUpdate(said.update).structs.some(({ id }) => id.client === client),
  )

it('[S22] one update is never sent back to its author, and what is known already costs nothing', async () => {
  server = await SyncServer.open()
  const id = await server.article('Stand')
  const anna = await open('anna', id, '?edit=11&ack=1')
  const ben = await open('ben', id)
  await anna.acknowledged(1)
  const update = anna.write(11, append('!'))
  for (let time = 0; time < 5; time += 1) anna.update(update)
  anna.step2(Y.encodeStateAsUpdate(anna.doc))
  await anna.acknowledged(2)
  await ben.until(() => headlineOf(ben.doc) === 'Stand!')
  expect(heardOf(anna, 11)).toHaveLength(0)
  expect(heardOf(ben, 11)).toHaveLength(1)
})

it('[S23] whoever writes is on record before anybody hears it; a tab that names its ids hears of it before it writes', async () => {
  server = await SyncServer.open()
  const id = await server.article('Stand')
  const ben = await open('ben', id)
  const clientsAtUpdate: unknown[] = []
  ben.doc.getText('headline').observe(() => clientsAtUpdate.push(ben.doc.getMap('clients').get('12')))
  const anna = await open('anna', id, '?edit=11&suggest=13')
  await anna.until(() => anna.doc.getMap('clients').has('11'))
  expect(anna.doc.getMap('clients').toJSON()).toMatchObject({
    11: { user: 'anna', modes: [[0, 'edit']], origin: 'typed' },
    13: { user: 'anna', modes: [[0, 'suggest']], origin: 'typed' },
  })
  anna.write(12, append('!'))
  await ben.until(() => headlineOf(ben.doc) === 'Stand!')
  expect(clientsAtUpdate).toEqual([{ user: 'anna', modes: [[0, 'edit']], origin: 'typed' }])
})

it('[S24] compacts when the tail has grown and when the last one leaves, and stores headline, counts and authors', async () => {
  server = await SyncServer.open({ compactAfterUpdates: 20, unloadAfter: 20, summaryAfter: 10 })
  const id = await server.article('Stand')
  const summaries: string[] = []
  server.sync.rooms.onSummary((article) => summaries.push(article.summary.headline))
  const anna = await open('anna', id, '?edit=11&ack=1')
  const tail = async () => {
    const loaded = await server.store.load(id)
    return loaded.ok ? loaded.document.tail.length : -1
  }
  for (let number = 0; number < 50; number += 1) {
    anna.write(11, append(`${number % 10}`))
    await anna.acknowledged(number)
  }
  await eventually(async () => (await tail()) < 25)
  await eventually(() => summaries.length > 0)
  anna.close()
  await eventually(() => server.sync.rooms.size().articles === 0)
  expect(await tail()).toBe(0)
  const text = `Stand${'0123456789'.repeat(5)}`
  expect(await storedHeadline(id)).toBe(text)
  expect((await server.store.getArticle(id))?.summary).toMatchObject({ headline: text, authors: ['anna'] })
})

it('[S24] an article that somebody only opens has not changed', async () => {
  server = await SyncServer.open({ unloadAfter: 20, summaryAfter: 10 })
  const id = await server.article('Stand')
  const changedAt = async () => (await server.store.getArticle(id))?.updatedAt
  const summaries: string[] = []
  server.sync.rooms.onSummary((article) => summaries.push(article.summary.headline))
  const before = await changedAt()
  for (const client of [11, 13]) {
    const anna = await open('anna', id, `?edit=${client}&ack=1`)
    await anna.acknowledged(1)
    anna.close()
    await eventually(() => server.sync.rooms.size().articles === 0)
  }
  expect(summaries).toEqual([])
  expect(await changedAt()).toBe(before)
  const anna = await open('anna', id, '?edit=15&ack=1')
  anna.write(15, append('!'))
  await eventually(() => summaries.length > 0)
  expect(await changedAt()).toBeGreaterThan(before ?? 0)
})

it('[S25] whoever comes while an article is let go finds it, and one document only', async () => {
  server = await SyncServer.open({ unloadAfter: 0 })
  const id = await server.article('')
  let expected = ''
  for (let round = 0; round < 40; round += 1) {
    const client = 100 + round
    const anna = await open('anna', id, `?edit=${client}&ack=1`)
    expect(headlineOf(anna.doc)).toBe(expected)
    if (round % 3 === 0) server.store.hold()
    anna.write(client, append(`${round};`))
    expected += `${round};`
    const acknowledged = anna.acknowledged(round)
    if (round % 3 === 0) setTimeout(() => server.store.letGo(), round % 7)
    if (round % 2 === 0) await acknowledged
    else await Promise.race([acknowledged, new Promise((resolve) => setTimeout(resolve, 3))])
    await acknowledged
    anna.terminate()
    if (round % 4 === 0) await eventually(() => server.sync.rooms.size().articles === 0)
  }
  expect(await storedHeadline(id)).toBe(expected)
})

it('[S26] shuts down in order: commits, answers, closes with 1012, lets go of everything', async () => {
  server = await SyncServer.open()
  const id = await server.article('Stand')
  const anna = await open('anna', id, '?edit=11&ack=1')
  await anna.acknowledged(1)
  server.store.hold()
  anna.write(11, append('!'))
  const acknowledged = anna.acknowledged(2)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const closed = server.sync.close()
  await new Promise((resolve) => setTimeout(resolve, 50))
  server.store.letGo()
  await acknowledged
  expect(await anna.ending).toEqual({ code: 1012 })
  await closed
  expect(server.sync.rooms.size()).toEqual({ articles: 0, sockets: 0 })
  expect(await storedHeadline(id)).toBe('Stand!')
  expect(await server.sync.rooms.read(id, headlineOf)).toEqual({ ok: false, reason: 'closed' })
})

it('[S27] an article that does not load is never answered as an empty one', async () => {
  server = await SyncServer.open()
  const id = await server.article('Stand')
  await server.store.damage(id)
  await server.store.damage(id, 'earlier_snapshots')
  const address = `ws://127.0.0.1:${server.port}/sync/${id}?ack=1`
  expect(await new RawClient(address, server.headersOf('anna')).ending).toEqual({ status: 503 })
  expect(await server.sync.rooms.read(id, headlineOf)).toEqual({ ok: false, reason: 'corrupt' })
  expect(await server.sync.rooms.read('unknown', headlineOf)).toEqual({ ok: false, reason: 'missing' })
  expect(server.sync.rooms.size()).toEqual({ articles: 0, sockets: 0 })
})
