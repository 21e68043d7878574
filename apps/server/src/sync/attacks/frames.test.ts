import { CLOSE_CODES } from '@stet/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BAD_FRAMES } from '../testing/RawClient.ts'
import { clientFrame, RawFrames } from '../testing/RawFrames.ts'
import { UnderAttack } from '../testing/UnderAttack.ts'

const MIB = 1024 * 1024
/** RFC 6455. */
const PROTOCOL_ERROR = 1002
const NOT_UTF8 = 1007
const POLICY = 1008
const { malformed, tooLarge } = CLOSE_CODES

const OPCODES = { continuation: 0, text: 1, binary: 2, ping: 9 } as const

let desk: UnderAttack
beforeEach(async () => {
  desk = await UnderAttack.open()
})
afterEach(() => desk.close())

const openRaw = (headers: Readonly<Record<string, string>> = {}) =>
  RawFrames.open(desk.server.port, `/sync/${desk.articleId}`, {
    ...desk.server.headersOf('anna'),
    ...headers,
  })

describe('A1 a frame that no WebSocket has', () => {
  it.each([
    ['a reserved opcode', [0x83, 0x80, 0, 0, 0, 0], PROTOCOL_ERROR],
    ['a reserved bit', [0xc2, 0x80, 0, 0, 0, 0], PROTOCOL_ERROR],
    ['a fragmented ping', [0x09, 0x80, 0, 0, 0, 0], PROTOCOL_ERROR],
    ['a close code 1', [0x88, 0x82, 0, 0, 0, 0, 0, 1], PROTOCOL_ERROR],
    ['a length of 2^63', [0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], tooLarge],
    ['a length of 200 MiB', [0x82, 0xff, 0, 0, 0, 0, 0x0c, 0x80, 0, 0, 0, 0, 0, 0], tooLarge],
    ['a stray continuation', [0x80, 0x80, 0, 0, 0, 0], PROTOCOL_ERROR],
    ['no mask', [0x82, 0x01, 0], PROTOCOL_ERROR],
    ['words that are no UTF-8', [...clientFrame(OPCODES.text, Uint8Array.of(0xff))], NOT_UTF8],
    [
      'the end of a message that began as another',
      [...begun(), ...clientFrame(OPCODES.text, new Uint8Array(1))],
      PROTOCOL_ERROR,
    ],
  ])('[S46] with %s ends one socket, not the process', async (_what, bytes, code) => {
    await desk.withstands(async () => {
      const attacker = await openRaw()
      attacker.send(bytes)
      expect(await attacker.closed()).toBe(code)
    })
  })

  it('[S46] of 200,000 empty fragments of one message ends one socket, not the process', async () => {
    await desk.withstands(async () => {
      const attacker = await openRaw()
      const fragment = clientFrame(OPCODES.continuation, new Uint8Array(), false)
      attacker.send(begun())
      attacker.send(Buffer.concat(Array.from({ length: 200_000 }, () => fragment)))
      expect(await attacker.closed()).toBe(POLICY)
    })
  })

  it('[S46] 200,000 pings at once end one socket, not the process', async () => {
    const ping = clientFrame(OPCODES.ping, new Uint8Array())
    await desk.withstands(async () => {
      const attacker = await openRaw()
      attacker.send(Buffer.concat(Array.from({ length: 200_000 }, () => ping)))
      // Without a word: as many answers wait as `ws` lets wait.
      expect(await attacker.closed()).toBe(null)
    })
  })
})

describe('A3 a message that is none', () => {
  it.each(Object.entries(BAD_FRAMES))('[S45] because it is %s closes its socket', async (_what, frame) => {
    await desk.withstands(async () => {
      const attacker = await desk.enter('anna')
      attacker.send(frame)
      expect(await attacker.ending).toEqual({ code: malformed })
    })
  })

  it('[S45] words instead of bytes, and a barrier that nobody said would come, close their sockets', async () => {
    await desk.withstands(async () => {
      const [words, barrier] = [await desk.enter('anna'), await desk.enter('anna')]
      words.sendText('hello')
      expect(await words.ending).toEqual({ code: malformed })
      barrier.send(Uint8Array.of(100, 1))
      expect(await barrier.ending).toEqual({ code: malformed })
    })
  })
})

describe('A19 a large update', () => {
  it.each([
    [1, malformed],
    [16, tooLarge],
    [64, tooLarge],
    [99, tooLarge],
  ])('[S45] of %i MiB closes its socket', async (mebibytes, code) => {
    const bytes = new Uint8Array(mebibytes * MIB).fill(0xff)
    await desk.withstands(async () => {
      const attacker = await desk.enter('anna')
      attacker.update(bytes)
      expect(await attacker.ending).toEqual({ code })
    })
  })

  it('[S45] of 120 MiB in pieces of 1 MiB closes its socket', async () => {
    const piece = clientFrame(OPCODES.continuation, new Uint8Array(MIB), false)
    await desk.withstands(async () => {
      const attacker = await openRaw()
      attacker.send(begun())
      for (let sent = 0; sent < 120; sent += 1) attacker.send(piece)
      expect(await attacker.closed()).toBe(tooLarge)
    })
  })
})

it('A21 [S46] nothing on a socket is ever unpacked: compression is offered and not taken', async () => {
  await desk.withstands(async () => {
    const attacker = await openRaw({
      'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits',
    })
    expect(attacker.head).toContain(' 101 ')
    expect(attacker.head.toLowerCase()).not.toContain('sec-websocket-extensions')
    const packed = clientFrame(OPCODES.binary, Uint8Array.of(0xaa, 0x56, 0x00))
    packed[0] = (packed[0] ?? 0) | 0x40
    attacker.send(packed)
    expect(await attacker.closed()).toBe(PROTOCOL_ERROR)
  })
})

/** The first fragment of a message. */
function begun(): Buffer {
  return clientFrame(OPCODES.binary, new Uint8Array(1), false)
}
