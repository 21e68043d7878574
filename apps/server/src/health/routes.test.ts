import { healthSchema } from '@stet/protocol'
import { expect, it } from 'vitest'
import type { StoreTrouble } from '../storage/Store.ts'
import { storeWith } from '../testing/storeWith.ts'
import { TestServer } from '../testing/TestServer.ts'

it('is alive, and ready only while it can save', async () => {
  let trouble: StoreTrouble | null = null
  const store = await storeWith({ health: () => ({ trouble, pendingUpdates: 0, pendingBytes: 0 }) })
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
