import { MESSAGE_TYPES, SYNC_STEPS } from '@stet/protocol'
import * as fc from 'fast-check'
import * as encoding from 'lib0/encoding'

/** Bytes that go to the socket as they are, or a message that goes out as one sound frame. */
export type HostileFrame =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  | { readonly kind: 'update'; readonly isStep2: boolean }

const bytes = fc.uint8Array({ maxLength: 60 })
const number = fc.oneof(
  fc.nat(12),
  fc.nat(300),
  fc.constantFrom(2 ** 25, 2 ** 31, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER),
)

/** A frame of the WebSocket protocol of which every field is at random: opcode, flags, mask, the length that it says. */
const rawFrame = fc
  .record({
    opcode: fc.nat(15),
    flags: fc.constantFrom(0x80, 0x80, 0x80, 0, 0xc0, 0x90, 0xf0),
    isMasked: fc.constantFrom(true, true, true, false),
    length: fc.option(fc.nat(255), { nil: null, freq: 2 }),
    tail: bytes,
  })
  .map(({ opcode, flags, isMasked, length, tail }) => {
    const said = length ?? Math.min(tail.length, 125)
    const mask = isMasked ? [0, 0, 0, 0] : []
    const wide = (said & 127) === 126 ? [1, 0] : (said & 127) === 127 ? [0x80, 0, 0, 0, 0, 0, 0, 1] : []
    return Uint8Array.from([flags | opcode, (isMasked ? 0x80 : 0) | (said & 127), ...wide, ...mask, ...tail])
  })

function message(numbers: readonly number[], content: Uint8Array, length: number | null): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const each of numbers) encoding.writeVarUint(encoder, each)
  encoding.writeVarUint(encoder, length ?? content.length)
  encoding.writeUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}

/** A message with a length that may be wrong, around anything. */
const syncMessage = fc
  .tuple(
    fc.constantFrom(MESSAGE_TYPES.sync, MESSAGE_TYPES.sync, MESSAGE_TYPES.acknowledge, 3, 77),
    fc.constantFrom(...Object.values(SYNC_STEPS), 7),
    bytes,
    fc.option(number, { nil: null, freq: 4 }),
  )
  .map(([type, step, content, length]) => message([type, step], content, length))

const state = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.constantFrom('null', '{', '"x"', '[]', '{"__proto__":{"admin":true}}', '['.repeat(3000)),
  fc.nat(5000).map((length) => JSON.stringify({ cursor: 'x'.repeat(length) })),
)
const awareness = fc
  .tuple(
    fc.array(fc.tuple(fc.oneof(fc.constantFrom(11, 12, 21), number), number, state), { maxLength: 4 }),
    fc.option(number, { nil: null, freq: 6 }),
  )
  .map(([states, count]) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, count ?? states.length)
    for (const [client, clock, said] of states) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, said)
    }
    return message([MESSAGE_TYPES.awareness], encoding.toUint8Array(encoder), null)
  })

/** What an attacker sends next: nonsense below the protocol, in it, in awareness, or an update that is made when it is sent. */
export const hostileFrame: fc.Arbitrary<HostileFrame> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('bytes' as const), bytes }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('bytes' as const), bytes: rawFrame }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('message' as const), bytes: syncMessage }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('message' as const), bytes: awareness }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('update' as const), isStep2: fc.boolean() }) },
)
