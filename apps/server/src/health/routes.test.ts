import { healthSchema } from '@stet/protocol'
import { expect, it } from 'vitest'
import { openSqliteStore } from '../storage/sqlite/SqliteStore.ts'
import type { Store, StoreTrouble } from '../storage/Store.ts'
import { TestServer } from '../testing/TestServer.ts'

it('is alive, and ready only while it can save', async () => {
  const real = await openSqliteStore({ path: ':memory:', now: Date.now })
  let trouble: StoreTrouble | null = null
  const store = new Proxy<Store>(real, {
    get(target, name) {
      if (name === 'health') return () => ({ ...target.health(), trouble })
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const server = await TestServer.open([], { store })
  const ask = async (url: string) => {
    const answer = await server.ask(null, 'GET', url)
    return [answer.statusCode, healthSchema.parse(answer.json())]
  }
  expect(await ask('/healthz')).toEqual([200, { status: 'ok' }])
  expect(await ask('/readyz')).toEqual([200, { status: 'ok' }])
  trouble = { kind: 'full', detail: '', since: 0 }
  expect(await ask('/healthz')).toEqual([200, { status: 'ok' }])
  expect(await ask('/readyz')).toEqual([503, { status: 'unavailable', reason: 'storage-full' }])
  await server.close()
})
