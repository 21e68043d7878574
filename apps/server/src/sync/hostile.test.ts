import * as Y from 'yjs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CLOSE_CODES } from '@stet/protocol'
import { encodeUpdate } from './testing/encodeUpdate.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer
let articleId: string

beforeEach(async () => {
  server = await SyncServer.open({ maxMessageBytes: 1024 * 1024 })
  articleId = await server.article('Stand')
})
afterEach(() => server.close())

const open = async (name: string, query = '') => {
  const address = `ws://127.0.0.1:${server.port}/sync/${articleId}${query}`
  return (await RawClient.open(address, server.headersOf(name))).synced()
}
const stored = async () => {
  const loaded = await server.store.load(articleId)
  return loaded.ok ? loaded.document.tail.length : -1
}
const append = (doc: Y.Doc) => doc.getText('headline').insert(5, '!')

it('[S48] something that builds on what is missing is asked for, not kept; who never brings it is closed', async () => {
  const ben = await open('ben', '?edit=51&ack=1')
  await ben.acknowledged(1)
  const first = offline(ben, 'a')
  const later = offline(ben, 'b')
  ben.update(later)
  await ben.acknowledged(2)
  expect(ben.doc.getText('body').toString()).toBe('ab')
  const dora = await open('dora')
  expect(dora.doc.getText('body').toString()).toBe('ab')
  ben.update(first)
  await ben.acknowledged(3)
  const gap = encodeUpdate([{ client: 51, clock: 900, parent: 'body', content: { text: 'x' } }])
  for (let time = 0; time < 40; time += 1) {
    ben.update(gap)
    await Promise.race([ben.ending, new Promise((resolve) => setTimeout(resolve, 5))])
  }
  expect(await ben.ending).toEqual({ code: CLOSE_CODES.gap })
  expect(await stored()).toBeGreaterThan(0)
})

/** Writes without sending; gives what would have been sent. */
function offline(client: RawClient, text: string): Uint8Array {
  const before = Y.encodeStateVector(client.doc)
  client.doc.clientID = 51
  client.doc.getText('body').insert(client.doc.getText('body').length, text)
  return Y.encodeStateAsUpdate(client.doc, before)
}

it('[S49] sign-out and a change of role close every socket of the person at once; others stay', async () => {
  const [one, two, ben] = [await open('anna'), await open('anna'), await open('ben', '?edit=21&ack=1')]
  server.change('anna', 'view')
  expect(await one.ending).toEqual({ code: CLOSE_CODES.forbidden })
  expect(await two.ending).toEqual({ code: CLOSE_CODES.forbidden })
  const again = await open('anna')
  server.change('anna', 'signedOut')
  expect(await again.ending).toEqual({ code: CLOSE_CODES.notSignedIn })
  await ben.acknowledged(1)
  server.sync.rooms.closePerson('ben', CLOSE_CODES.forbidden)
  expect(await ben.ending).toEqual({ code: CLOSE_CODES.forbidden })
  const dora = await open('dora')
  server.sync.rooms.closeArticle(articleId, CLOSE_CODES.otherEpoch)
  expect(await dora.ending).toEqual({ code: CLOSE_CODES.otherEpoch })
})

it('[S49] what a person still sends after being closed is not read', async () => {
  const anna = await open('anna', '?edit=61')
  const before = await stored()
  server.sync.rooms.closePerson('anna', CLOSE_CODES.forbidden)
  anna.write(61, append)
  await anna.ending
  expect(await stored()).toBe(before)
})
