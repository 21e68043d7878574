import { accountListSchema, accountSchema, ROLES } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open()
})
afterAll(() => server.close())

const patch = (id: string, payload: object) => server.ask('admin', 'PATCH', `/api/people/${id}`, { payload })
const create = (payload: object) => server.ask('admin', 'POST', '/api/people', { payload })
const signIn = (email: string, password: string) =>
  server.ask(null, 'POST', '/api/auth/sign-in/email', { payload: { email, password } })

describe('people', () => {
  it('are listed by name', async () => {
    const answer = await server.ask('admin', 'GET', '/api/people')
    const { people } = accountListSchema.parse(answer.json())
    expect(people.map(({ role }) => role)).toEqual(ROLES.toSorted())
    expect(answer.body).not.toMatch(/password|token/)
  })

  it('get accounts, with which they can sign in', async () => {
    const answer = await create({
      name: ' Nele Sander ',
      email: 'Nele@desk.example',
      password: 'acht Zeichen',
      role: 'reporter',
    })
    expect(answer).toMatchObject({ statusCode: 201 })
    expect(accountSchema.parse(answer.json())).toMatchObject({
      name: 'Nele Sander',
      email: 'nele@desk.example',
      role: 'reporter',
      isLocked: false,
    })
    expect(await signIn('nele@desk.example', 'acht Zeichen')).toMatchObject({ statusCode: 200 })
    const again = await create({
      name: 'N',
      email: 'nele@desk.example',
      password: 'acht Zeichen',
      role: 'viewer',
    })
    expect(problemOf(again).is).toBe('409 conflict')
  })

  it('change name, role and password; a new password ends what is open', async () => {
    const { id } = accountSchema.parse(
      (await create({ name: 'Jo', email: 'jo@desk.example', password: 'password 1', role: 'viewer' })).json(),
    )
    const cookie =
      String((await signIn('jo@desk.example', 'password 1')).headers['set-cookie']).split(';')[0] ?? ''
    const changed = await patch(id, { name: 'Jo Lind', role: 'subeditor' })
    expect(changed.json()).toMatchObject({ name: 'Jo Lind', role: 'subeditor' })
    const me = await server.ask(null, 'GET', '/api/me', { headers: { cookie } })
    expect(me.json()).toMatchObject({ name: 'Jo Lind', role: 'subeditor', canCreate: true })
    await patch(id, { password: 'password 2' })
    expect(problemOf(await server.ask(null, 'GET', '/api/me', { headers: { cookie } })).is).toBe(
      '401 not-signed-in',
    )
    expect(problemOf(await signIn('jo@desk.example', 'password 1')).is).toBe('401 wrong-credentials')
    expect(await signIn('jo@desk.example', 'password 2')).toMatchObject({ statusCode: 200 })
  })

  it('are locked at once and unlocked again', async () => {
    const id = server.idOf('commenter')
    expect((await patch(id, { isLocked: true })).json()).toMatchObject({ isLocked: true })
    expect(problemOf(await server.ask('commenter', 'GET', '/api/me')).is).toBe('401 not-signed-in')
    expect(problemOf(await signIn('commenter@desk.example', 'long enough')).is).toBe('401 wrong-credentials')
    await patch(id, { isLocked: false })
    expect(await signIn('commenter@desk.example', 'long enough')).toMatchObject({ statusCode: 200 })
  })

  it('are signed out everywhere', async () => {
    await patch(server.idOf('legal'), { isSignedOut: true })
    expect(problemOf(await server.ask('legal', 'GET', '/api/me')).is).toBe('401 not-signed-in')
  })

  it('cannot take their own rights away', async () => {
    for (const change of [{ role: 'viewer' }, { isLocked: true }]) {
      expect(problemOf(await patch(server.idOf('admin'), change)).is).toBe('409 conflict')
    }
    expect(await patch(server.idOf('admin'), { name: 'Boss' })).toMatchObject({ statusCode: 200 })
  })

  it('are refused with every wrong field named', async () => {
    const answer = await create({ name: ' ', email: 'no address', password: 'short', role: 'owner', id: 'x' })
    expect(problemOf(answer).is).toBe('400 invalid-request')
    expect(pathsOf(problemOf(answer))).toEqual(['email', 'id', 'name', 'password', 'role'])
    expect(problemOf(await patch('nobody', { name: 'X' })).is).toBe('404 not-found')
  })

  it.each(ROLES.filter((role) => role !== 'admin' && role !== 'legal'))(
    'are no business of %s',
    async (role) => {
      const cookie = await server.signIn(role)
      const ask = (method: 'GET' | 'POST' | 'PATCH', url: string) =>
        server.ask(null, method, url, { headers: { cookie } })
      expect(problemOf(await ask('GET', '/api/people')).is).toBe('403 forbidden')
      expect(problemOf(await ask('POST', '/api/people')).is).toBe('403 forbidden')
      expect(problemOf(await ask('PATCH', `/api/people/${server.idOf('admin')}`)).is).toBe('403 forbidden')
    },
  )
})
