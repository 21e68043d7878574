import { fingerprintOf } from '@stet/article'
import type * as Y from 'yjs'
import { afterEach, expect, it } from 'vitest'
import { fingerprintFrame } from './frames.ts'
import { eventually } from './testing/eventually.ts'
import { metricOf } from './testing/metricOf.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'
import type { SyncSettings } from './SyncSettings.ts'

let server: SyncServer
afterEach(() => server.close())

const OFTEN = { compareAfter: 10, compareEvery: 20 }
const NEVER = { compareAfter: 600_000, compareEvery: 600_000 }
const start = async (settings: Partial<SyncSettings>) => {
  server = await SyncServer.open(settings)
  return server.article('Stand')
}
const open = async (name: string, id: string, query = '') => {
  const address = `ws://127.0.0.1:${server.port}/sync/${id}${query}`
  return (await RawClient.open(address, server.headersOf(name))).synced()
}
const insert = (at: number, text: string) => (doc: Y.Doc) => doc.getText('headline').insert(at, text)
const headlineOf = (doc: Y.Doc) => doc.getText('headline').toString()
const alarms = () => metricOf(server.sync, 'stet_alarms_total{alarm="differs"}')
const auditOf = async () => (await server.store.listAudit({ limit: 9 })).records

it('[S70] two pages that write under one clientID: the one whose words nobody got finds out, and an alarm is raised', async () => {
  const id = await start(OFTEN)
  const first = await open('anna', id, '?edit=11&ack=1')
  const second = await open('anna', id, '?edit=11&ack=1')
  await first.acknowledged(1)
  await second.acknowledged(1)
  second.edit(11, insert(0, 'Zwei'))
  first.write(11, insert(0, 'Eins'))
  await first.acknowledged(2)
  second.sendAll()
  await second.acknowledged(2)
  expect(headlineOf(second.doc)).toBe('ZweiStand')
  await second.until(() => second.compared.includes('differs'))
  await eventually(() => alarms() === 1)
  expect(await server.sync.rooms.read(id, headlineOf)).toEqual({ ok: true, value: 'EinsStand' })
  await eventually(async () => (await auditOf()).length === 1)
  expect(await auditOf()).toMatchObject([{ what: 'alarm-differs', person: 'anna', article: id }])
  await first.until(() => first.compared.includes('same'))
  expect(first.compared).not.toContain('differs')
})

it('[S70] a page whose document was changed behind its back finds out, and so does the server', async () => {
  const id = await start(OFTEN)
  const ben = await open('ben', id, '?edit=12&ack=1')
  await ben.until(() => ben.compared.includes('same'))
  const item = ben.doc.getText('headline')._start
  if (item) Reflect.set(item.content, 'str', 'Stamd')
  const anna = await open('anna', id, '?edit=11&ack=1')
  anna.write(11, insert(5, '!'))
  await ben.until(() => ben.compared.includes('differs'))
  await eventually(async () => (await auditOf()).length > 0)
  expect(alarms()).toBe(1)
  expect(await auditOf()).toMatchObject([{ what: 'alarm-differs', person: 'ben', article: id }])
})

it('[S70] while others write and after they are quiet, pages are told; stock clients are not; an idle article tells nothing', async () => {
  const id = await start({ ...OFTEN, restAfter: 10 })
  const stock = await open('dora', id)
  const anna = await open('anna', id, '?edit=11&ack=1')
  const before = anna.count('fingerprint')
  anna.write(11, insert(5, '!'))
  await anna.acknowledged(1)
  await anna.until(() => anna.count('fingerprint') > before && anna.compared.at(-1) === 'same')
  await eventually(() => metricOf(server.sync, 'stet_resting_articles') === 1)
  const told = anna.count('fingerprint')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(anna.count('fingerprint')).toBe(told)
  expect(metricOf(server.sync, 'stet_resting_articles')).toBe(1)
  expect(stock.count('fingerprint')).toBe(0)
})

it('[S70] what a page says of another moment, unasked, or twice, is no alarm; on a socket without ack it is no message', async () => {
  const id = await start(NEVER)
  const anna = await open('anna', id, '?edit=11&ack=1')
  const own = fingerprintOf(anna.doc)
  anna.send(fingerprintFrame(own))
  anna.send(fingerprintFrame({ ...own, content: new Uint8Array(8) }))
  await anna.acknowledged(1)
  expect(alarms()).toBe(0)
  const dora = await open('dora', id)
  dora.send(fingerprintFrame(own))
  expect(await dora.ending).toEqual({ code: 4400 })
  await anna.acknowledged(2)
  anna.send(fingerprintFrame({ ...own, content: new Uint8Array(7) }))
  expect(await anna.ending).toEqual({ code: 4400 })
})

it('[S70] a page that says the same again raises no second alarm', async () => {
  const id = await start({ compareAfter: 10, compareEvery: 600_000 })
  const anna = await open('anna', id, '?edit=11&ack=1')
  await anna.until(() => anna.compared.includes('same'))
  const own = fingerprintOf(anna.doc)
  for (const content of [1, 2, 3])
    anna.send(fingerprintFrame({ ...own, content: new Uint8Array(8).fill(content) }))
  await anna.acknowledged(1)
  expect(alarms()).toBe(1)
})
