import type { IncomingMessage } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, expect, it } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer
afterEach(() => server.close())

it('keeps nothing of the request of a socket that is open', async () => {
  const requests: WeakRef<IncomingMessage>[] = []
  server = await SyncServer.open()
  const id = await server.article()
  server.onUpgrade((request) => requests.push(new WeakRef(request)))
  const client = await server.client('anna', id, '?edit=11&ack=1').opened()
  const anna = await client.synced()
  await anna.acknowledged(1)
  expect(requests).toHaveLength(1)
  const collect = collector()
  await eventually(() => {
    collect()
    return requests[0]?.deref() === undefined
  })
  anna.write(11, (doc) => doc.getText('headline').insert(0, 's'))
  await anna.acknowledged(2)
})

/** The collection of garbage, which scripts have only when they ask for it. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
