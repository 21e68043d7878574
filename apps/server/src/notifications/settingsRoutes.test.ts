import { NOTIFICATION_KINDS, notificationSettingsSchema, type Role } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open()
})
afterAll(() => server.close())

const URL = '/api/notifications/settings'
const read = async (role: Role) =>
  notificationSettingsSchema.parse((await server.ask(role, 'GET', URL)).json())
const change = (role: Role, byMail: object) => server.ask(role, 'PATCH', URL, { payload: { byMail } })

describe('GET and PATCH /api/notifications/settings', () => {
  it('[N4] say of every kind whether it comes by mail, and change what is named, for the asker alone', async () => {
    const { isMailOn, byMail } = await read('editor')
    expect(isMailOn).toBe(false)
    expect(Object.keys(byMail)).toEqual([...NOTIFICATION_KINDS])
    expect(byMail).toMatchObject({ mention: true, reply: false })
    const answer = await change('editor', { mention: false, reply: true })
    expect(answer.json()).toMatchObject({ byMail: { ...byMail, mention: false, reply: true } })
    await change('editor', { killed: false })
    expect((await read('editor')).byMail).toEqual({ ...byMail, mention: false, reply: true, killed: false })
    expect((await read('reporter')).byMail).toEqual(byMail)
  })

  it('[N4] take no kind that there is not, and are for no program', async () => {
    expect(problemOf(await change('editor', { wedding: true })).is).toBe('400 invalid-request')
    expect(problemOf(await change('editor', { mention: 'daily' })).is).toBe('400 invalid-request')
    const { secret } = server.accounts.createToken(server.idOf('editor'), {
      name: 'x',
      scopes: ['write'],
      days: 1,
    })
    const headers = { authorization: `Bearer ${secret}` }
    expect(problemOf(await server.ask(null, 'GET', URL, { headers })).is).toBe('403 forbidden')
  })
})
