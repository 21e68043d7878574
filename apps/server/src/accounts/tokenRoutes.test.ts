import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { apiTokenListSchema, newTokenAnswerSchema, TOKEN_SCOPES, type TokenScope } from '@stet/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RawClient } from '../sync/testing/RawClient.ts'
import { problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

const HOUR = 3_600_000
let server: TestServer
let address: string
let now: number

beforeEach(async () => {
  now = Date.now()
  server = await TestServer.open(['reporter', 'chief', 'admin'], { now: () => now }, () => now)
  address = await server.listen()
})
afterEach(() => server.close())

async function make(role: 'reporter' | 'chief' | 'admin', scopes: readonly TokenScope[], days?: number) {
  const answer = await server.ask(role, 'POST', '/api/tokens', { payload: { name: 'Import', scopes, days } })
  expect(answer.statusCode).toBe(201)
  return newTokenAnswerSchema.parse(answer.json())
}
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
const call = (secret: string, method: 'GET' | 'POST', url: string, payload?: object) =>
  server.ask(null, method, url, { headers: bearer(secret), ...(payload ? { payload } : {}) })
/** Whether something stands in the files of accounts. */
async function isOnDisk(text: string): Promise<boolean> {
  const names = (await readdir(server.folder)).filter((name) => name.startsWith('accounts'))
  const files = await Promise.all(names.map((name) => readFile(join(server.folder, name))))
  return files.some((bytes) => bytes.includes(text))
}
const listOf = async (role: 'reporter' | 'chief') =>
  apiTokenListSchema.parse((await server.ask(role, 'GET', '/api/tokens')).json()).tokens

describe('a token for a program', () => {
  it('lets it do what its scopes say, in the name of its person, and nothing that only the person may', async () => {
    const { secret } = await make('chief', ['write'])
    const created = await call(secret, 'POST', '/api/articles', { article: { headline: 'Von fern' } })
    expect(created.statusCode).toBe(201)
    expect((await call(secret, 'GET', '/api/me')).json()).toMatchObject({ name: 'The chief', role: 'chief' })
    expect((await call(secret, 'GET', '/api/audit')).statusCode).toBe(403)
    expect((await call(secret, 'GET', '/api/tokens')).statusCode).toBe(403)
    expect((await call(secret, 'POST', '/api/tokens', { name: 'x', scopes: ['read'] })).statusCode).toBe(403)
  })

  it('is told once; only a digest is kept', async () => {
    const { token, secret } = await make('reporter', ['read', 'read'])
    expect(secret).toMatch(/^stet_[\w-]{43}$/)
    expect(token).toMatchObject({ name: 'Import', scopes: ['read'], lastUsedAt: null })
    expect(JSON.stringify(await listOf('reporter'))).not.toContain(secret.slice(5))
    expect(await isOnDisk(secret.slice(5))).toBe(false)
    expect(await isOnDisk(token.id)).toBe(true)
    await call(secret, 'GET', '/api/me')
    expect(await listOf('reporter')).toMatchObject([{ lastUsedAt: new Date(now).toISOString() }])
    expect(await listOf('chief')).toEqual([])
  })

  it('ends when it is revoked, everywhere, within a second; another person cannot', async () => {
    const { token, secret } = await make('reporter', ['write'])
    const { id } = (await call(secret, 'POST', '/api/articles', { article: { headline: 'Da' } })).json<{
      id: string
    }>()
    const client = await (
      await RawClient.open(`${address.replace('http', 'ws')}/sync/${id}`, bearer(secret))
    ).synced()
    const url = `/api/tokens/${token.id}/revoke`
    expect(problemOf(await server.ask('chief', 'POST', url)).status).toBe(404)
    expect((await server.ask('reporter', 'POST', url)).statusCode).toBe(204)
    expect(await client.ending).toEqual({ code: 4401 })
    expect((await call(secret, 'GET', '/api/me')).statusCode).toBe(401)
    expect(problemOf(await server.ask('reporter', 'POST', url)).status).toBe(404)
  })

  it('gives a socket no more than its scopes', async () => {
    const all = await make('reporter', TOKEN_SCOPES)
    const { id } = (await call(all.secret, 'POST', '/api/articles', { article: { headline: 'Da' } })).json<{
      id: string
    }>()
    const { secret } = await make('reporter', ['suggest'])
    const client = await (
      await RawClient.open(`${address.replace('http', 'ws')}/sync/${id}?ack=1`, bearer(secret))
    ).synced()
    client.write(4711, (doc) => doc.getText('headline').insert(0, 'Neu '))
    await client.acknowledged(1)
    expect((await call(secret, 'GET', `/api/articles/${id}`)).json()).toMatchObject({
      article: { headline: 'Da' },
    })
    // Its person has edited here, but never a program with this token: nothing of it can be late.
    client.write(4711, (doc) => doc.getText('headline').delete(4, 1))
    expect(await client.ending).toEqual({ code: 4403 })
  })

  it('runs out: calls are refused, sockets are closed', async () => {
    const { secret } = await make('reporter', ['write'], 1)
    const { id } = (await call(secret, 'POST', '/api/articles', { article: { headline: 'Da' } })).json<{
      id: string
    }>()
    const client = await (
      await RawClient.open(`${address.replace('http', 'ws')}/sync/${id}`, bearer(secret))
    ).synced()
    now += 24 * HOUR - 1
    expect((await call(secret, 'GET', '/api/me')).statusCode).toBe(200)
    now += 1
    expect((await call(secret, 'GET', '/api/me')).statusCode).toBe(401)
    expect(await client.ending).toEqual({ code: 4401 })
    await vi.waitFor(async () => expect(await listOf('reporter')).toEqual([]))
  })

  it.each([{ isLocked: true }, { password: 'another one' }, { isSignedOut: true }])(
    'ends with every session of its person: %j',
    async (change) => {
      const { secret } = await make('reporter', ['read'])
      const url = `/api/people/${server.idOf('reporter')}`
      expect((await server.ask('admin', 'PATCH', url, { payload: change })).statusCode).toBe(200)
      expect((await call(secret, 'GET', '/api/me')).statusCode).toBe(401)
      if (change.isLocked) await server.ask('admin', 'PATCH', url, { payload: { isLocked: false } })
      expect((await call(secret, 'GET', '/api/me')).statusCode).toBe(401)
    },
  )

  it('is refused when it asks for nothing, for what there is not, or beside fifty others', async () => {
    for (const payload of [
      { name: 'x', scopes: [] },
      { name: '', scopes: ['read'] },
      { name: 'x', scopes: ['everything'] },
      { name: 'x', scopes: ['read'], days: 0 },
      { name: 'x', scopes: ['read'], userId: server.idOf('chief') },
    ])
      expect((await server.ask('reporter', 'POST', '/api/tokens', { payload })).statusCode).toBe(400)
    for (let made = 0; made < 50; made += 1) await make('reporter', ['read'])
    const more = await server.ask('reporter', 'POST', '/api/tokens', {
      payload: { name: 'x', scopes: ['read'] },
    })
    expect(problemOf(more)).toMatchObject({ status: 409 })
  })

  it('is on record when it is made and when it ends, without its secret', async () => {
    const { token, secret } = await make('reporter', ['read'])
    await server.ask('reporter', 'POST', `/api/tokens/${token.id}/revoke`)
    const audit = await server.ask('admin', 'GET', '/api/audit')
    expect(audit.body).not.toContain(secret)
    expect(audit.json()).toMatchObject({
      entries: [
        { what: 'token-revoked', detail: { token: token.id } },
        { what: 'token-made', detail: { token: token.id, name: 'Import', scopes: ['read'] } },
      ],
    })
  })

  it('counts alone: beside a cookie that would be let in, a wrong one is refused', async () => {
    const headers = { cookie: server.cookieOf('chief'), ...bearer(`stet_${'A'.repeat(43)}`) }
    expect((await server.ask(null, 'GET', '/api/me', { headers })).statusCode).toBe(401)
  })
})
