import {
  articlePageSchema,
  auditPageSchema,
  createArticleAnswerSchema,
  ROLES,
  type Role,
} from '@stet/protocol'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { can } from '../permissions.ts'
import { newArticle } from '../storage/testing/articles.ts'
import { RawClient } from '../sync/testing/RawClient.ts'
import { EventReader } from '../testing/EventReader.ts'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
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
const patch = (role: Role, id: string, payload: object) =>
  server.ask(role, 'PATCH', `/api/articles/${id}`, { payload })
const statusFor = async (role: Role, id: string) =>
  (await server.ask(role, 'GET', `/api/articles/${id}`)).statusCode
const listedFor = async (role: Role, query = '') =>
  articlePageSchema
    .parse((await server.ask(role, 'GET', `/api/articles${query}`)).json())
    .articles.map(({ id }) => id)
const open = (role: Role, id: string) =>
  RawClient.open(`${address.replace('http', 'ws')}/sync/${id}?ack=1`, {
    cookie: server.cookieOf(role),
    origin: address,
  })

describe('a restricted article', () => {
  it('exists for who began it, is assigned, is named, and for the chief, in every list and call', async () => {
    const id = await create({
      article: { headline: 'Die Quelle Zwölfender' },
      isRestricted: true,
      readers: [server.idOf('legal')],
      assignees: [server.idOf('subeditor')],
    })
    const seeing = new Set<Role>(['reporter', 'subeditor', 'legal', 'chief'])
    for (const role of ROLES) {
      const isSeen = seeing.has(role)
      expect([role, await statusFor(role, id)]).toEqual([role, isSeen ? 200 : 404])
      for (const query of ['', '?q=zwoelfender', '?q=Zwölfender', `?assignee=${server.idOf('subeditor')}`]) {
        const isListed = (await listedFor(role, query)).includes(id)
        expect([role, query, isListed]).toEqual([role, query, isSeen])
      }
    }
  })

  it('is told to nobody else: not when it begins, not when it changes, not who is in it', async () => {
    const streams = await Promise.all(
      (['editor', 'admin', 'legal'] as const).map((role) => EventReader.open(address, server.cookieOf(role))),
    )
    const [editor, admin, legal] = streams
    const id = await create({ isRestricted: true, readers: [server.idOf('legal')] })
    const writer = await (await open('reporter', id)).synced()
    await patch('reporter', id, { desk: 'Recherche' })
    expect((await legal?.nextOf('article-created'))?.article.id).toBe(id)
    expect(await legal?.nextOf('people-changed')).toMatchObject({
      id,
      people: [{ id: server.idOf('reporter') }],
    })
    const late = await EventReader.open(address, server.cookieOf('admin'))
    expect((await late.nextOf('state')).people).toEqual({})
    const lateLegal = await EventReader.open(address, server.cookieOf('legal'))
    expect(Object.keys((await lateLegal.nextOf('state')).people)).toEqual([id])
    // What everybody is told comes after it, so whatever was to come before has come.
    const other = await create()
    for (const stream of [editor, admin]) {
      const next = await stream?.nextOf('article-created')
      expect(next?.article.id).toBe(other)
    }
    writer.close()
    for (const stream of [...streams, late, lateLegal]) stream.leave()
  })

  it('[S49] is closed for others within a second when it becomes one, and stays open for who is named', async () => {
    const id = await create({ article: { headline: 'Erst offen' } })
    const [legal, editor, viewer] = await Promise.all(
      (['legal', 'editor', 'viewer'] as const).map(async (role) => (await open(role, id)).synced()),
    )
    const stream = await EventReader.open(address, server.cookieOf('viewer'))
    const began = performance.now()
    const answer = await patch('reporter', id, { isRestricted: true, readers: [server.idOf('legal')] })
    expect(answer.statusCode).toBe(200)
    expect(await Promise.all([editor?.ending, viewer?.ending])).toEqual([{ code: 4403 }, { code: 4403 }])
    console.log(`closed after ${Math.round(performance.now() - began)} ms (asked: 1000 ms)`)
    expect(await stream.nextOf('article-removed')).toEqual({ type: 'article-removed', id })
    await legal?.acknowledged(7)
    await expect(open('viewer', id)).rejects.toThrow('404')

    await patch('reporter', id, { readers: [server.idOf('viewer')] })
    expect(await legal?.ending).toMatchObject({ code: 4403 })
    expect((await stream.nextOf('article-created')).article).toMatchObject({ id, isRestricted: true })
    const again = await (await open('viewer', id)).synced()
    again.close()

    await patch('chief', id, { isRestricted: false })
    expect(await statusFor('admin', id)).toBe(200)
    stream.leave()
    const audit = auditPageSchema.parse((await server.ask('admin', 'GET', '/api/audit?limit=3')).json())
    expect(
      audit.entries.map(({ what, article, person, detail }) => [what, article, person.id, detail]),
    ).toEqual([
      ['access-changed', id, server.idOf('chief'), { isRestricted: false }],
      ['access-changed', id, server.idOf('reporter'), named('reporter', 'viewer')],
      ['access-changed', id, server.idOf('reporter'), named('reporter', 'legal')],
    ])
  })

  it('is not lost by who restricts it, and names people only', async () => {
    const id = await create()
    expect(pathsOf(problemOf(await patch('editor', id, { isRestricted: true })))).toEqual(['readers'])
    const wrong = await patch('reporter', id, { isRestricted: true, readers: ['nobody'] })
    expect(pathsOf(problemOf(wrong))).toEqual(['readers[0]'])
    const right = await patch('editor', id, { isRestricted: true, readers: [server.idOf('editor')] })
    expect(right.statusCode).toBe(200)
  })

  it('is in the store’s list for exactly those who may see it', async () => {
    const ids = ROLES.map((role) => server.idOf(role))
    const people = fc.array(fc.constantFrom(...ids), { maxLength: 2 })
    const article = fc.record({
      isRestricted: fc.constantFrom(true, false, 'yes'),
      readers: people,
      assignees: people,
      createdBy: fc.constantFrom('somebody', ...ids),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 6 }), async (articles) => {
        const word = `wort${crypto.randomUUID().slice(0, 8)}`
        for (const { createdBy, ...metadata } of articles) {
          const id = crypto.randomUUID()
          await server.store.createArticle(newArticle({ id, slug: `${word}-${id}`, metadata, createdBy }))
        }
        const rows = (await server.store.listArticles({ q: word, limit: 200 })).articles
        for (const role of ROLES) {
          const asker = { id: server.idOf(role), role }
          const seen = rows.filter((row) => can(asker, 'seeArticle', row)).map(({ id }) => id)
          expect(await listedFor(role, `?q=${word}`)).toEqual(seen)
        }
      }),
      { numRuns: 25 },
    )
  })
})

const named = (...roles: readonly Role[]) => ({
  isRestricted: true,
  named: roles.map((role) => server.idOf(role)),
})
