import { CLOSE_CODES } from '@stet/protocol'
import { afterEach, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { acknowledgeFrame } from './frames.ts'
import type { SyncSettings } from './SyncSettings.ts'
import { eventually } from './testing/eventually.ts'
import { metricOf } from './testing/metricOf.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer
let articleId: string
const opened: RawClient[] = []

const start = async (settings: Partial<SyncSettings>) => {
  server = await SyncServer.open({ closeWithin: 500, ...settings })
  articleId = await server.article('Stand')
}
afterEach(async () => {
  for (const client of opened.splice(0)) client.terminate()
  await server.close()
})

const come = (name: string, query = '', headers: Record<string, string> = {}) => {
  const address = `ws://127.0.0.1:${server.port}/sync/${articleId}${query}`
  const client = new RawClient(address, { ...server.headersOf(name), ...headers })
  opened.push(client)
  return client
}
const open = (name: string, query = '', headers: Record<string, string> = {}) =>
  come(name, query, headers).opened()
const metric = (line: string) => metricOf(server.sync, line)
const refusals = () =>
  ['messages', 'bytes', 'answers'].map((budget) => metric(`stet_budget_refusals_total{budget="${budget}"}`))
const bodyOf = (doc: Y.Doc) => doc.getText('body')
/** How often a letter stands in the body. */
const count = (doc: Y.Doc, letter: string) => bodyOf(doc).toString().split(letter).length - 1
const type = (text: string) => (doc: Y.Doc) => bodyOf(doc).insert(bodyOf(doc).length, text)

/** Somebody who writes, and somebody who reads it: neither notices. */
async function expectHonestWork(): Promise<void> {
  const [ben, dora] = [await open('ben', '?edit=91&ack=1'), await open('dora')]
  await Promise.all([ben.synced(), dora.synced()])
  ben.write(91, type('!'))
  await ben.acknowledged(1)
  await dora.until(() => count(dora.doc, '!') === 1)
}

const from = (address: string) => ({ 'x-forwarded-for': address })

it('[S58] a flood of messages is closed with 4429, and nobody else notices', async () => {
  await start({ socketMessages: { burst: 200, perSecond: 10 }, longestWait: 2_000 })
  const anna = await open('anna', '?ack=1')
  for (let number = 0; number < 5_000; number += 1) anna.send(acknowledgeFrame(number))
  expect(await anna.ending).toEqual({ code: CLOSE_CODES.tooMuch })
  expect(anna.reason).toBe('too many messages')
  expect(refusals()).toEqual([1, 0, 0])
  await expectHonestWork()
})

it('[S58] a flood of bytes is closed with 4429, and nobody else notices', async () => {
  await start({ socketBytes: { burst: 1024 * 1024, perSecond: 1024 }, longestWait: 2_000 })
  const anna = await (await open('anna', '?edit=11&ack=1')).synced()
  const update = anna.write(11, type('x'.repeat(100_000)))
  await anna.acknowledged(1)
  for (let time = 0; time < 100; time += 1) anna.update(update)
  expect(await anna.ending).toEqual({ code: CLOSE_CODES.tooMuch })
  expect(anna.reason).toBe('too many bytes')
  expect(refusals()).toEqual([0, 1, 0])
  await expectHonestWork()
})

it('[S58] several sockets of one person are no way around it', async () => {
  await start({ personMessages: { burst: 400, perSecond: 10 }, messagesOfUpgrade: 1, longestWait: 2_000 })
  const tabs = await Promise.all([1, 2, 3, 4].map(() => open('anna', '?ack=1')))
  for (let number = 0; number < 150; number += 1) for (const tab of tabs) tab.send(acknowledgeFrame(number))
  await Promise.race(tabs.map((tab) => tab.ending))
  expect(refusals()[0]).toBeGreaterThanOrEqual(1)
  await expectHonestWork()
})

it('[S58] what is only somewhat too much is read later: all of it arrives, and nobody is closed', async () => {
  await start({ socketMessages: { burst: 50, perSecond: 1_000 } })
  const anna = await (await open('anna', '?edit=11&ack=1')).synced()
  for (let letter = 0; letter < 500; letter += 1) anna.write(11, type('x'))
  await anna.acknowledged(1)
  const dora = await (await open('dora')).synced()
  expect(count(dora.doc, 'x')).toBe(500)
  expect(metric('stet_budget_holds_total{budget="messages"}')).toBeGreaterThan(0)
  expect(refusals()).toEqual([0, 0, 0])
})

it('[S60] one person has so many sockets; the next is told so as it can hear it, and others come in', async () => {
  await start({ socketsOfPerson: 5 })
  const tabs = await Promise.all([1, 2, 3, 4, 5].map(() => open('anna')))
  expect(await come('anna', '?ack=1').ending).toEqual({ code: CLOSE_CODES.tooMuch })
  expect(await come('anna').ending).toEqual({ status: 429 })
  await expectHonestWork()
  tabs[0]?.close()
  await eventually(() => metric('stet_sockets') === 6)
  await (await open('anna')).synced()
  const reason = 'too many sockets of one person'
  expect(metric(`stet_upgrades_refused_total{status="4429",reason="${reason}"}`)).toBe(1)
  expect(metric('stet_upgrades_refused_total{status="429",reason=""}')).toBe(1)
})

it('[S60] one address has so many sockets; behind a proxy on this machine it is the one that the proxy names', async () => {
  await start({ socketsOfAddress: 3 })
  for (const name of ['anna', 'ben', 'chris']) await open(name, '', from('203.0.113.7'))
  expect(await come('dora', '?ack=1', from('203.0.113.7')).ending).toEqual({ code: CLOSE_CODES.tooMuch })
  await open('dora', '?ack=1', from('203.0.113.8'))
  await expectHonestWork()
})

it('[S60] who is refused anyway is told why, however crowded it is', async () => {
  await start({ sockets: 0 })
  expect(await come('nobody').ending).toEqual({ status: 401 })
  expect(await come('anna', '', { origin: 'https://evil.example' }).ending).toEqual({ status: 403 })
})

it('[S61] with too many sockets newcomers are asked to come later, and those at work go on', async () => {
  await start({ sockets: 2 })
  const [anna, dora] = [await open('anna', '?edit=11&ack=1'), await open('dora')]
  await Promise.all([anna.synced(), dora.synced()])
  expect(await come('ben', '?ack=1').ending).toEqual({ code: CLOSE_CODES.busy })
  expect(await come('ben').ending).toEqual({ status: 503 })
  anna.write(11, type('!'))
  await anna.acknowledged(1)
  await dora.until(() => count(dora.doc, '!') === 1)
  dora.close()
  await eventually(() => metric('stet_sockets') === 1)
  await open('ben')
})

it('[S61] while too much waits for the disk newcomers are asked to come later, and nobody at work is closed', async () => {
  await start({ maxWaitingBytes: 50_000 })
  const anna = await (await open('anna', '?edit=11&ack=1')).synced()
  await anna.acknowledged(1)
  server.store.hold()
  for (let time = 0; time < 3; time += 1) anna.write(11, type('x'.repeat(20_000)))
  const acknowledged = anna.acknowledged(2)
  const isTakenIn = async () => {
    const ben = come('ben')
    return Promise.race([ben.opened().then(() => true), ben.ending.then(() => false)])
  }
  await eventually(async () => !(await isTakenIn()))
  expect(await come('ben', '?ack=1').ending).toEqual({ code: CLOSE_CODES.busy })
  server.store.letGo()
  await acknowledged
  await eventually(isTakenIn)
})

it('[S62] an offline day of 5,000 edits is taken as it comes, one by one or in one piece, and a paste of 1 MB', async () => {
  await start({})
  const anna = await (await open('anna', '?edit=11&ack=1')).synced()
  for (let letter = 0; letter < 5_000; letter += 1) anna.write(11, type('x'))
  await anna.acknowledged(1)
  const ben = await (await open('ben', '?edit=21&ack=1')).synced()
  for (let letter = 0; letter < 5_000; letter += 1) ben.edit(21, type('y'))
  ben.sendAll()
  ben.write(21, type('z'.repeat(1024 * 1024)))
  await ben.acknowledged(1)
  const dora = await (await open('dora')).synced()
  expect(['x', 'y', 'z'].map((letter) => count(dora.doc, letter))).toEqual([5_000, 5_000, 1024 * 1024])
  expect(metric('stet_budget_holds_total{budget="messages"}')).toBe(0)
  expect(metric('stet_budget_holds_total{budget="bytes"}')).toBe(0)
  expect(refusals()).toEqual([0, 0, 0])
})

it('[S62] sixty people behind one address, each with some tabs, come back at once, several times, and all get in', async () => {
  await start({})
  const names = Array.from({ length: 60 }, (_, at) => `person${at}`)
  for (const name of names) server.modes.set(name, 'edit')
  for (let restart = 0; restart < 3; restart += 1) {
    const tabs = await Promise.all(
      names.flatMap((name) => [1, 2, 3, 4, 5].map(async () => (await open(name, '?ack=1')).synced())),
    )
    expect(metric('stet_sockets')).toBe(300)
    for (const tab of tabs) tab.terminate()
    await eventually(() => metric('stet_sockets') === 0)
  }
  expect(refusals()).toEqual([0, 0, 0])
})

it('[S62] ten tabs of one person come back twenty times over a bad line, and all get in', async () => {
  await start({})
  for (let time = 0; time < 20; time += 1) {
    const tabs = await Promise.all(
      Array.from({ length: 10 }, async () => (await open('anna', '?ack=1')).synced()),
    )
    await Promise.all(tabs.map((tab) => tab.acknowledged(1)))
  }
  expect(metric('stet_sockets')).toBe(200)
  expect(refusals()).toEqual([0, 0, 0])
})
