import { meSchema, ROLES } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open()
})
afterAll(() => server.close())

const signIn = (payload: object, headers = {}) =>
  server.ask(null, 'POST', '/api/auth/sign-in/email', { payload, headers })

describe('sign-in', () => {
  it('answers who I am, with the session in a cookie and nowhere else', async () => {
    const answer = await signIn({ email: 'EDITOR@desk.example', password: 'long enough' })
    expect(answer.statusCode).toBe(200)
    expect(meSchema.parse(answer.json())).toEqual({
      id: server.idOf('editor'),
      name: 'The editor',
      email: 'editor@desk.example',
      role: 'editor',
      canCreate: true,
      canManageAccounts: false,
      canManageWebhooks: false,
    })
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(/^stet\.session_token=[^;]+;.*HttpOnly.*SameSite=Lax/)
    const token = decodeURIComponent(cookie.split(/[=;]/)[1] ?? '').split('.')[0] ?? ''
    expect(token.length).toBeGreaterThan(20)
    expect(answer.body).not.toContain(token)
    const me = await server.ask(null, 'GET', '/api/me', { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(me.json()).toEqual(answer.json())
  })

  it('says the same whatever was wrong', async () => {
    const answers = await Promise.all([
      signIn({ email: 'editor@desk.example', password: 'wrong' }),
      signIn({ email: 'nobody@desk.example', password: 'wrong' }),
      signIn({ email: 'no address', password: 'wrong' }),
    ])
    const problems = answers.map((answer) => problemOf(answer))
    expect(problems[0]?.is).toBe('401 wrong-credentials')
    expect(new Set(problems.map((problem) => JSON.stringify(problem))).size).toBe(1)
    for (const answer of answers) expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('names missing and unknown fields', async () => {
    const answer = await signIn({ email: 'editor@desk.example', rememberMe: true })
    expect(problemOf(answer).is).toBe('400 invalid-request')
    expect(pathsOf(problemOf(answer))).toEqual(['password', 'rememberMe'])
  })

  it('makes who guesses wait, and nobody else', async () => {
    // The second is nobody's address, and is not told so.
    for (const email of ['legal@desk.example', 'nobody2@desk.example']) {
      await Promise.all(
        Array.from({ length: 10 }, (_, guess) => signIn({ email, password: `guess ${guess}` })),
      )
      const answer = await signIn({ email, password: 'long enough' })
      expect(problemOf(answer).is).toBe('429 too-many-requests')
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(800)
    }
    expect((await signIn({ email: 'chief@desk.example', password: 'long enough' })).statusCode).toBe(200)
  })

  it('works without limit for who knows the password', async () => {
    for (let time = 0; time < 15; time++) {
      expect((await signIn({ email: 'viewer@desk.example', password: 'long enough' })).statusCode).toBe(200)
    }
  })

  it('is refused to pages of other sites', async () => {
    const credentials = { email: 'editor@desk.example', password: 'long enough' }
    const answer = await signIn(credentials, { origin: 'http://evil.example' })
    expect(problemOf(answer).is).toBe('403 foreign-origin')
    expect(answer.headers['set-cookie']).toBeUndefined()
  })
})

describe('sign-out', () => {
  it('ends this session and no other, and clears the cookie', async () => {
    const cookie = await server.signIn('commenter')
    const answer = await server.ask(null, 'POST', '/api/auth/sign-out', { headers: { cookie } })
    expect(answer.statusCode).toBe(204)
    expect(String(answer.headers['set-cookie'])).toMatch(/^stet\.session_token=;.*Max-Age=0/)
    expect(problemOf(await server.ask(null, 'GET', '/api/me', { headers: { cookie } })).is).toBe(
      '401 not-signed-in',
    )
    expect((await server.ask('commenter', 'GET', '/api/me')).statusCode).toBe(200)
  })

  it('is no error for who is not signed in', async () => {
    expect((await server.ask(null, 'POST', '/api/auth/sign-out')).statusCode).toBe(204)
  })
})

describe('GET /api/me', () => {
  it('refuses strangers', async () => {
    expect(problemOf(await server.ask(null, 'GET', '/api/me')).is).toBe('401 not-signed-in')
  })

  it('says for every role whether it may begin articles', async () => {
    const may = []
    for (const role of ROLES) {
      const me = meSchema.parse((await server.ask(role, 'GET', '/api/me')).json())
      expect(me.role).toBe(role)
      if (me.canCreate) may.push(role)
    }
    expect(may).toEqual(['reporter', 'editor', 'subeditor', 'chief'])
  })
})

describe('everything that the accounts library could do beside', () => {
  it.each([
    '/api/auth/sign-up/email',
    '/api/auth/get-session',
    '/api/auth/admin/set-role',
    '/api/auth/admin/impersonate-user',
    '/api/auth/update-user',
  ])('is not served: %s', async (url) => {
    expect(problemOf(await server.ask('admin', 'POST', url, { payload: {} })).is).toBe('404 not-found')
    expect(problemOf(await server.ask('admin', 'GET', url)).is).toBe('404 not-found')
  })
})
