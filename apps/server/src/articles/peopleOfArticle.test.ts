import { articlePeopleSchema, createArticleAnswerSchema } from '@stet/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open()
})
afterAll(() => server.close())

test('names everybody who wrote in an article, to those who may read it', async () => {
  const created = await server.ask('reporter', 'POST', '/api/articles', {
    payload: { article: { headline: 'Von einer Reporterin' } },
  })
  const { id } = createArticleAnswerSchema.parse(created.json())
  const me = (await server.ask('reporter', 'GET', '/api/me')).json<{ id: string; name: string }>()
  const answer = await server.ask('viewer', 'GET', `/api/articles/${id}/people`)
  expect(answer.statusCode).toBe(200)
  expect(articlePeopleSchema.parse(answer.json()).people).toEqual([{ id: me.id, name: me.name }])
  expect((await server.ask(null, 'GET', `/api/articles/${id}/people`)).statusCode).toBe(401)
  const nowhere = '00000000-0000-4000-8000-000000000000'
  expect((await server.ask('viewer', 'GET', `/api/articles/${nowhere}/people`)).statusCode).toBe(404)
})
