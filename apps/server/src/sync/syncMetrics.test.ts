import { CLOSE_CODES } from '@stet/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { metricsText } from '../metrics/metricsText.ts'
import { encodeUpdate } from './testing/encodeUpdate.ts'
import { eventually } from './testing/eventually.ts'
import { metricOf } from './testing/metricOf.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer
let articleId: string

beforeEach(async () => {
  server = await SyncServer.open({ maxMessageBytes: 1024 * 1024, compactAfterUpdates: 3 })
  articleId = await server.article('Stand')
})
afterEach(() => server.close())

const address = (query = '') => `ws://127.0.0.1:${server.port}/sync/${articleId}${query}`
const open = async (name: string, query = '') =>
  (await RawClient.open(address(query), server.headersOf(name))).synced()
const metric = (line: string) => metricOf(server.sync, line)

it('[S57] tells what is open: articles, sockets, people', async () => {
  const [anna] = [await open('anna'), await open('anna'), await open('ben')]
  expect(['stet_open_articles', 'stet_sockets', 'stet_people'].map(metric)).toEqual([1, 3, 2])
  anna?.close()
  await eventually(() => metric('stet_sockets') === 2)
  expect(metric('stet_people')).toBe(2)
})

it('[S57] tells what waits for the disk, and how long it took', async () => {
  const anna = await open('anna', '?edit=11&ack=1')
  await anna.acknowledged(1)
  const before = metric('stet_commit_seconds_count')
  server.store.hold()
  for (const text of ['a', 'b', 'c', 'd', 'e'])
    anna.write(11, (doc) => doc.getText('headline').insert(0, text))
  const acknowledged = anna.acknowledged(2)
  await eventually(() => metric('stet_outbox_messages') >= 6)
  expect(metric('stet_outbox_messages_most')).toBe(metric('stet_outbox_messages'))
  server.store.letGo()
  await acknowledged
  expect(metric('stet_outbox_messages')).toBe(0)
  expect(metric('stet_commit_seconds_count')).toBeGreaterThanOrEqual(before + 5)
  expect(metric('stet_acknowledge_seconds_count')).toBe(2)
  expect(metric('stet_messages_received_total')).toBeGreaterThanOrEqual(8)
  await eventually(() => metric('stet_compactions_total{outcome="done"}') > 0)
})

it('[S57] tells what was refused and why, without a word of it', async () => {
  const struct = { client: 41, clock: 0, parent: 'clients', sub: '7', content: { any: ['hidden'] } }
  const [strange, unowned, large, broken] = [
    await open('anna'),
    await open('anna'),
    await open('anna'),
    await open('ben', '?ack=1'),
  ]
  strange.send(new Uint8Array([77]))
  expect(await strange.ending).toEqual({ code: CLOSE_CODES.malformed })
  unowned.update(encodeUpdate([struct]))
  expect(await unowned.ending).toEqual({ code: CLOSE_CODES.malformed })
  large.send(new Uint8Array(1024 * 1024 + 1))
  expect(await large.ending).toEqual({ code: CLOSE_CODES.tooLarge })
  broken.update(encodeUpdate([{ client: 51, clock: 900, parent: 'body', content: { text: 'x' } }]))
  await eventually(() => metric('stet_message_gaps_total') === 1)
  expect(await new RawClient(address(), {}).ending).toEqual({ status: 401 })
  const refused = (code: number, reason: string) =>
    metric(`stet_messages_refused_total{code="${code}",reason="${reason}"}`)
  expect(refused(4400, 'a message that is none')).toBe(1)
  expect(refused(1009, 'too large')).toBe(1)
  expect(metric('stet_sockets_closed_total{code="4400"}')).toBe(2)
  expect(metric('stet_upgrades_refused_total{status="401",reason=""}')).toBe(1)
  const text = metricsText(server.sync.metrics())
  for (const secret of ['anna', 'ben', 'Stand', 'hidden', articleId]) expect(text).not.toContain(secret)
})
