import { articlePageSchema, type ServerEvent } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoreClosed, StoreUnwritable, type Store, type StoreTrouble } from '../storage/Store.ts'
import { EventReader } from '../testing/EventReader.ts'
import { problemOf } from '../testing/problemOf.ts'
import { storeWith } from '../testing/storeWith.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let failure: Error
let trouble: StoreTrouble | null = null
const listeners = {
  trouble: (_trouble: StoreTrouble) => undefined as void,
  recovered: () => undefined as void,
}

beforeAll(async () => {
  const store: Store = await storeWith({
    createArticle: () => Promise.reject(failure),
    patchArticle: () => Promise.reject(failure),
    health: () => ({ trouble, pendingUpdates: 0, pendingBytes: 0 }),
    onTrouble: (listener) => {
      listeners.trouble = listener
      return () => undefined
    },
    onRecovered: (listener) => {
      listeners.recovered = listener
      return () => undefined
    },
  })
  server = await TestServer.open(['reporter', 'viewer'], { store })
})
afterAll(() => server.close())

const ways = [
  ['POST', '/api/articles', 'application/json', '{}'],
  ['POST', '/api/articles/import', 'text/plain', 'Titel\n\nText.'],
] as const

describe('a store that cannot store', () => {
  it.each(ways)('is said by %s %s, and nothing is there afterwards', async (method, url, type, payload) => {
    failure = new StoreUnwritable('full', 'database or disk is full')
    const answer = await server.ask('reporter', method, url, { payload, headers: { 'content-type': type } })
    expect(problemOf(answer).is).toBe('503 storage-trouble')
    expect(answer.headers['retry-after']).toBe('10')
    const page = await server.ask('viewer', 'GET', '/api/articles')
    expect(articlePageSchema.parse(page.json()).articles).toEqual([])
  })

  it('is told apart from a server that shuts down and from a failure, whose reason stays inside', async () => {
    failure = new StoreClosed('closed')
    expect(problemOf(await server.ask('reporter', 'POST', '/api/articles')).is).toBe('503 shutting-down')
    failure = new Error('no such column: password')
    const answer = await server.ask('reporter', 'POST', '/api/articles')
    expect(problemOf(answer).is).toBe('500 internal')
    expect(answer.body).not.toContain('column')
    expect(problemOf(answer).detail).toContain(String(answer.headers['x-request-id']))
  })

  it('is told to everybody who watches, and so is its recovery', async () => {
    const address = await server.listen()
    const stream = await EventReader.open(address, server.cookieOf('viewer'))
    expect(await stream.next()).toMatchObject({ type: 'state', storageTrouble: null })
    trouble = { kind: 'full', detail: 'database or disk is full', since: 0 }
    listeners.trouble(trouble)
    expect(await stream.next()).toEqual({ type: 'storage-trouble', reason: 'full' } satisfies ServerEvent)
    const late = await EventReader.open(address, server.cookieOf('viewer'))
    expect(await late.next()).toMatchObject({ type: 'state', storageTrouble: 'full' })
    trouble = null
    listeners.recovered()
    expect(await stream.next()).toEqual({ type: 'storage-recovered' })
    stream.leave()
    late.leave()
  })
})
