import { auditPageSchema, secondFactorSetUpSchema, type Role } from '@stet/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawClient } from '../sync/testing/RawClient.ts'
import { cookieJar } from '../testing/cookieJar.ts'
import { problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'
import { appCode } from '../testing/appCode.ts'

const PASSWORD = 'long enough'
let server: TestServer
let address: string
beforeEach(async () => {
  server = await TestServer.open(['reporter', 'editor', 'admin'])
  address = await server.listen()
})
afterEach(() => server.close())

const post = (cookie: string, url: string, payload: object) =>
  server.ask(null, 'POST', url, { payload, headers: { cookie } })
const get = (cookie: string, url: string) => server.ask(null, 'GET', url, { headers: { cookie } })
const signIn = (role: Role) =>
  post('', '/api/auth/sign-in/email', { email: `${role}@desk.example`, password: PASSWORD })
const begin = async (cookie: string) =>
  secondFactorSetUpSchema.parse(
    (await post(cookie, '/api/account/second-factor', { password: PASSWORD })).json(),
  )
const codeOf = (secret: string) => appCode(secret, Date.now())

/** Sets one up for somebody who is signed in; `cookie` is what their browser has then. */
async function setUp(role: Role) {
  const begun = await begin(server.cookieOf(role))
  const confirmed = await post(server.cookieOf(role), '/api/account/second-factor/confirm', {
    code: codeOf(begun.secret),
  })
  expect(confirmed.statusCode).toBe(200)
  return { ...begun, cookie: server.cookieOf(role) }
}

describe('a second factor', () => {
  it('is asked for after the password; until then there is no session, for calls nor sockets', async () => {
    const { secret } = await setUp('reporter')
    const first = await signIn('reporter')
    expect(first.json()).toEqual({ step: 'code' })
    const halfway = cookieJar(first)
    expect(halfway).not.toContain('session_token')
    expect(problemOf(await get(halfway, '/api/me')).is).toBe('401 not-signed-in')
    const created = await server.ask('editor', 'POST', '/api/articles', { payload: {} })
    const socket = RawClient.open(
      `${address.replace('http', 'ws')}/sync/${created.json<{ id: string }>().id}`,
      { cookie: halfway, origin: address },
    )
    await expect(socket).rejects.toThrow('401')

    const wrong = codeOf(secret) === '000000' ? '000001' : '000000'
    expect(problemOf(await post(halfway, '/api/auth/second-factor', { code: wrong })).is).toBe(
      '401 wrong-credentials',
    )
    const second = await post(halfway, '/api/auth/second-factor', { code: codeOf(secret) })
    expect(second.json()).toMatchObject({ name: 'The reporter' })
    expect((await get(cookieJar(second), '/api/me')).statusCode).toBe(200)
    // What was used up opens nothing any more, nor does a code without a password.
    expect(problemOf(await post(halfway, '/api/auth/second-factor', { code: codeOf(secret) })).is).toBe(
      '401 not-signed-in',
    )
    expect(problemOf(await post('', '/api/auth/second-factor', { code: codeOf(secret) })).is).toBe(
      '401 not-signed-in',
    )
  })

  it('can be met once by each recovery code', async () => {
    const { recoveryCodes } = await setUp('reporter')
    const [code = ''] = recoveryCodes
    expect(new Set(recoveryCodes).size).toBe(10)
    const again = async () => post(cookieJar(await signIn('reporter')), '/api/auth/second-factor', { code })
    const first = await again()
    expect(first.statusCode).toBe(200)
    expect(problemOf(await again()).is).toBe('401 wrong-credentials')
    const renewed = await post(cookieJar(first), '/api/account/second-factor/recovery-codes', {
      password: PASSWORD,
    })
    const codes = renewed.json<{ recoveryCodes: string[] }>().recoveryCodes
    expect(codes).not.toContain(recoveryCodes[1])
    const last = await post(cookieJar(await signIn('reporter')), '/api/auth/second-factor', {
      code: codes[0],
    })
    expect(last.statusCode).toBe(200)
  })

  it('ends every other session when it is set up, but the one it is set up in, and does not count before a code was confirmed', async () => {
    const other = await server.signIn('reporter')
    await begin(server.cookieOf('reporter'))
    expect((await signIn('reporter')).json()).toMatchObject({ name: 'The reporter' })
    expect((await get(other, '/api/me')).statusCode).toBe(200)
    const { cookie } = await setUp('reporter')
    expect((await get(cookie, '/api/me')).statusCode).toBe(200)
    expect((await get(other, '/api/me')).statusCode).toBe(401)
    expect(problemOf(await post(cookie, '/api/account/second-factor', { password: PASSWORD })).is).toBe(
      '409 conflict',
    )
  })

  it('waits after ten wrong codes, whatever the attempts to sign in', async () => {
    const { secret } = await setUp('reporter')
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const halfway = cookieJar(await signIn('reporter'))
      statuses.push((await post(halfway, '/api/auth/second-factor', { code: '12-34-5' })).statusCode)
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429])
    const right = await post(cookieJar(await signIn('reporter')), '/api/auth/second-factor', {
      code: codeOf(secret),
    })
    expect(problemOf(right).is).toBe('429 too-many-requests')
  })

  it('is taken off by oneself with the password, or by who manages accounts; each is on record', async () => {
    const { cookie } = await setUp('reporter')
    const remove = (password: string) => post(cookie, '/api/account/second-factor/remove', { password })
    expect(problemOf(await remove('wrong')).is).toBe('401 wrong-credentials')
    const removed = await remove(PASSWORD)
    expect(removed.statusCode).toBe(204)
    expect((await signIn('reporter')).json()).toMatchObject({ name: 'The reporter' })

    const { cookie: editor } = await setUp('editor')
    const reset = await server.ask('admin', 'PATCH', `/api/people/${server.idOf('editor')}`, {
      payload: { hasSecondFactor: false },
    })
    expect(reset.json()).toMatchObject({ hasSecondFactor: false })
    expect((await get(editor, '/api/me')).statusCode).toBe(401)
    expect((await signIn('editor')).json()).toMatchObject({ name: 'The editor' })
    const audit = auditPageSchema.parse((await server.ask('admin', 'GET', '/api/audit')).json())
    expect(audit.entries.map(({ what }) => what)).toEqual([
      'account-changed',
      'second-factor-set-up',
      'second-factor-removed',
      'second-factor-set-up',
    ])
  })
})

describe('a role that needs a second factor', () => {
  beforeEach(async () => {
    await server.close()
    server = await TestServer.open(['reporter', 'admin'], { secondFactorFor: ['subeditor'] })
    address = await server.listen()
    const person = {
      name: 'S',
      email: 'subeditor@desk.example',
      password: PASSWORD,
      role: 'subeditor',
    } as const
    await server.accounts.createPerson(person)
  })

  it('lets a session without one do nothing but set it up', async () => {
    const first = await signIn('subeditor')
    expect(first.json()).toEqual({ step: 'setUp' })
    const halfway = cookieJar(first)
    for (const url of ['/api/me', '/api/articles', '/api/events', '/api/tokens', '/api/people/directory'])
      expect([url, problemOf(await get(halfway, url)).is]).toEqual([url, '401 not-signed-in'])
    expect(problemOf(await post(halfway, '/api/articles', {})).is).toBe('401 not-signed-in')
    expect((await get(halfway, '/api/account')).json()).toMatchObject({
      hasSecondFactor: false,
      isSecondFactorNeeded: true,
    })
    const elsewhere = cookieJar(await signIn('subeditor'))
    const { secret } = await begin(halfway)
    const confirmed = await post(halfway, '/api/account/second-factor/confirm', { code: codeOf(secret) })
    expect(confirmed.statusCode).toBe(200)
    const whole = halfway
    expect((await get(whole, '/api/me')).json()).toMatchObject({ role: 'subeditor' })
    // Whoever had only the password, and waited, is not let in by it.
    expect((await get(elsewhere, '/api/me')).statusCode).toBe(401)
    expect((await get(elsewhere, '/api/account')).statusCode).toBe(401)
    const remove = await post(whole, '/api/account/second-factor/remove', { password: PASSWORD })
    expect(problemOf(remove).is).toBe('409 conflict')
  })

  it('closes what is open of who gets that role', async () => {
    const cookie = server.cookieOf('reporter')
    const created = await server.ask('reporter', 'POST', '/api/articles', { payload: {} })
    const { id } = created.json() as { id: string }
    const socket = await RawClient.open(`${address.replace('http', 'ws')}/sync/${id}`, {
      cookie,
      origin: address,
    })
    const payload = { role: 'subeditor' }
    await server.ask('admin', 'PATCH', `/api/people/${server.idOf('reporter')}`, { payload })
    expect(await socket.ending).toMatchObject({ code: 4401 })
    expect((await get(cookie, '/api/me')).statusCode).toBe(401)
  })
})

describe('one’s own password', () => {
  it('is changed by who knows it; every other session ends, this one goes on', async () => {
    const other = await server.signIn('reporter')
    const change = (secret: string) =>
      post(server.cookieOf('reporter'), '/api/account/password', {
        password: secret,
        newPassword: 'noch länger',
      })
    expect(problemOf(await change('wrong')).is).toBe('401 wrong-credentials')
    expect((await change(PASSWORD)).statusCode).toBe(204)
    expect((await get(other, '/api/me')).statusCode).toBe(401)
    expect((await get(server.cookieOf('reporter'), '/api/me')).statusCode).toBe(200)
    expect(problemOf(await signIn('reporter')).is).toBe('401 wrong-credentials')
  })
})
