import { ROLES } from '@stet/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { can } from '../permissions.ts'
import { problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'
import { METRICS_TYPE } from './metricsText.ts'

const KEY = 'key-of-the-operator-Wdr7'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open(ROLES, { metricsToken: KEY })
})
afterAll(() => server.close())

const withKey = (authorization: string) => ({ headers: { authorization } })

it('answers in the format of Prometheus: sync, store and process', async () => {
  const answer = await server.ask('admin', 'GET', '/metrics')
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': METRICS_TYPE } })
  expect(answer.headers['cache-control']).toBe('no-store')
  for (const line of [
    /^stet_sockets 0$/m,
    /^stet_store_trouble\{kind="full"\} 0$/m,
    /^process_cpu_seconds_total \d/m,
  ])
    expect(answer.body).toMatch(line)
  for (const line of answer.body.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [\d.e+-]+)$/)
})

it('is for those who may read it, and for a program with the key', async () => {
  const statuses = await Promise.all(
    ROLES.map(async (role) => [role, (await server.ask(role, 'GET', '/metrics')).statusCode]),
  )
  expect(statuses).toEqual(ROLES.map((role) => [role, can({ role }, 'readMetrics', null) ? 200 : 403]))
  expect(statuses).toContainEqual(['chief', 403])
  expect((await server.ask(null, 'GET', '/metrics', withKey(`Bearer ${KEY}`))).statusCode).toBe(200)
  for (const wrong of [`Bearer ${KEY}x`, 'Bearer null', 'Bearer ', KEY, `Basic ${KEY}`])
    expect(problemOf(await server.ask(null, 'GET', '/metrics', withKey(wrong))).is).toBe('401 not-signed-in')
  expect((await server.ask('viewer', 'GET', '/metrics', withKey(`Bearer ${KEY}`))).statusCode).toBe(200)
})

it('lets no program in when the operator has set no key, and a key opens nothing else', async () => {
  const keyless = await TestServer.open([])
  for (const shown of ['Bearer null', 'Bearer undefined', `Bearer ${KEY}`])
    expect((await keyless.ask(null, 'GET', '/metrics', withKey(shown))).statusCode).toBe(401)
  await keyless.close()
  expect((await server.ask(null, 'GET', '/api/audit', withKey(`Bearer ${KEY}`))).statusCode).toBe(401)
})
