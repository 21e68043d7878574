import { ROOTS } from '@stet/article'
import { CLOSE_CODES } from '@stet/protocol'
import { ByteReader } from './ByteReader.ts'
import { GUARD_LIMITS } from './limits.ts'
import { readContent } from './readContent.ts'
import type { Content } from './readContent.ts'
import { refusal } from './Refusal.ts'
import type { Refusal } from './Refusal.ts'

/** A Yjs id. */
export interface StructId {
  readonly client: number
  readonly clock: number
}

/** An item of an update. `root` and `sub` are only there where neither neighbour is. */
export interface ParsedStruct extends StructId {
  readonly length: number
  readonly origin: StructId | null
  readonly rightOrigin: StructId | null
  readonly root: string | null
  readonly sub: string | null
  readonly content: Content
}

export interface DeletedRange {
  readonly clock: number
  readonly length: number
}

/** Ascending. Read from the bytes each time: a million of them may come in one message, and the first be refused. */
export type DeletedRanges = Iterable<DeletedRange>

/** A Yjs v1 update. Structs of a client are in the order of their clocks; between two there may be a gap. */
export interface ParsedUpdate {
  readonly ok: true
  readonly structs: ReadonlyMap<number, readonly ParsedStruct[]>
  readonly deletions: ReadonlyMap<number, DeletedRanges>
}

const TYPE_BITS = 0b0001_1111
const HAS_SUB = 0b0010_0000
const HAS_RIGHT_ORIGIN = 0b0100_0000
const HAS_ORIGIN = 0b1000_0000
const COLLECTED = 0
const SKIP = 10

const malformed = refusal(CLOSE_CODES.malformed, 'the update does not decode')

/** Decodes all of an update or refuses it. Work and memory are bounded by the bytes, whatever the bytes say. */
export function parseUpdate(update: Uint8Array): ParsedUpdate | Refusal {
  const reader = new ByteReader(update)
  const structs = readStructs(reader)
  if (!(structs instanceof Map)) return structs
  const deletions = readDeletions(reader)
  if (deletions === null || reader.isBroken || reader.remaining > 0) return malformed
  return { ok: true, structs, deletions }
}

function readStructs(reader: ByteReader): Map<number, readonly ParsedStruct[]> | Refusal {
  const structs = new Map<number, readonly ParsedStruct[]>()
  const clients = reader.varUint()
  for (let index = 0; index < clients; index += 1) {
    const count = reader.varUint()
    const client = reader.varUint()
    if (reader.isBroken || structs.has(client)) return malformed
    const list = readClient(reader, count, client)
    if (!Array.isArray(list)) return list
    structs.set(client, list)
  }
  return structs
}

function readClient(reader: ByteReader, count: number, client: number): ParsedStruct[] | Refusal {
  const list: ParsedStruct[] = []
  let clock = reader.varUint()
  for (let index = 0; index < count; index += 1) {
    const info = reader.byte()
    if (reader.isBroken) return malformed
    const type = info & TYPE_BITS
    if (type === COLLECTED) return refusal(CLOSE_CODES.malformed, 'collected structs come from nobody')
    if (type === SKIP) {
      clock += reader.varUint()
    } else {
      const struct = readItem(reader, info, { client, clock })
      if ('ok' in struct) return struct
      list.push(struct)
      clock += struct.length
    }
    if (clock > GUARD_LIMITS.clock) return malformed
  }
  return list
}

function readItem(reader: ByteReader, info: number, id: StructId): ParsedStruct | Refusal {
  const origin = (info & HAS_ORIGIN) === 0 ? null : readId(reader)
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) === 0 ? null : readId(reader)
  let root: string | null = null
  let sub: string | null = null
  if (origin === null && rightOrigin === null) {
    if (reader.varUint() !== 1) return refusal(CLOSE_CODES.malformed, 'an article has no nested types')
    root = reader.text()
    if (!reader.isBroken && !ROOTS.includes(root)) return refusal(CLOSE_CODES.malformed, 'an unknown root')
    if ((info & HAS_SUB) !== 0) sub = reader.text()
  }
  const read = readContent(reader, info & TYPE_BITS)
  if (reader.isBroken) return malformed
  if (!read.ok) return refusal(CLOSE_CODES.malformed, read.reason)
  if (read.length === 0) return malformed
  return { ...id, length: read.length, origin, rightOrigin, root, sub, content: read.content }
}

function readId(reader: ByteReader): StructId {
  return { client: reader.varUint(), clock: reader.varUint() }
}

/** Ranges of a client must ascend without overlapping, as Yjs writes them; null if they do not. */
function readDeletions(reader: ByteReader): Map<number, DeletedRanges> | null {
  const deletions = new Map<number, DeletedRanges>()
  const clients = reader.varUint()
  for (let index = 0; index < clients && !reader.isBroken; index += 1) {
    const client = reader.varUint()
    const count = reader.varUint()
    if (deletions.has(client)) return null
    const start = reader.remaining
    let reached = 0
    for (let range = 0; range < count && !reader.isBroken; range += 1) {
      const clock = reader.varUint()
      const length = reader.varUint()
      if (clock < reached || length === 0) return null
      reached = clock + length
    }
    deletions.set(client, new RangesIn(reader.since(start)))
  }
  return deletions
}

/** Sound ranges, one behind the other. */
class RangesIn implements DeletedRanges {
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  *[Symbol.iterator](): Iterator<DeletedRange> {
    const reader = new ByteReader(this.#bytes)
    while (reader.remaining > 0) yield { clock: reader.varUint(), length: reader.varUint() }
  }
}
