import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import { ByteReader } from './ByteReader.ts'
import { skipValue } from './untrustedValue.ts'

const value = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constant(null),
    fc.constant(undefined),
    fc.boolean(),
    fc.double(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
  ),
  node: fc.oneof(
    { depthSize: 'small', maxDepth: 6 },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('node'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).node

it('[S31] reads what lib0 writes, to the last byte', () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.string({ unit: 'grapheme' }),
      fc.uint8Array(),
      value,
      (number, text, bytes, any) => {
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, number)
        encoding.writeVarString(encoder, text)
        encoding.writeVarUint8Array(encoder, bytes)
        encoding.writeAny(encoder, any as never)
        encoding.writeUint8(encoder, 7)
        const reader = new ByteReader(encoding.toUint8Array(encoder))
        expect([reader.varUint(), reader.text(), [...reader.bytes()]]).toEqual([number, text, [...bytes]])
        const isPolluting = JSON.stringify(any)?.includes('"__proto__"') ?? false
        expect(skipValue(reader, 0)).toBe(!isPolluting)
        const rest = [reader.byte(), reader.remaining, reader.isBroken]
        expect(isPolluting || isDeepStrictEqual(rest, [7, 0, false])).toBe(true)
      },
    ),
    { numRuns: 2_000 },
  )
})

it('[S31] where lib0 fails on any bytes, so does the reader; what it reads over, lib0 reads over as far', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const reader = new ByteReader(bytes)
      const isSkipped = skipValue(reader, 0) && !reader.isBroken
      const decoder = decoding.createDecoder(bytes)
      let isRead = true
      try {
        decoding.readAny(decoder)
      } catch {
        isRead = false
      }
      const isSame = isRead && bytes.length - decoder.pos === reader.remaining
      expect(isSkipped).toBe(isSkipped && isSame)
    }),
    { numRuns: 20_000 },
  )
})

it('[S31] stays broken after the first wrong read, and gives nothing any more', () => {
  const reader = new ByteReader(Uint8Array.from([200, 1, 65]))
  expect(reader.text()).toBe('')
  expect([reader.isBroken, reader.byte(), reader.varUint(), reader.remaining]).toEqual([true, 0, 0, 0])
})
