import { afterEach, beforeEach, expect, it } from 'vitest'
import { StoreUnwritable } from '../storage/Store.ts'
import { eventually } from './testing/eventually.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer
let articleId: string
beforeEach(async () => {
  server = await SyncServer.open({ drainWithin: 50, summaryAfter: 20, summaryWithin: 50 })
  articleId = await server.article('Stand')
})
afterEach(() => server.close())

const headline = async () => {
  const read = await server.sync.rooms.read(articleId, (doc) => doc.getText('headline').toString())
  return read.ok ? read.value : read.reason
}

/** Work that ends when a test says. */
function heldWork() {
  const begun = Promise.withResolvers<void>()
  const held = Promise.withResolvers<string>()
  const work = () => {
    begun.resolve()
    return held.promise
  }
  return { work, begun: begun.promise, end: held.resolve, fail: held.reject }
}

it('[S78] everybody is sent away with 4410 and waits until the work has ended, and what was written before is on disk', async () => {
  const anna = await (await server.client('anna', articleId, '?edit=21&ack=1').opened()).synced()
  anna.write(21, (doc) => doc.getText('headline').insert(5, ' eins'))
  await anna.acknowledged(1)
  const { work, begun, end } = heldWork()
  const renewed = server.sync.rooms.renew(articleId, 'chief', work)
  await begun
  expect(await anna.ending).toEqual({ code: 4410 })
  const loaded = await server.store.load(articleId)
  expect(loaded.ok && loaded.document.tail.length).toBeGreaterThan(0)

  let isRead = false
  const reading = headline().finally(() => (isRead = true))
  const ben = server.client('ben', articleId, '?edit=31')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect([isRead, ben.heard]).toEqual([false, []])
  end('done')
  expect(await renewed).toEqual({ ok: true, value: 'done' })
  expect(await reading).toBe('Stand eins')
  await (await ben.opened()).synced()
  expect(ben.doc.getText('headline').toString()).toBe('Stand eins')
  ben.close()
})

it('[S78] whoever holds the document of before writes nowhere', async () => {
  const written: string[] = []
  server.sync.rooms.onWritten((id, person) => written.push(`${id} ${person}`))
  expect(await headline()).toBe('Stand')
  const { work, begun, end } = heldWork()
  const renewed = server.sync.rooms.renew(articleId, 'chief', work)
  await begun
  const writing = server.sync.rooms.edit(
    articleId,
    () => ({ userId: 'anna', mode: 'edit' }),
    () => ({ value: null, write: (doc) => doc.getText('headline').insert(0, 'Neuer ') }),
  )
  end('done')
  await renewed
  expect(await writing).toEqual({ ok: true, value: null })
  expect(written[0]).toBe(`${articleId} chief`)
  const stored = await server.store.load(articleId)
  expect(stored.ok).toBe(true)
  expect(await headline()).toBe('Neuer Stand')
})

it('[S78] while the disk takes nothing nobody is sent away, and nothing is done', async () => {
  const anna = await (await server.client('anna', articleId, '?edit=21&ack=1').opened()).synced()
  await anna.acknowledged(1)
  server.store.hold()
  anna.write(21, (doc) => doc.getText('headline').insert(0, 'x'))
  await eventually(() => server.store.health().pendingUpdates > 0)
  let isDone = false
  const renewed = await server.sync.rooms.renew(articleId, 'chief', async () => (isDone = true))
  expect([renewed, isDone]).toEqual([{ ok: false, reason: 'unwritable' }, false])
  server.store.letGo()
  await anna.acknowledged(2)
  expect(await headline()).toBe('xStand')
  anna.close()
})

it('[S78] work that fails lets everybody in again, and one piece of work waits for the other', async () => {
  const first = heldWork()
  const failing = server.sync.rooms.renew(articleId, 'chief', first.work)
  const order: string[] = []
  await first.begun
  const second = server.sync.rooms.renew(articleId, 'chief', async () => order.push('second'))
  first.fail(new Error('no'))
  await expect(failing).rejects.toThrow('no')
  expect(await second).toEqual({ ok: true, value: 1 })
  expect(await headline()).toBe('Stand')
})

it('[S78] [U4] a summary of before that could not be written is not written afterwards', async () => {
  const anna = await (await server.client('anna', articleId, '?edit=21&ack=1').opened()).synced()
  const saveSummary = server.store.saveSummary.bind(server.store)
  const failing = Promise.withResolvers<never>()
  const begun = Promise.withResolvers<void>()
  server.store.saveSummary = () => {
    begun.resolve()
    return failing.promise
  }
  anna.write(21, (doc) => doc.getText('headline').insert(0, 'Alter '))
  await begun.promise
  await server.sync.rooms.renew(articleId, 'chief', async () => {
    const written: string[] = []
    server.store.saveSummary = (id, summary, ...rest) => {
      written.push(summary.headline)
      return saveSummary(id, summary, ...rest)
    }
    failing.reject(new StoreUnwritable('full', 'the disk is full'))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(written).toEqual([])
  })
})
