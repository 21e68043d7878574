import type { Anchor, CharacterId, IdRange, UserId } from './ids.ts'
import { type Marker, parseMarker, UNREADABLE } from './markers.ts'
import { TEXT_ROOTS, type TextRoot } from './roots.ts'
import { safeLink } from './safeLink.ts'
import {
  isAnchor,
  isCharacterId,
  isIdRange,
  isLamport,
  isRecord,
  LIMITS,
  own,
  parseCount,
} from './untrusted.ts'

export const FORMATS = ['bold', 'italic', 'link'] as const
export type Format = (typeof FORMATS)[number]

/** Formatting from `s` to `e` in `root`; `e: null` is the end of the text. `v` is a link's address. */
export interface FormatSpan {
  readonly t: Format
  readonly on: boolean
  readonly v?: string
  readonly root: TextRoot
  readonly s: Anchor
  readonly e: Anchor | null
  readonly n: number
}
/**
 * Exactly these characters and markers are suggested to go. `mv` ties it to the copies of a move (its origins key).
 * `by` counts only in spans that the server wrote: for whom it wrote them.
 */
export interface DeletionSpan {
  readonly t: 'del'
  readonly ids: readonly IdRange[]
  readonly n: number
  readonly mv?: string
  readonly by?: UserId
}
/** The marker `at` shall read as `v`. */
export interface KindSpan {
  readonly t: 'kind'
  readonly at: CharacterId
  readonly v: Marker
  readonly n: number
}
/** A type this version does not know, over a range that it can read: shown as an inert labelled run, left alone. */
export interface UnknownSpan {
  readonly t: 'unknown'
  readonly kind: string
  readonly root: TextRoot
  readonly s: Anchor
  readonly e: Anchor | null
  readonly n: number
}
export type Span = FormatSpan | DeletionSpan | KindSpan | UnknownSpan

/** The key of a client's span or origins entry: `<decimal clientID>.<sequence base36>`. */
export function spanKey(client: number, sequence: number): string {
  return `${client}.${sequence.toString(36)}`
}

/** The clientID and the sequence in a key of `spans` or `origins`; undefined if it is no such key. */
export function parseSpanKey(key: string): { client: number; sequence: number } | undefined {
  const match = /^(\d{1,16})\.([0-9a-z]{1,10})$/.exec(key)
  const client = parseCount(match?.[1] ?? '')
  const sequence = Number.parseInt(match?.[2] ?? '', 36)
  if (client === undefined || spanKey(client, sequence) !== key) return undefined
  return { client, sequence }
}

/**
 * Reads a value of `spans`; undefined if it or its key is broken, so that it counts for nothing. Never throws. A link
 * whose address is not safe reads as no link (`on: false`). A type that this version does not know is an
 * `UnknownSpan` if its range can be read.
 */
export function parseSpan(key: string, value: unknown): Span | undefined {
  if (!isRecord(value) || !parseSpanKey(key)) return undefined
  const type = own(value, 't')
  const n = own(value, 'n')
  if (typeof type !== 'string' || type === '' || type.length > LIMITS.kind || !isLamport(n)) return undefined
  if (type === 'del') return parseDeletion(value, n)
  if (type === 'kind') return parseKind(value, n)
  return parseRanged(type, value, n)
}

function parseDeletion(value: object, n: number): DeletionSpan | undefined {
  const ids = own(value, 'ids')
  const move = own(value, 'mv')
  const by = own(value, 'by')
  if (!Array.isArray(ids) || ids.length > LIMITS.ranges || !ids.every(isIdRange)) return undefined
  const isMove = typeof move === 'string' && move.length <= LIMITS.key
  return {
    t: 'del',
    ids,
    n,
    ...(isMove ? { mv: move } : {}),
    ...(typeof by === 'string' && by !== '' ? { by } : {}),
  }
}

function parseKind(value: object, n: number): KindSpan | undefined {
  const at = own(value, 'at')
  const marker = parseMarker(own(value, 'v'))
  return isCharacterId(at) && marker !== UNREADABLE ? { t: 'kind', at, v: marker, n } : undefined
}

function parseRanged(type: string, value: object, n: number): FormatSpan | UnknownSpan | undefined {
  const root = own(value, 'root')
  const s = own(value, 's')
  const e = own(value, 'e')
  if (!isTextRoot(root) || !isAnchor(s) || (e !== null && !isAnchor(e))) return undefined
  if (!isFormat(type)) return { t: 'unknown', kind: type, root, s, e, n }
  const on = own(value, 'on')
  if (typeof on !== 'boolean') return undefined
  if (type !== 'link' || !on) return { t: type, on, root, s, e, n }
  const address = safeLink(own(value, 'v'))
  return address === null ? { t: type, on: false, root, s, e, n } : { t: type, on, v: address, root, s, e, n }
}

function isTextRoot(value: unknown): value is TextRoot {
  return typeof value === 'string' && (TEXT_ROOTS as readonly string[]).includes(value)
}

function isFormat(type: string): type is Format {
  return (FORMATS as readonly string[]).includes(type)
}
