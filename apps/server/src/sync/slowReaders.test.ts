import { CLOSE_CODES } from '@stet/protocol'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { contentOf } from './testing/honestEdits.ts'
import { ReadingRoom } from './testing/ReadingRoom.ts'
import type { SlowTab } from './testing/SlowTab.ts'

const LIMIT = 1_000
const READ_WITHIN = 30_000
const PEOPLE = { anna: 'edit', ben: 'edit', dora: 'view' } as const

let desk: ReadingRoom
let anna: SlowTab
let ben: SlowTab
let dora: SlowTab

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(async () => {
  await desk.close()
  vi.useRealTimers()
})

async function open(people: Parameters<typeof ReadingRoom.open>[0] = PEOPLE): Promise<void> {
  desk = await ReadingRoom.open(people, { maxQueuedBytes: LIMIT, readWithin: READ_WITHIN })
  for (const tab of desk.tabs.slice(0, 3)) {
    desk.come(tab)
    await desk.settle()
  }
  ;[anna, ben, dora] = desk.tabs as [SlowTab, SlowTab, SlowTab]
}

const body = (tab: SlowTab) => tab.doc.getText('body')

async function write(tab: SlowTab, text: string): Promise<void> {
  body(tab).insert(body(tab).length, text)
  await desk.settle()
  desk.time += 1_000
}

/** So much is written that whoever does not read is behind. */
async function writeMuch(tab: SlowTab): Promise<void> {
  for (let time = 0; time < 6; time += 1) await write(tab, `${time}`.repeat(LIMIT / 4))
}

/** What somebody hears from now on. */
function hears(tab: SlowTab): () => readonly string[] {
  const before = tab.heard.length
  return () => tab.heard.slice(before).map(({ kind }) => kind)
}

const expectSame = () => {
  for (const tab of desk.tabs) expect(contentOf(tab.doc)).toEqual(contentOf(desk.room.live.doc))
}

it('[S50] a reader for whom much waits is sent nothing more; when it has read that, one message tells what it missed', async () => {
  await open()
  dora.isStalled = true
  for (let time = 0; time < 5; time += 1) await writeMuch(anna)
  expect(desk.room.behind).toBe(1)
  expect(dora.socket?.most).toBeLessThan(LIMIT * 1.5)
  expect(contentOf(ben.doc)).toEqual(contentOf(desk.room.live.doc))
  dora.read()
  const heard = hears(dora)
  dora.isStalled = false
  await desk.settle()
  expect(heard()).toEqual(['update'])
  expect(desk.room.behind).toBe(0)
  expectSame()
})

it('[S50] who reads in time is never behind, and who reads only some of it stays so', async () => {
  await open()
  dora.isStalled = true
  for (let time = 0; time < 9; time += 1) {
    await write(anna, 'x'.repeat(LIMIT / 4))
    dora.read()
    expect(desk.room.behind).toBe(0)
  }
  await writeMuch(anna)
  dora.read(2)
  await writeMuch(anna)
  const waiting = dora.socket?.waitingBytes
  await writeMuch(anna)
  expect(desk.room.behind).toBe(1)
  expect(dora.socket?.waitingBytes).toBe(waiting)
})

it('[S50] what was only deleted is told too', async () => {
  await open()
  await write(anna, 'abcdefghi')
  ben.isStalled = true
  await writeMuch(anna)
  body(anna).delete(2, 3)
  await desk.settle()
  ben.isStalled = false
  await desk.settle()
  ben.isStalled = true
  await writeMuch(anna)
  ben.read()
  ben.read()
  expectSame()
  await writeMuch(anna)
  body(anna).delete(0, body(anna).length)
  await desk.settle()
  ben.isStalled = false
  await desk.settle()
  expect(body(ben).length).toBe(0)
  expectSame()
})

it('[S50] what a member writes while it is behind is taken; its barriers are answered behind what it missed, in order', async () => {
  await open()
  ben.isStalled = true
  await writeMuch(anna)
  await write(ben, 'from ben')
  ben.askWhetherSaved()
  await writeMuch(anna)
  ben.askWhetherSaved()
  await desk.settle()
  expect(contentOf(anna.doc)).toEqual(contentOf(desk.room.live.doc))
  const heard = hears(ben)
  ben.read()
  expect(heard()).not.toContain('acknowledge')
  const rest = hears(ben)
  ben.read()
  expect(rest()).toEqual(['update', 'acknowledge', 'acknowledge'])
  expect(ben.heard.slice(-2)).toEqual([
    { kind: 'acknowledge', number: 1 },
    { kind: 'acknowledge', number: 2 },
  ])
  expectSame()
})

it('[S20] [S50] what is not on disk when a reader has read on is not told before it is, and nothing is told twice', async () => {
  await open()
  dora.isStalled = true
  ben.isStalled = true
  await writeMuch(anna)
  desk.store.hold()
  // Nothing of ben's was missed until now.
  await write(ben, '[')
  ben.askWhetherSaved()
  await write(anna, 'a')
  await write(ben, ']')
  const heard = [hears(ben), hears(dora)]
  for (const tab of [ben, dora]) tab.isStalled = false
  await desk.settle()
  expect(desk.room.behind).toBe(2)
  expect(body(dora).toString()).not.toMatch(/[[\]a]/)
  expect(heard.map((kinds) => kinds().includes('acknowledge'))).toEqual([false, false])
  const late = [hears(ben), hears(dora)]
  desk.store.letGo()
  await desk.settle()
  expect(late.map((kinds) => kinds())).toEqual([['update', 'acknowledge'], ['update']])
  expectSame()
})

it('[S50] two answers at once, of which the first is much to read: the other comes when that was read', async () => {
  await open({ ...PEOPLE, emil: 'view' })
  await write(anna, 'x'.repeat(LIMIT * 3))
  const newcomer = desk.tab('emil')
  newcomer.isStalled = true
  desk.store.hold()
  await write(anna, '!')
  desk.come(newcomer)
  newcomer.ask()
  await desk.settle()
  desk.store.letGo()
  await desk.settle()
  expect(newcomer.socket?.most).toBeLessThan(LIMIT * 4)
  const heard = hears(newcomer)
  newcomer.isStalled = false
  await desk.settle()
  expect(heard().filter((kind) => kind !== 'awareness')).toEqual(['step1', 'step2', 'step2'])
  expectSame()
})

it('[S50] while nothing can be written, who has read on is told what is on disk, and the rest when it is there', async () => {
  await open()
  dora.isStalled = true
  await writeMuch(anna)
  await desk.store.setFull(true)
  await write(anna, 'later')
  vi.advanceTimersByTime(100)
  await desk.settle()
  expect(desk.store.health().trouble?.kind).toBe('full')
  dora.isStalled = false
  await desk.settle()
  expect(body(dora).toString()).toBe(body(anna).toString().replace('later', ''))
  await desk.store.setFull(false)
  vi.advanceTimersByTime(2_000)
  await desk.settle()
  expectSame()
})

it('[S50] what gets to the disk while somebody is told what was there before is told next', async () => {
  await open()
  dora.isStalled = true
  await writeMuch(anna)
  await desk.store.setFull(true)
  await write(anna, 'later')
  vi.advanceTimersByTime(100)
  await desk.settle()
  const loading = Promise.withResolvers<void>()
  desk.store.beforeLoad = () => loading.promise
  dora.isStalled = false
  await desk.settle()
  await desk.store.setFull(false)
  vi.advanceTimersByTime(2_000)
  await desk.settle()
  await write(anna, '!')
  expect(body(dora).toString()).not.toContain('later')
  const rest = hears(dora)
  loading.resolve()
  await desk.settle()
  expect(rest()).toEqual(['update', 'update'])
  expectSame()
})

it('[S50] who has caught up sees everybody, as they are now, and nobody who has left', async () => {
  await open()
  anna.awareness.setLocalState({ cursor: 1 })
  ben.awareness.setLocalState({ cursor: 2 })
  await desk.settle()
  dora.isStalled = true
  await writeMuch(anna)
  anna.awareness.setLocalState({ cursor: 3 })
  await desk.settle()
  anna.awareness.setLocalState({ cursor: 4 })
  ben.leave()
  await desk.settle()
  const waiting = dora.socket?.waitingBytes
  desk.room.heartbeat()
  await desk.settle()
  expect(dora.socket?.waitingBytes).toBe(waiting)
  dora.read()
  const heard = hears(dora)
  dora.read()
  expect(heard()).toEqual(['update', 'awareness'])
  expect([...dora.awareness.getStates()]).toEqual([
    [anna.client, { cursor: 4, user: { id: 'anna', name: 'ANNA', color: expect.any(Number) as number } }],
  ])
})

it('[S50] [S59] a document that is larger than what may wait is told to newcomers all the same, and who asks meanwhile is answered once', async () => {
  await open({ ...PEOPLE, emil: 'view' })
  await write(anna, 'x'.repeat(LIMIT * 20))
  const newcomer = desk.tab('emil')
  newcomer.isStalled = true
  desk.come(newcomer)
  await desk.settle()
  expect(desk.room.behind).toBe(1)
  vi.advanceTimersByTime(READ_WITHIN * 15)
  expect(newcomer.isHere).toBe(true)
  await writeMuch(anna)
  for (let time = 0; time < 3; time += 1) newcomer.ask()
  await desk.settle()
  const member = desk.room.members.find(({ actor }) => actor.id === 'emil')!
  expect(desk.room.answerStep1(member, new Uint8Array([0]))).toBe(desk.room.documentBytes)
  newcomer.read()
  const heard = hears(newcomer)
  newcomer.read()
  expect(heard()).toEqual(['step2'])
  expectSame()
})

it('[S50] who takes longer than half a minute for a MiB is closed with 4503; who reads steadily is not', async () => {
  await open()
  ben.isStalled = true
  dora.isStalled = true
  await write(anna, 'x'.repeat(LIMIT * 2))
  const patience = (READ_WITHIN * (dora.socket?.waitingBytes ?? 0)) / LIMIT
  expect(patience).toBeGreaterThan(READ_WITHIN * 2)
  vi.advanceTimersByTime(patience - 1)
  ben.read()
  expect([ben.isHere, dora.isHere]).toEqual([true, true])
  vi.advanceTimersByTime(1)
  expect(dora.socket?.closedWith).toBe(CLOSE_CODES.busy)
  expect(ben.isHere).toBe(true)
  expect(desk.counts.slowReaders).toBe(1)
  expect(desk.room.behind).toBe(0)
  await write(anna, '!')
  dora.leave()
  dora.isStalled = false
  desk.come(dora)
  ben.isStalled = false
  await desk.settle()
  vi.advanceTimersByTime(patience * 2)
  expect(ben.isHere).toBe(true)
  expectSame()
})

it('[S50] who wants ten thousand answers without reading is closed', async () => {
  await open()
  ben.isStalled = true
  await writeMuch(anna)
  for (let time = 0; time <= 10_000; time += 1) ben.askWhetherSaved()
  await desk.settle()
  expect(ben.socket?.closedWith).toBe(CLOSE_CODES.busy)
  expect(desk.counts.slowReaders).toBe(1)
})

it('[S48] [S50] a question of the server waits too until what is before it was read', async () => {
  await open()
  ben.isStalled = true
  await writeMuch(anna)
  body(ben).insert(0, 'lost')
  ben.forget()
  body(ben).insert(4, ' and found')
  ben.askWhetherSaved()
  await desk.settle()
  expect(body(anna).toString()).not.toContain('found')
  const heard = hears(ben)
  ben.read()
  expect(heard()).not.toContain('step1')
  const rest = hears(ben)
  ben.read()
  expect(rest()).toEqual(['update', 'step1'])
  ben.isStalled = false
  await desk.settle()
  // What the server put on record about ben comes before the answer.
  expect(rest()).toEqual(['update', 'step1', 'update', 'acknowledge'])
  expect(body(anna).toString()).toContain('lost and found')
  expectSame()
})

it('[S39] [S50] that something became a suggestion is told behind what was missed', async () => {
  await open({ anna: 'edit', ben: 'edit', chris: 'suggest' })
  const chris = dora
  chris.isStalled = true
  await writeMuch(anna)
  await write(chris, 'written as an editor does')
  chris.askWhetherSaved()
  await desk.settle()
  chris.read()
  const heard = hears(chris)
  chris.read()
  expect(heard()).toEqual(['update', 'converted', 'acknowledge'])
  expectSame()
})
