import * as decoding from 'lib0/decoding'
import type { ByteReader } from './ByteReader.ts'
import { GUARD_LIMITS } from './limits.ts'
import { readEmbed, skipValue } from './untrustedValue.ts'

/** What a struct carries. `bytes` are `count` sound values, one behind the other. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'embed'; readonly embed: Readonly<Record<string, unknown>> }
  | { readonly kind: 'values'; readonly bytes: Uint8Array; readonly count: number }
  | { readonly kind: 'deleted' }

/** Content and how many clocks it takes; or why it is refused. */
export type ReadContent =
  | { readonly ok: true; readonly content: Content; readonly length: number }
  | { readonly ok: false; readonly reason: string }

const DELETED = 1
const STRING = 4
const EMBED = 5
const ANY = 8

/** Reads the content of an item. Types that an article never has (formats, nested types, documents, binary) are refused. */
export function readContent(reader: ByteReader, ref: number): ReadContent {
  switch (ref) {
    case DELETED:
      return { ok: true, content: { kind: 'deleted' }, length: reader.varUint() }
    case STRING: {
      const text = reader.text()
      if (text.length > GUARD_LIMITS.textLength) return { ok: false, reason: 'an insertion is too long' }
      return { ok: true, content: { kind: 'text', text }, length: text.length }
    }
    case EMBED: {
      const embed = readEmbed(reader)
      if (embed === null) return { ok: false, reason: 'a marker is no sound object' }
      return { ok: true, content: { kind: 'embed', embed }, length: 1 }
    }
    case ANY: {
      const before = reader.remaining
      const count = reader.varUint()
      const start = reader.remaining
      for (let index = 0; index < count && !reader.isBroken; index += 1) {
        if (!skipValue(reader, 0)) return { ok: false, reason: 'a value is not sound' }
      }
      if (before - reader.remaining > GUARD_LIMITS.valueBytes && !reader.isBroken) {
        return { ok: false, reason: 'a value is too large' }
      }
      return { ok: true, content: { kind: 'values', bytes: reader.since(start), count }, length: count }
    }
    default:
      return { ok: false, reason: 'content of a type that an article does not have' }
  }
}

/** The values of a struct, exactly as Yjs decodes them. */
export function valuesOf({ bytes, count }: Extract<Content, { kind: 'values' }>): readonly unknown[] {
  const decoder = decoding.createDecoder(bytes)
  const values: unknown[] = []
  for (let at = 0; at < count; at += 1) values.push(decoding.readAny(decoder))
  return values
}
