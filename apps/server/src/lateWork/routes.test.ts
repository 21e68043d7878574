import { articlePageSchema, createArticleAnswerSchema, lateWorkListSchema, type Role } from '@stet/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { eventually } from '../sync/testing/eventually.ts'
import { RawClient } from '../sync/testing/RawClient.ts'
import { EventReader } from '../testing/EventReader.ts'
import { problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let address: string
beforeAll(async () => {
  server = await TestServer.open(['reporter', 'editor', 'subeditor', 'chief', 'legal', 'viewer'], {
    syncSettings: { summaryAfter: 20, summaryWithin: 100 },
  })
  address = await server.listen()
})
afterAll(() => server.close())

const article = {
  headline: 'Stand der Dinge',
  dateline: 'Hamburg',
  lead: { text: 'Am Kai.' },
  details: [{ key: 'Quellen', value: 'Hafenamt' }],
}
const create = async (): Promise<string> =>
  createArticleAnswerSchema.parse(
    (await server.ask('reporter', 'POST', '/api/articles', { payload: { article } })).json(),
  ).id
const come = async (id: string, kept?: Y.Doc): Promise<RawClient> => {
  const url = `${address.replace('http', 'ws')}/sync/${id}?edit=21&suggest=22&ack=1`
  const headers = { cookie: server.cookieOf('reporter'), origin: address }
  return (await RawClient.open(url, headers, kept)).synced()
}
const lateIn = async (id: string) => {
  const answer = await server.ask('viewer', 'GET', `/api/articles/${id}/late-work`)
  return lateWorkListSchema.parse(answer.json()).lateWork
}
const see = (id: string, through: number, role: Role = 'subeditor') =>
  server.ask(role, 'POST', `/api/articles/${id}/late-work/seen`, { payload: { through } })
const listed = async () =>
  articlePageSchema
    .parse((await server.ask('viewer', 'GET', '/api/articles?late=open')).json())
    .articles.map(({ id, lateWork }) => [id, lateWork])

/** The reporter writes in a draft, loses the line, writes on, and is back when the text is in review. */
async function comeLate(id: string, edit: (headline: Y.Text) => void): Promise<RawClient> {
  const early = await come(id)
  early.write(21, (doc) => doc.getText('headline').insert(0, 'Der '))
  await early.acknowledged(1)
  const step = { to: 'in_review' }
  const stepped = await server.ask('editor', 'POST', `/api/articles/${id}/transitions`, { payload: step })
  expect(stepped.statusCode).toBe(200)
  expect(await early.ending).toEqual({ code: 4403 })
  early.doc.clientID = 21
  early.doc.transact(() => edit(early.doc.getText('headline')))
  const late = await come(id, early.doc)
  await late.acknowledged(1)
  return late
}
const rewrite = (headline: Y.Text): void => {
  headline.insert(headline.length, ' heute')
  headline.delete(4, 6)
}

it('[S111] what comes late is kept and shown in the list, live, until all of it is decided', async () => {
  const id = await create()
  const stream = await EventReader.open(address, server.cookieOf('viewer'))
  const late = await comeLate(id, rewrite)
  expect(late.converted).toEqual([[6, 6, 0]])
  const count = async (wanted: number) => {
    for (;;) {
      const told = await stream.nextOf('article-changed')
      if (told.article.id === id && told.article.lateWork === wanted) return
    }
  }
  await count(1)
  const reporter = { id: server.idOf('reporter'), name: 'The reporter' }
  const [work, ...more] = await lateIn(id)
  expect(more).toEqual([])
  expect(work).toMatchObject({ by: reporter, inserted: 6, struck: 6, restored: 0, settled: null })
  expect(await listed()).toEqual([[id, 1]])

  // What somebody else suggests does not belong to it; one half of it decided is not all of it.
  late.write(22, (doc) => doc.getText('lead').insert(0, 'Heute: '))
  await late.acknowledged(2)
  const { suggestions } = (await server.ask('editor', 'GET', `/api/articles/${id}/suggestions`)).json<{
    suggestions: { id: string; where: { root: string } }[]
  }>()
  const [first, second, ...others] = suggestions.filter(({ where }) => where.root === 'headline')
  expect(others).toEqual([])
  const decide = async (which: string | undefined, action: string) =>
    expect(
      (
        await server.ask('editor', 'POST', `/api/articles/${id}/suggestions/resolve`, {
          payload: { ids: [which], action },
        })
      ).statusCode,
    ).toBe(200)
  await decide(first?.id, 'reject')
  await eventually(async () => (await server.store.getArticle(id))?.summary.openSuggestions === 2)
  expect(await listed()).toEqual([[id, 1]])
  await decide(second?.id, 'accept')
  await count(0)
  expect(await lateIn(id)).toMatchObject([{ number: work?.number, settled: { by: null } }])
  expect(await listed()).toEqual([])
  stream.leave()
})

it('[S111] or until somebody with the right has seen it, once, up to what they saw, on record', async () => {
  const id = await create()
  const late = await comeLate(id, rewrite)
  await eventually(async () => (await lateIn(id)).length === 1)
  late.doc.clientID = 21
  late.write(21, (doc) => doc.getText('lead').insert(0, 'Nun '))
  await late.acknowledged(2)
  const [second, first] = (await lateIn(id)).map(({ number }) => number)
  for (const role of ['viewer', 'reporter', 'legal'] as const)
    expect(problemOf(await see(id, first ?? 0, role)).is).toBe('403 forbidden')
  expect(problemOf(await see(id, 0)).is).toBe('400 invalid-request')
  expect((await see(id, first ?? 0)).statusCode).toBe(200)
  const by = { id: server.idOf('subeditor'), name: 'The subeditor' }
  const seen = { number: first, settled: { by } }
  expect(await lateIn(id)).toMatchObject([{ number: second, settled: null }, seen])
  expect((await see(id, second ?? 0, 'chief')).statusCode).toBe(200)
  expect((await see(id, second ?? 0, 'editor')).statusCode).toBe(200)
  const settled = { by: { id: server.idOf('chief') } }
  expect(await lateIn(id)).toMatchObject([{ number: second, settled }, seen])
  expect(await listed()).toEqual([])
  const audit = await server.store.listAudit({ limit: 50 })
  expect(
    audit.records
      .filter(({ what }) => what === 'late-work-seen')
      .map(({ person, article: of, detail }) => [person, of, detail]),
  ).toEqual([
    [server.idOf('chief'), id, { through: second, whose: [server.idOf('reporter')] }],
    [server.idOf('subeditor'), id, { through: first, whose: [server.idOf('reporter')] }],
  ])
})

it('[S111] what is suggested in time is not kept', async () => {
  const id = await create()
  const late = await comeLate(id, () => undefined)
  late.write(22, (doc) => doc.getText('headline').insert(0, 'Nun: '))
  await late.acknowledged(2)
  await eventually(async () => (await server.store.getArticle(id))?.summary.openSuggestions === 1)
  expect(await lateIn(id)).toEqual([])
})
