import { request } from 'node:http'
import { createArticleAnswerSchema } from '@stet/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../sync/testing/eventually.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let address: string
let id: string
let received = 0
beforeAll(async () => {
  server = await TestServer.open(['reporter', 'editor', 'admin'])
  server.app.server.on('request', () => (received += 1))
  address = await server.listen()
  const created = await server.ask('reporter', 'POST', '/api/articles')
  id = createArticleAnswerSchema.parse(created.json()).id
})
afterAll(() => server.close())

const desk = async () => (await server.store.getArticle(id))?.desk

/** A call that has begun and waits with the end of its body; `end` sends it, and gives the status. */
async function slowly(method: 'PATCH' | 'POST', path: string, cookie: string, body: object) {
  const before = received
  const text = JSON.stringify(body)
  const headers = { cookie, 'content-type': 'application/json', 'content-length': text.length }
  const call = request(`${address}${path}`, { method, headers })
  const status = new Promise<number>((resolve, reject) => {
    call.on('response', (answer) => resolve(answer.resume().statusCode ?? 0))
    call.on('error', reject)
  })
  call.write(text.slice(0, 4))
  await eventually(async () => received > before)
  return (): Promise<number> => {
    call.end(text.slice(4))
    return status
  }
}

it('a call counts for what its person may do when all of it is here, however slowly it came', async () => {
  const cookie = await server.signIn('editor')
  const end = await slowly('PATCH', `/api/articles/${id}`, cookie, { desk: 'In time' })
  expect(await end()).toBe(200)
  const late = await slowly('PATCH', `/api/articles/${id}`, cookie, { desk: 'Late' })
  const alsoLate = await slowly('POST', '/api/articles', cookie, { desk: 'Late' })
  await server.ask('admin', 'PATCH', `/api/people/${server.idOf('editor')}`, { payload: { role: 'viewer' } })
  expect([await late(), await alsoLate()]).toEqual([403, 403])
  const later = await slowly('PATCH', `/api/articles/${id}`, cookie, { desk: 'Later' })
  await server.ask(null, 'POST', '/api/auth/sign-out', { headers: { cookie } })
  expect(await later()).toBe(401)
  expect(await desk()).toBe('In time')
})
