import * as Y from 'yjs'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { metricOf } from './testing/metricOf.ts'
import { SyncServer } from './testing/SyncServer.ts'
import { RawClient } from './testing/RawClient.ts'

let server: SyncServer

afterEach(() => server.close())

const headlineOf = (doc: Y.Doc) => doc.getText('headline').toString()
const address = (articleId: string, query = '') => `ws://127.0.0.1:${server.port}/sync/${articleId}${query}`
const open = (name: string, articleId: string, query = '') =>
  RawClient.open(address(articleId, query), server.headersOf(name))

describe('the stock provider', () => {
  it('[S11] reads and writes an article; two people see each other', async () => {
    server = await SyncServer.open()
    const id = await server.article('Stand')
    const anna = server.provider('anna', id)
    const ben = server.provider('ben', id)
    await eventually(() => anna.synced && ben.synced)
    expect(headlineOf(anna.doc)).toBe('Stand')
    anna.doc.getText('headline').insert(5, ' der Dinge')
    anna.doc.getText('body').insertEmbed(0, { k: 'p' })
    await eventually(() => headlineOf(ben.doc) === 'Stand der Dinge')
    expect(ben.doc.getMap('clients').get(String(anna.doc.clientID))).toEqual({
      user: 'anna',
      modes: [[0, 'edit']],
      origin: 'typed',
    })
    anna.awareness.setLocalState({ user: { id: 'ben', name: 'Fälscher' }, cursor: null })
    const seen = () => ben.awareness.getStates().get(anna.doc.clientID)
    await eventually(() => seen()?.['cursor'] === null)
    expect(seen()).toMatchObject({ user: { id: 'anna', name: 'ANNA' } })
    expect(server.sync.rooms.people(id).map((person) => person.id)).toEqual(['anna', 'ben'])
  })

  it('[S12] is never told that it is synced before the document is loaded', async () => {
    server = await SyncServer.open()
    const id = await server.article('Stand')
    const gate = Promise.withResolvers<void>()
    server.store.beforeLoad = () => gate.promise
    const anna = server.provider('anna', id)
    const seen: string[] = []
    anna.on('sync', () => seen.push(headlineOf(anna.doc)))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(anna.synced).toBe(false)
    gate.resolve()
    await eventually(() => anna.synced)
    expect(seen).toEqual(['Stand'])
  })
})

describe('an article that is open and at rest', () => {
  it('[S56] is bytes until somebody needs it, and nobody notices', async () => {
    server = await SyncServer.open({ restAfter: 10 })
    const id = await server.article('Stand')
    const isResting = () => metricOf(server.sync, 'stet_resting_articles') === 1
    const anna = await (await open('anna', id, '?edit=11&suggest=12&ack=1')).synced()
    const ben = server.provider('ben', id)
    await eventually(() => ben.synced)
    for (const word of [' der', ' Dinge', ' heute']) {
      await eventually(isResting)
      anna.write(11, (doc) => doc.getText('headline').insert(doc.getText('headline').length, word))
      await eventually(() => headlineOf(ben.doc).endsWith(word))
    }
    await eventually(isResting)
    // Whose an id is, is known at rest; who may not write under it is refused as ever.
    const chris = await (await open('chris', id, '?ack=1')).synced()
    chris.write(11, (doc) => doc.getText('headline').insert(0, 'x'))
    expect(await chris.ending).toEqual({ code: 4403 })
    expect(headlineOf(ben.doc)).toBe('Stand der Dinge heute')
  })
})

describe('epoch and schema', () => {
  it('[S14] are told by a close code to clients that ask for acknowledgements, and by HTTP to others', async () => {
    server = await SyncServer.open()
    const id = await server.article()
    await (await open('anna', id, '?edit=7&suggest=8&schema=1&epoch=1&ack=1')).synced()
    const ending = (query: string) => new RawClient(address(id, query), server.headersOf('ben')).ending
    expect(await ending('?epoch=2&ack=1')).toEqual({ code: 4410 })
    expect(await ending('?epoch=2')).toEqual({ status: 410 })
    expect(await ending('?schema=0&ack=1')).toEqual({ code: 4426 })
    expect(await ending('?schema=0')).toEqual({ status: 426 })
    expect(await ending('?edit=7&ack=1')).toEqual({ code: 4403 })
    expect(await ending('?suggest=7')).toEqual({ status: 403 })
    expect(await ending('?edit=x')).toEqual({ status: 400 })
    expect(await ending('?edit=4294967296')).toEqual({ status: 400 })
    expect(await (await open('dora', id, '?schema=2&epoch=1')).synced()).toBeDefined()
  })
})
