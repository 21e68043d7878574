import * as fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import { ByteWriter, varBytesLength, varUintLength } from './ByteWriter.ts'

const LENGTHS = [0, 1, 127, 128, 16_383, 16_384]
const anyNumber = fc.oneof(fc.maxSafeNat(), fc.constantFrom(...LENGTHS, Number.MAX_SAFE_INTEGER, 2 ** 31))
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.constantFrom(...LENGTHS).map((length) => new Uint8Array(length).fill(7)),
)

it('writes what lib0 writes, and exactly as long as it says', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyNumber, anyBytes)), (values) => {
      const encoder = encoding.createEncoder()
      const length = values.reduce<number>(
        (sum, value) => sum + (typeof value === 'number' ? varUintLength(value) : varBytesLength(value)),
        0,
      )
      const writer = new ByteWriter(length)
      for (const value of values) {
        if (typeof value === 'number') {
          encoding.writeVarUint(encoder, value)
          writer.varUint(value)
        } else {
          encoding.writeVarUint8Array(encoder, value)
          writer.varBytes(value)
        }
      }
      expect(new Uint8Array(writer.bytes)).toEqual(encoding.toUint8Array(encoder))
    }),
  )
})
