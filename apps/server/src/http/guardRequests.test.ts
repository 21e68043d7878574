import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open(['reporter'])
})
afterAll(() => server.close())

const create = (headers: Record<string, string>) =>
  server.ask('reporter', 'POST', '/api/articles', { headers: { host: 'stet.example', ...headers } })

describe('requests that change something', () => {
  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://stet.example.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ])('are refused from elsewhere: %j', async (headers) => {
    expect(problemOf(await create(headers as Record<string, string>)).is).toBe('403 foreign-origin')
    const patched = await server.ask('reporter', 'PATCH', '/api/articles/x', {
      headers: { host: 'stet.example', ...headers } as Record<string, string>,
    })
    expect(problemOf(patched).is).toBe('403 foreign-origin')
  })

  it('are refused from elsewhere whatever they change, before anybody looks at who asks', async () => {
    const changing = server.routes.all.filter(({ method }) => method !== 'GET')
    expect(changing.length).toBeGreaterThan(7)
    for (const { method, url } of changing) {
      const headers = { host: 'stet.example', origin: 'https://evil.example' }
      for (const role of ['reporter', null] as const) {
        expect(problemOf(await server.ask(role, method, url, { headers })).is).toBe('403 foreign-origin')
      }
    }
  })

  // A page can have a browser send these without asking first; JSON it cannot.
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'are not taken as a form would send them: %s',
    async (type) => {
      const payload = JSON.stringify({ desk: 'Kultur' })
      const asForm = server.ask('reporter', 'POST', '/api/articles', {
        payload,
        headers: { 'content-type': type },
      })
      expect(problemOf(await asForm).is).toBe('415 unsupported-type')
    },
  )

  it.each([{ origin: 'https://stet.example' }, { origin: 'http://stet.example' }, {}])(
    'are taken from our own pages and from programs: %j',
    async (headers) => {
      expect((await create(headers as Record<string, string>)).statusCode).toBe(201)
    },
  )

  it('may be read from anywhere, because an answer cannot be', async () => {
    const answer = await server.ask('reporter', 'GET', '/api/me', {
      headers: { origin: 'https://evil.example' },
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('every answer', () => {
  it.each(['/api/me', '/api/nothing', '/healthz', '/'])('of %s carries the security headers', async (url) => {
    const { headers } = await server.ask(null, 'GET', url, { headers: { accept: 'text/html' } })
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        "font-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    })
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('of the API is never kept by anybody', async () => {
    for (const url of ['/api/me', '/api/articles', '/api/articles/x', '/api/openapi.json']) {
      expect((await server.ask('reporter', 'GET', url)).headers['cache-control']).toBe('no-store')
    }
  })

  it('is a problem document for what is not there', async () => {
    expect(
      problemOf(await server.ask(null, 'GET', '/api/nothing', { headers: { accept: 'text/html' } })).is,
    ).toBe('404 not-found')
    expect(problemOf(await server.ask(null, 'DELETE', '/api/articles/x')).is).toBe('404 not-found')
  })
})
