import { createArticleAnswerSchema, newTokenAnswerSchema } from '@stet/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { RawClient } from '../sync/testing/RawClient.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { TestServer } from '../testing/TestServer.ts'

const DAY = 86_400_000
let server: TestServer
let address: string
let now: number
beforeEach(async () => {
  now = Date.now()
  server = await TestServer.open(['viewer', 'reporter', 'admin'], { now: () => now }, () => now)
  address = await server.listen()
})
afterEach(() => server.close())

const onRecord = async (what: string) => {
  const { records } = await server.store.listAudit({ limit: 500 })
  return records
    .filter((entry) => entry.what === what)
    .map(({ person, article, detail }) => ({ person, article, detail }))
}
const newArticle = async () =>
  createArticleAnswerSchema.parse((await server.ask('reporter', 'POST', '/api/articles')).json()).id

it('[S51] a call that somebody may not make is on record, by its pattern and without what they sent', async () => {
  const id = await newArticle()
  const payload = { slug: 'geheim' }
  expect((await server.ask('viewer', 'PATCH', `/api/articles/${id}?x=geheim`, { payload })).statusCode).toBe(
    403,
  )
  expect((await server.ask('viewer', 'GET', '/api/audit')).statusCode).toBe(403)
  expect((await server.ask('viewer', 'GET', `/api/articles/${id}`)).statusCode).toBe(200)
  const person = server.idOf('viewer')
  await eventually(async () => (await onRecord('call-refused')).length === 2)
  expect(await onRecord('call-refused')).toEqual([
    { person, article: null, detail: { call: 'GET /api/audit' } },
    { person, article: id, detail: { call: 'PATCH /api/articles/:id' } },
  ])
})

it('[S51] a token that has run out, or was ended, is on record with its person, at a call and at an upgrade', async () => {
  const make = async () => {
    const payload = { name: 'Import', scopes: ['suggest'], days: 1 }
    return newTokenAnswerSchema.parse(
      (await server.ask('reporter', 'POST', '/api/tokens', { payload })).json(),
    )
  }
  const id = await newArticle()
  const [old, ended] = [await make(), await make()]
  const bearer = ({ secret }: typeof old) => ({ authorization: `Bearer ${secret}` })
  const call = (headers: Record<string, string>) => server.ask(null, 'GET', '/api/me', { headers })
  expect((await call(bearer(old))).statusCode).toBe(200)
  await server.ask('reporter', 'POST', `/api/tokens/${ended.token.id}/revoke`)
  now += DAY + 1
  for (const token of [old, ended]) expect((await call(bearer(token))).statusCode).toBe(401)
  expect((await call({ authorization: 'Bearer stet_never' })).statusCode).toBe(401)
  const client = new RawClient(`${address.replace('http', 'ws')}/sync/${id}`, bearer(old))
  expect(await client.ending).toEqual({ status: 401 })
  const person = server.idOf('reporter')
  await eventually(async () => (await onRecord('token-refused')).length === 3)
  expect(await onRecord('token-refused')).toEqual([
    { person, article: null, detail: { token: old.token.id, call: 'sync' } },
    { person, article: null, detail: { token: ended.token.id, call: 'GET /api/me' } },
    { person, article: null, detail: { token: old.token.id, call: 'GET /api/me' } },
  ])
})
