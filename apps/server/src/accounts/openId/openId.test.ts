import { auditPageSchema, type OpenIdProblem } from '@stet/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cookieJar } from '../../testing/cookieJar.ts'
import { CLIENT, LoopbackProvider } from '../../testing/LoopbackProvider.ts'
import { TestServer } from '../../testing/TestServer.ts'
import type { OpenIdSettings } from './OpenIdSettings.ts'

const ORIGIN = 'http://stet.test'
let provider: LoopbackProvider
let server: TestServer
let now: number

async function open(creates: OpenIdSettings['creates'] = null, change: Partial<OpenIdSettings> = {}) {
  const openId = {
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    name: 'Haus-Konto',
    creates,
    ...change,
  }
  server = await TestServer.open(['reporter', 'admin'], {
    openId,
    origins: [ORIGIN],
    now: () => now,
    secondFactorFor: ['admin', 'editor'],
  })
}
beforeEach(async () => {
  now = Date.now()
  provider = await LoopbackProvider.open(`${ORIGIN}/api/auth/open-id/callback`)
})
afterEach(async () => {
  await server.close()
  await provider.close()
})

const go = (url: string, cookie = '') => server.ask(null, 'GET', url, { headers: { cookie } })

/** The whole way of a browser: from our button to the provider and back. */
async function signIn(next = '/') {
  const begun = await go(`/api/auth/open-id?next=${encodeURIComponent(next)}`)
  const back = await provider.visit(String(begun.headers.location))
  const ended = await go(`${back.pathname}${back.search}`, cookieJar(begun))
  return { begun, back, ended, to: String(ended.headers.location), cookie: cookieJar(begun, ended) }
}
const signInScreen = (problem: OpenIdProblem) => `/sign-in?problem=${problem}`
const me = async (cookie: string) => (await go('/api/me', cookie)).json() as unknown

describe('sign-in with OpenID Connect', () => {
  it('opens the account that has the verified address, and leads back to where somebody was', async () => {
    await open()
    expect((await go('/api/auth/ways')).json()).toEqual({ openId: { name: 'Haus-Konto' } })
    provider.expect('7', { email: 'Reporter@desk.example', email_verified: true })
    const { begun, to, cookie } = await signIn('/articles/x?view=final')
    const asked = new URL(String(begun.headers.location))
    expect(asked.origin).toBe(provider.issuer)
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.searchParams.get(name)?.length).toBeGreaterThan(30)
    expect(String(begun.headers['set-cookie'])).toMatch(/^stet\.open_id=.*HttpOnly; SameSite=Lax$/)
    expect(to).toBe('/articles/x?view=final')
    expect(cookie).not.toContain('open_id')
    expect(await me(cookie)).toMatchObject({ email: 'reporter@desk.example' })
  })

  it('is enough for a role that needs a second factor: the provider answers for it', async () => {
    await open()
    provider.expect('1', { email: 'admin@desk.example', email_verified: true })
    expect(await me((await signIn()).cookie)).toMatchObject({ role: 'admin' })
  })

  it('knows somebody again by their subject, and lets nobody else have the account by its address', async () => {
    await open()
    provider.expect('7', { email: 'reporter@desk.example', email_verified: true })
    await signIn()
    provider.expect('7', { email: 'new-name@desk.example', email_verified: false })
    expect(await me((await signIn()).cookie)).toMatchObject({ email: 'reporter@desk.example' })
    provider.expect('8', { email: 'reporter@desk.example', email_verified: true })
    const { to, cookie } = await signIn()
    expect(to).toBe(signInScreen('other-person'))
    expect(cookie).toBe('')
  })

  it.each<[OpenIdProblem, string | null, object]>([
    ['refused', null, {}],
    ['unverified', '9', { email: 'reporter@desk.example', email_verified: false }],
    ['unverified', '9', {}],
    ['unknown', '9', { email: 'nobody@desk.example', email_verified: true }],
  ])('says on the sign-in screen what is wrong: %s', async (problem, subject, claims) => {
    await open()
    provider.expect(subject, claims)
    const { to, cookie } = await signIn()
    expect(to).toBe(signInScreen(problem))
    expect(cookie).toBe('')
  })

  it('does not let in who is locked', async () => {
    await open()
    await server.accounts.changePerson(server.idOf('reporter'), { isLocked: true })
    provider.expect('7', { email: 'reporter@desk.example', email_verified: true })
    expect((await signIn()).to).toBe(signInScreen('locked'))
  })

  it('takes back only what began in the same browser, once, in time, with its own state', async () => {
    await open()
    provider.expect('7', { email: 'reporter@desk.example', email_verified: true })
    const begun = await go('/api/auth/open-id')
    const back = await provider.visit(String(begun.headers.location))
    const path = `${back.pathname}${back.search}`
    const elsewhere = await go('/api/auth/open-id')
    for (const cookie of ['', cookieJar(elsewhere), cookieJar(begun).replace(/.$/, 'x')])
      expect((await go(path, cookie)).headers.location).toBe(signInScreen('expired'))
    now += 601_000
    expect((await go(path, cookieJar(begun))).headers.location).toBe(signInScreen('expired'))
    now -= 601_000
    const ended = await go(path, cookieJar(begun))
    expect(ended.headers.location).toBe('/')
    const again = await go(path, cookieJar(begun))
    expect(again.headers.location).toBe(signInScreen('unreachable'))
    expect(cookieJar(again)).toBe('')
  })

  it('never leads to another site', async () => {
    await open()
    provider.expect('7', { email: 'reporter@desk.example', email_verified: true })
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect((await signIn(next)).to).toBe('/')
  })

  it('says that the provider cannot be reached, or that there is none', async () => {
    await open(null, { issuer: 'http://127.0.0.1:1' })
    expect((await go('/api/auth/open-id?next=/x')).headers.location).toBe(
      '/sign-in?problem=unreachable&next=%2Fx',
    )
    await server.close()
    server = await TestServer.open(['admin'])
    expect((await go('/api/auth/ways')).json()).toEqual({ openId: null })
    expect((await go('/api/auth/open-id')).headers.location).toBe(signInScreen('unreachable'))
  })

  it('makes accounts where the settings say so, in the role of the first entry that is in the claim', async () => {
    await open({
      claim: 'groups',
      roles: [
        { value: 'desk', role: 'editor' },
        { value: 'newsroom', role: 'reporter' },
      ],
    })
    const claims = { email: 'nele@desk.example', email_verified: true, name: 'Nele Sander' }
    provider.expect('11', { ...claims, groups: ['others'] })
    expect((await signIn()).to).toBe(signInScreen('no-role'))
    provider.expect('11', { ...claims, groups: ['newsroom', 'desk'] })
    const { cookie } = await signIn()
    expect(await me(cookie)).toMatchObject({
      name: 'Nele Sander',
      email: 'nele@desk.example',
      role: 'editor',
    })
    const account = (await go('/api/account', cookie)).json() as unknown
    expect(account).toMatchObject({ hasPassword: false })
    provider.expect('1', { email: 'admin@desk.example', email_verified: true })
    const audit = await go('/api/audit', (await signIn()).cookie)
    expect(auditPageSchema.parse(audit.json()).entries[0]).toMatchObject({
      what: 'account-made',
      detail: { role: 'editor' },
    })
  })
})
