import { createArticleAnswerSchema, ROLES } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EventReader } from '../testing/EventReader.ts'
import { problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let address: string
beforeAll(async () => {
  server = await TestServer.open()
  address = await server.listen()
})
afterAll(() => server.close())

async function create(payload: object = {}): Promise<string> {
  const answer = await server.ask('reporter', 'POST', '/api/articles', { payload })
  return createArticleAnswerSchema.parse(answer.json()).id
}

describe('GET /api/events', () => {
  it('begins with the state of things', async () => {
    const stream = await EventReader.open(address, server.cookieOf('viewer'))
    expect(stream.response.status).toBe(200)
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.response.headers.get('cache-control')).toBe('no-store')
    expect(stream.response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await stream.next()).toEqual({ type: 'state', storageTrouble: null, people: {}, unread: 0 })
    stream.leave()
  })

  it.each(ROLES)('tells %s of new articles and of every change of what is known about them', async (role) => {
    const stream = await EventReader.open(address, server.cookieOf(role))
    const id = await create({ article: { headline: 'Neu auf dem Tisch' } })
    const created = await stream.nextOf('article-created')
    expect(created.article).toMatchObject({
      id,
      headline: 'Neu auf dem Tisch',
      state: 'draft',
      authors: [{ id: server.idOf('reporter'), name: 'The reporter' }],
      people: [],
    })
    const change = { slug: `neu-${role}`, language: 'en', targetLength: 1200, internalNote: 'geheim' }
    await server.ask('editor', 'PATCH', `/api/articles/${id}`, { payload: change })
    const changed = await stream.nextOf('article-changed')
    const { internalNote: _note, ...seen } = change
    expect(changed.article).toMatchObject({ id, ...seen })
    expect(JSON.stringify(changed)).not.toContain('geheim')
    stream.leave()
  })

  it('ends when the session ends, saying so', async () => {
    const cookie = await server.signIn('editor')
    const [ending, staying] = await Promise.all([
      EventReader.open(address, cookie),
      EventReader.open(address, server.cookieOf('editor')),
    ])
    await Promise.all([ending.next(), staying.next()])
    await server.ask(null, 'POST', '/api/auth/sign-out', { headers: { cookie } })
    expect(await ending.next()).toEqual({ type: 'session-ended' })
    expect(await ending.next()).toBeNull()
    await create()
    expect(await staying.next()).toMatchObject({ type: 'article-created' })
    staying.leave()
  })

  it('ends when the role changes, so that the page asks who it is now', async () => {
    const stream = await EventReader.open(address, server.cookieOf('commenter'))
    await stream.next()
    await server.accounts.changePerson(server.idOf('commenter'), { role: 'reporter' })
    expect(await stream.next()).toEqual({ type: 'me-changed' })
    expect(await stream.next()).toBeNull()
    await server.accounts.changePerson(server.idOf('commenter'), { role: 'commenter' })
  })

  it('is closed to strangers', async () => {
    expect(problemOf(await server.ask(null, 'GET', '/api/events')).is).toBe('401 not-signed-in')
  })
})

it('ends every stream when the server closes, and closes', async () => {
  const closing = await TestServer.open(['viewer'])
  const stream = await EventReader.open(await closing.listen(), closing.cookieOf('viewer'))
  await stream.next()
  await closing.close()
  expect(await stream.next()).toBeNull()
})
