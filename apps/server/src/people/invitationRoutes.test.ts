import { auditPageSchema, invitationListSchema, newInvitationAnswerSchema } from '@stet/protocol'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cookieJar } from '../testing/cookieJar.ts'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

const DAY = 24 * 60 * 60 * 1000
let server: TestServer
let now: number
beforeEach(async () => {
  now = Date.now()
  server = await TestServer.open(
    ['admin', 'reporter'],
    { now: () => now, secondFactorFor: ['chief'] },
    () => now,
  )
})
afterEach(() => server.close())

async function invite(email = 'Nele@desk.example', role = 'reporter') {
  const answer = await server.ask('admin', 'POST', '/api/invitations', { payload: { email, role } })
  expect(answer.statusCode).toBe(201)
  return newInvitationAnswerSchema.parse(answer.json())
}
const look = (secret: string) => server.ask(null, 'POST', '/api/auth/invitation', { payload: { secret } })
const accept = (secret: string) =>
  server.ask(null, 'POST', '/api/auth/invitation/accept', {
    payload: { secret, name: ' Nele Sander ', password: 'acht Zeichen' },
  })
const listed = async () =>
  invitationListSchema.parse((await server.ask('admin', 'GET', '/api/invitations')).json()).invitations

describe('an invitation', () => {
  it('makes an account for who has the link, once', async () => {
    const { invitation, secret } = await invite()
    expect(await listed()).toEqual([invitation])
    expect((await look(secret)).json()).toEqual({
      email: 'nele@desk.example',
      role: 'reporter',
      invitedBy: { id: server.idOf('admin'), name: 'The admin' },
    })
    const accepted = await accept(secret)
    expect(accepted.json()).toMatchObject({
      name: 'Nele Sander',
      email: 'nele@desk.example',
      role: 'reporter',
    })
    const me = await server.ask(null, 'GET', '/api/me', { headers: { cookie: cookieJar(accepted) } })
    expect(me.json()).toEqual(accepted.json())
    expect(problemOf(await accept(secret)).is).toBe('404 not-found')
    expect(problemOf(await look(secret)).is).toBe('404 not-found')
    expect(await listed()).toEqual([])
    const payload = { email: 'nele@desk.example', password: 'acht Zeichen' }
    expect((await server.ask(null, 'POST', '/api/auth/sign-in/email', { payload })).statusCode).toBe(200)
    const audit = auditPageSchema.parse((await server.ask('admin', 'GET', '/api/audit')).json())
    expect(audit.entries.map(({ what }) => what)).toEqual(['invitation-accepted', 'invited'])
  })

  it('makes one account of two who take it up at once', async () => {
    const { secret } = await invite()
    const statuses = (await Promise.all([accept(secret), accept(secret)])).map(({ statusCode }) => statusCode)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 404])
  })

  it('runs out after seven days, is taken back, and gives way to the next for the same address', async () => {
    const { secret: first } = await invite()
    const { invitation, secret: second } = await invite('nele@desk.example')
    expect(problemOf(await look(first)).is).toBe('404 not-found')
    now += 7 * DAY - 1
    expect((await look(second)).statusCode).toBe(200)
    const revoke = () => server.ask('admin', 'POST', `/api/invitations/${invitation.id}/revoke`)
    expect((await revoke()).statusCode).toBe(204)
    expect(problemOf(await revoke()).is).toBe('404 not-found')
    expect(problemOf(await accept(second)).is).toBe('404 not-found')
    const { secret: third } = await invite()
    now += 7 * DAY
    expect(problemOf(await accept(third)).is).toBe('404 not-found')
  })

  it('is not for who has an account, and only its digest is kept', async () => {
    const payload = { email: 'REPORTER@desk.example', role: 'viewer' }
    const taken = await server.ask('admin', 'POST', '/api/invitations', { payload })
    expect(pathsOf(problemOf(taken))).toEqual(['email'])
    const { secret } = await invite()
    const names = (await readdir(server.folder)).filter((name) => name.startsWith('accounts'))
    const files = await Promise.all(names.map((name) => readFile(join(server.folder, name))))
    expect(files.some((bytes) => bytes.includes('nele@desk.example'))).toBe(true)
    expect(files.some((bytes) => bytes.includes(secret))).toBe(false)
  })

  it('to a role that needs a second factor leads to setting it up first', async () => {
    const accepted = await accept((await invite('cvd@desk.example', 'chief')).secret)
    expect(accepted.json()).toEqual({ step: 'setUp' })
    const cookie = cookieJar(accepted)
    expect((await server.ask(null, 'GET', '/api/me', { headers: { cookie } })).statusCode).toBe(401)
    expect((await server.ask(null, 'GET', '/api/account', { headers: { cookie } })).statusCode).toBe(200)
  })
})
