import type { ByteReader } from './ByteReader.ts'
import { GUARD_LIMITS } from './limits.ts'

const POLLUTING_KEY = '__proto__'

/** Type bytes of lib0's `writeAny`. Binary (116) and big integers (122) are none of ours: JSON cannot say them. */
const ANY = {
  array: 117,
  object: 118,
  text: 119,
  true: 120,
  false: 121,
  float64: 123,
  float32: 124,
  integer: 125,
  null: 126,
  undefined: 127,
} as const

/** Reads over one value of lib0's `writeAny`; false when it is too deep, of a foreign type, or names `__proto__`. */
export function skipValue(reader: ByteReader, depth: number): boolean {
  if (depth > GUARD_LIMITS.depth) return false
  switch (reader.byte()) {
    case ANY.null:
    case ANY.undefined:
    case ANY.true:
    case ANY.false:
      return true
    case ANY.integer:
      reader.skipVarInt()
      return true
    case ANY.float32:
      reader.skip(4)
      return true
    case ANY.float64:
      reader.skip(8)
      return true
    case ANY.text:
      reader.text()
      return true
    case ANY.array:
      return skipEach(reader, () => skipValue(reader, depth + 1))
    case ANY.object:
      return skipEach(reader, () => reader.text() !== POLLUTING_KEY && skipValue(reader, depth + 1))
    default:
      return reader.isBroken
  }
}

function skipEach(reader: ByteReader, skip: () => boolean): boolean {
  const count = reader.varUint()
  for (let index = 0; index < count; index += 1) {
    if (reader.isBroken) return true
    if (!skip()) return false
  }
  return true
}

/** Reads a marker: a JSON object, not too large, not too deep, without `__proto__`; null if it is none. */
export function readEmbed(reader: ByteReader): Readonly<Record<string, unknown>> | null {
  const bytes = reader.bytes()
  if (reader.isBroken) return {}
  if (bytes.byteLength > GUARD_LIMITS.embedBytes) return null
  const json = decodeText(bytes)
  return json === null ? null : parseSoundObject(json)
}

/** A JSON object that is not too deep and does not name `__proto__`; null for everything else. */
export function parseSoundObject(json: string): Readonly<Record<string, unknown>> | null {
  if (depthOf(json) > GUARD_LIMITS.depth) return null
  try {
    const value = parseWithoutPrototypes(json)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}

/** What JSON says; undefined if a key in it is `__proto__`. */
function parseWithoutPrototypes(json: string): unknown {
  // A key could say it in escapes, too.
  if (!json.includes(POLLUTING_KEY) && !json.includes('\\')) return JSON.parse(json)
  let isSound = true
  const value: unknown = JSON.parse(json, (key, inner: unknown) => {
    if (key === POLLUTING_KEY) isSound = false
    return inner
  })
  return isSound ? value : undefined
}

/** Keeps nothing from one text to the next. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Strict UTF-8; null for what is none. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** The deepest nesting of brackets outside of strings; found before anything recursive sees the text. */
function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index]
    if (isInString) {
      if (character === '\\') index += 1
      else if (character === '"') isInString = false
    } else if (character === '"') isInString = true
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1))
    else if (character === '}' || character === ']') depth -= 1
  }
  return deepest
}
