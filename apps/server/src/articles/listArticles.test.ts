import { articlePageSchema, createArticleAnswerSchema, type Role } from '@stet/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../sync/testing/eventually.ts'
import { problemOf } from '../testing/problemOf.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let address: string
beforeAll(async () => {
  server = await TestServer.open(['reporter', 'editor', 'legal', 'chief', 'viewer'], {
    syncSettings: { summaryAfter: 10, summaryWithin: 20 },
  })
  address = await server.listen()
})
afterAll(() => server.close())

async function create(payload: object): Promise<string> {
  const answer = await server.ask('editor', 'POST', '/api/articles', { payload })
  return createArticleAnswerSchema.parse(answer.json()).id
}
const list = async (query: Record<string, string>, role: Role = 'viewer') => {
  const answer = await server.ask(role, 'GET', `/api/articles?${new URLSearchParams(query).toString()}`)
  expect(answer).toMatchObject({ statusCode: 200 })
  return articlePageSchema.parse(answer.json())
}
const ids = async (query: Record<string, string>) => (await list(query)).articles.map(({ id }) => id)

it('[S101] finds words in text and details, whatever their form, and quotes where', async () => {
  const id = await create({
    article: {
      headline: 'Kai gesperrt',
      lead: { text: 'Die Häfen <b>bleiben</b> zu.' },
      details: [{ key: 'Quellen', value: 'Wasserschutzpolizei' }],
    },
  })
  const page = await list({ q: 'Hafen' })
  expect(page.articles.map((article) => article.id)).toEqual([id])
  expect(page.hits).toEqual({
    [id]: { headline: [], excerpt: { where: 'text', text: 'Die Häfen <b>bleiben</b> zu.', marks: [[4, 9]] } },
  })
  expect((await list({ q: 'polizei kai' })).hits?.[id]).toMatchObject({
    headline: [[0, 3]],
    excerpt: { where: 'details', text: 'Quellen Wasserschutzpolizei' },
  })
  expect((await list({})).hits).toBeUndefined()
  expect(problemOf(await server.ask('viewer', 'GET', `/api/articles?q=${'x'.repeat(201)}`)).is).toBe(
    '400 invalid-request',
  )
})

it('[S101] finds nothing that is only suggested, counts it in the row, and finds it once it is accepted', async () => {
  const id = await create({ article: { headline: 'Werft', lead: { text: 'Sie baut.' } } })
  const writer = await StockWriter.open(address, id, server.cookieOf('legal'))
  writer.write('lead', ' Der Verdachtsfall Quastenflosser.')
  await eventually(async () => (await list({ q: 'werft' })).articles[0]?.openSuggestions === 1)
  writer.leave()
  for (const role of ['viewer', 'legal', 'chief'] as const) {
    const page = await list({ q: 'quastenflosser' }, role)
    expect(page).toEqual({ articles: [], nextCursor: null })
    expect(JSON.stringify(await list({ q: 'werft' }, role))).not.toContain('Quasten')
  }
  const payload = { all: true, action: 'accept' }
  await server.ask('editor', 'POST', `/api/articles/${id}/suggestions/resolve`, { payload })
  await eventually(async () => (await ids({ q: 'quastenflosser' })).length === 1)
  expect((await list({ q: 'werft' })).articles[0]).toMatchObject({ openSuggestions: 0 })
})

it('[S3] filters by people, times and the legal check, and says all that in the row', async () => {
  const id = await create({
    slug: 'gefiltert',
    article: { headline: 'Gefiltert' },
    assignees: [server.idOf('reporter')],
    dueAt: '2026-11-24T18:00:00.000Z',
    embargoUntil: '2026-11-25T06:00:00.000Z',
    isLegalCheckNeeded: true,
    urgency: 2,
  })
  const person = (role: Role) => ({ id: server.idOf(role), name: `The ${role}` })
  expect((await list({ q: 'gefiltert' })).articles[0]).toMatchObject({
    id,
    assignedTo: [person('reporter')],
    createdBy: person('editor'),
    dueAt: '2026-11-24T18:00:00.000Z',
    embargoUntil: '2026-11-25T06:00:00.000Z',
    isLegalCheckNeeded: true,
    urgency: 2,
  })
  for (const query of [
    { assignee: server.idOf('reporter') },
    { person: server.idOf('reporter') },
    { author: server.idOf('editor'), q: 'gefiltert' },
    { dueFrom: '2026-11-24T00:00:00.000Z', dueTo: '2026-11-25T00:00:00.000Z' },
    { embargoTo: '2026-11-25T06:00:01.000Z' },
    { legal: 'needed', sort: 'due' },
  ])
    expect(await ids(query)).toEqual([id])
  expect(await ids({ dueFrom: '2026-11-24T18:00:01.000Z' })).toEqual([])
  expect(await ids({ assignee: server.idOf('editor') })).toEqual([])
  for (const query of ['dueFrom=tomorrow', 'legal=maybe', 'sort=size', 'colour=red'])
    expect(problemOf(await server.ask('viewer', 'GET', `/api/articles?${query}`)).is).toBe(
      '400 invalid-request',
    )
})
