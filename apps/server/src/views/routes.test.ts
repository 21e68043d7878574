import { savedViewSchema, savedViewsSchema, type Role } from '@stet/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MOST_VIEWS } from '../storage/ViewStore.ts'
import { problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open(['reporter', 'viewer', 'chief'])
})
afterAll(() => server.close())

const viewsOf = async (role: Role) =>
  savedViewsSchema.parse((await server.ask(role, 'GET', '/api/views')).json()).views
async function add(role: Role, name: string, filter: object = {}) {
  const answer = await server.ask(role, 'POST', '/api/views', { payload: { name, filter } })
  expect(answer.statusCode).toBe(201)
  const view = savedViewSchema.parse(answer.json())
  expect(answer.headers['location']).toBe(`/api/views/${view.id}`)
  return view
}

it('[S102] keeps the views of each person for that person, in their order, until they are removed', async () => {
  const mine = await add('reporter', '  Mein Tag ', { person: 'me', due: 'today', sort: 'due' })
  const second = await add('reporter', 'Häfen', { q: 'häfen' })
  await add('viewer', 'Andere')
  expect(mine).toMatchObject({ name: 'Mein Tag', filter: { person: 'me', due: 'today', sort: 'due' } })
  expect(await viewsOf('reporter')).toEqual([mine, second])
  const patch = (role: Role, payload: object) =>
    server.ask(role, 'PATCH', `/api/views/${mine.id}`, { payload })
  expect((await patch('reporter', { name: 'Heute' })).json()).toEqual({ ...mine, name: 'Heute' })
  const filter = { state: 'in_review' }
  expect((await patch('reporter', { filter })).json()).toEqual({ ...mine, name: 'Heute', filter })
  expect(problemOf(await patch('viewer', { name: 'Fremd' })).is).toBe('404 not-found')
  expect(problemOf(await server.ask('viewer', 'DELETE', `/api/views/${mine.id}`)).is).toBe('404 not-found')
  expect((await server.ask('reporter', 'DELETE', `/api/views/${mine.id}`)).statusCode).toBe(204)
  expect(problemOf(await server.ask('reporter', 'DELETE', `/api/views/${mine.id}`)).is).toBe('404 not-found')
  expect(await viewsOf('reporter')).toEqual([second])
})

it('[S102] refuses what is no view, by name, and more than are kept', async () => {
  for (const payload of [
    {},
    { name: '', filter: {} },
    { name: ' ', filter: {} },
    { name: 'a\nb', filter: {} },
    { name: 'x'.repeat(61), filter: {} },
    { name: 'x', filter: { colour: 'red' } },
    { name: 'x', filter: { state: 'lost' } },
    { name: 'x', filter: { due: 'yesterday' } },
    { name: 'x', filter: {}, person: 'somebody' },
  ])
    expect(problemOf(await server.ask('chief', 'POST', '/api/views', { payload })).is).toBe(
      '400 invalid-request',
    )
  const view = await add('chief', 'x')
  expect(problemOf(await server.ask('chief', 'PATCH', `/api/views/${view.id}`, { payload: {} })).is).toBe(
    '400 invalid-request',
  )
  await Promise.all(Array.from({ length: MOST_VIEWS - 1 }, (_, index) => add('chief', `Nr. ${index}`)))
  const payload = { name: 'zu viel', filter: {} }
  expect(problemOf(await server.ask('chief', 'POST', '/api/views', { payload })).is).toBe('409 conflict')
  expect(await viewsOf('chief')).toHaveLength(MOST_VIEWS)
  expect(problemOf(await server.ask(null, 'GET', '/api/views')).is).toBe('401 not-signed-in')
})
