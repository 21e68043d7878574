import { once } from 'node:events'
import { connect } from 'node:net'
import * as Y from 'yjs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CLOSE_CODES } from '@stet/protocol'
import { encodeUpdate } from './testing/encodeUpdate.ts'
import type { RawStruct } from './testing/encodeUpdate.ts'
import { BAD_FRAMES, RawClient } from './testing/RawClient.ts'
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
const headlineOf = (doc: Y.Doc) => doc.getText('headline').toString()
const stored = async () => {
  const loaded = await server.store.load(articleId)
  return loaded.ok ? loaded.document.tail.length : -1
}
const append = (doc: Y.Doc) => doc.getText('headline').insert(5, '!')

/** After whatever came before, honest people still work together. */
async function expectHonestWork(): Promise<void> {
  const ben = await open('ben', '?edit=21&ack=1')
  const dora = await open('dora')
  ben.write(21, append)
  await ben.acknowledged(1)
  await dora.until(() => headlineOf(dora.doc) === 'Stand!')
}

it.each(Object.entries(BAD_FRAMES))(
  '[S45] a frame that is %s closes its socket and nothing else',
  async (_what, frame) => {
    const anna = await open('anna')
    anna.send(frame)
    expect(await anna.ending).toEqual({ code: CLOSE_CODES.malformed })
    await expectHonestWork()
  },
)

it('[S45] text instead of bytes, an unasked barrier, and too large a message close their sockets and nothing else', async () => {
  const [words, barrier, large] = [await open('anna'), await open('anna'), await open('anna')]
  words.sendText('hello')
  expect(await words.ending).toEqual({ code: CLOSE_CODES.malformed })
  barrier.send(Uint8Array.from([100, 1]))
  expect(await barrier.ending).toEqual({ code: CLOSE_CODES.malformed })
  large.send(new Uint8Array(1024 * 1024 + 1))
  expect(await large.ending).toEqual({ code: CLOSE_CODES.tooLarge })
  await expectHonestWork()
})

it.each([
  ['a reserved opcode', [0x83, 0x80, 0, 0, 0, 0]],
  ['a reserved bit', [0xc2, 0x80, 0, 0, 0, 0]],
  ['a fragmented ping', [0x09, 0x80, 0, 0, 0, 0]],
  ['a close code 1', [0x88, 0x82, 0, 0, 0, 0, 0, 1]],
  ['a length of 2^63', [0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['a stray continuation', [0x80, 0x80, 0, 0, 0, 0]],
  ['no mask', [0x82, 0x01, 0]],
])('[S46] a WebSocket frame with %s ends one socket, not the process', async (_what, bytes) => {
  const socket = connect(server.port, '127.0.0.1')
  const headers = [
    `GET /sync/${articleId} HTTP/1.1`,
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...Object.entries(server.headersOf('anna')).map(([name, value]) => `${name}: ${value}`),
  ]
  socket.write(`${headers.join('\r\n')}\r\n\r\n`)
  await new Promise((resolve) => socket.once('data', resolve))
  socket.write(Uint8Array.from(bytes))
  const [hadError] = (await once(socket, 'close')) as [boolean]
  expect(hadError).toBe(false)
  await expectHonestWork()
})

it('[S47] an update that is refused is neither stored nor heard; its sender is closed with the reason', async () => {
  const ben = await open('ben', '?edit=31&ack=1')
  ben.write(31, (doc) => doc.getText('body').insert(0, 'Text'))
  await ben.acknowledged(1)
  const heard = ben.count('update')
  const before = await stored()
  const struct: RawStruct = { client: 41, clock: 0, parent: 'body', content: { text: 'x' } }
  for (const [name, update, code] of [
    ['anna', encodeUpdate([{ ...struct, client: 31, clock: 4 }]), CLOSE_CODES.forbidden],
    [
      'anna',
      encodeUpdate([{ ...struct, parent: 'clients', sub: '7', content: { any: [1] } }]),
      CLOSE_CODES.malformed,
    ],
    ['anna', encodeUpdate([{ ...struct, content: { type: 0 } }]), CLOSE_CODES.malformed],
    ['dora', encodeUpdate([struct]), CLOSE_CODES.forbidden],
    ['dora', encodeUpdate([], [[31, 0, 2]]), CLOSE_CODES.forbidden],
    ['chris', encodeUpdate([], [[31, 0, 2]]), CLOSE_CODES.forbidden],
  ] as const) {
    const attacker = await open(name)
    attacker.update(update)
    expect(await attacker.ending).toEqual({ code })
  }
  await ben.acknowledged(2)
  expect(ben.count('update')).toBe(heard)
  expect(await stored()).toBe(before)
})

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
