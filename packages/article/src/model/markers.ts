import { isRecord, LIMITS, own } from './untrusted.ts'

/** Kinds of block in the body, as stored in a marker's `k`. */
export const BLOCK_KINDS = ['p', 'h', 'q', 'ul', 'ol', 'fig', 'box'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/**
 * The embed at the start of a block, row or cell. Unknown kinds and extra properties are kept as they are and
 * shown inert. `indent` belongs to list items (0 to 8), `image` to figures.
 */
export interface Marker {
  readonly k: string
  readonly indent?: number
  readonly image?: string | null
  readonly [other: string]: unknown
}

/** How text without a marker reads: as a paragraph. */
export const PARAGRAPH: Marker = { k: 'p' }

/** How an embed that is no marker reads: as a block of a kind that nobody knows. */
export const UNREADABLE: Marker = { k: '?' }

export const MAX_INDENT = 8

export function isBlockKind(kind: string): kind is BlockKind {
  return (BLOCK_KINDS as readonly string[]).includes(kind)
}

/**
 * Reads an embed as a marker; never throws. Properties that this version knows and that are broken are left out, a
 * marker that is too deep or too large keeps its kind alone, whatever has no kind is `UNREADABLE`. The result is for
 * reading: what is stored stays as it is.
 */
export function parseMarker(embed: unknown): Marker {
  if (!isRecord(embed)) return UNREADABLE
  const kind = own(embed, 'k')
  if (typeof kind !== 'string' || kind === '' || kind.length > LIMITS.kind) return UNREADABLE
  if (!isSmall(embed)) return { k: kind }
  return withGoodProperties(namesPrototype(embed) ? withoutPrototypes(embed) : embed, kind)
}

function withGoodProperties(embed: Record<string, unknown>, kind: string): Marker {
  const hasBadIndent = Object.hasOwn(embed, 'indent') && !isIndent(embed['indent'])
  const hasBadImage = Object.hasOwn(embed, 'image') && !isImage(embed['image'])
  if (!hasBadIndent && !hasBadImage) return embed as Marker
  const { indent, image, ...rest } = embed
  return {
    ...rest,
    k: kind,
    ...(isIndent(indent) ? { indent } : {}),
    ...(isImage(image) ? { image } : {}),
  }
}

/** True if two markers read alike, whatever the order of their properties. */
export function isSameMarker(left: Marker, right: Marker): boolean {
  return left === right || isSameValue(left, right)
}

function isIndent(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_INDENT
}

function isImage(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && value.length <= LIMITS.link)
}

function isSameValue(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return Object.is(left, right)
  }
  const names = Object.keys(left)
  if (Array.isArray(left) !== Array.isArray(right) || names.length !== Object.keys(right).length) return false
  return names.every((name) => Object.hasOwn(right, name) && isSameValue(own(left, name), own(right, name)))
}

/**
 * A property of this name becomes the prototype of the object when a value is decoded, or stays a property, depending
 * on where it stands in an update: it is never read.
 */
const PROTOTYPE = '__proto__'

function namesPrototype(value: object): boolean {
  return Object.entries(value).some(
    ([name, inner]) =>
      name === PROTOTYPE || (typeof inner === 'object' && inner !== null && namesPrototype(inner)),
  )
}

function withoutPrototypes(value: object): Record<string, unknown> {
  const entries = Object.entries(value).filter(([name]) => name !== PROTOTYPE)
  return Object.fromEntries(entries.map(([name, inner]) => [name, cleaned(inner)]))
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned)
  return typeof value === 'object' && value !== null ? withoutPrototypes(value) : value
}

/** Bounded in depth and size, so that whoever walks the marker later needs no care. */
function isSmall(marker: object): boolean {
  let level: object[] = [marker]
  let size = 0
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= LIMITS.markerDepth) return false
    const next: object[] = []
    for (const value of level) {
      for (const name in value) {
        if (!Object.hasOwn(value, name) || name === PROTOTYPE) continue
        size += 1
        if (size > LIMITS.markerSize) return false
        const inner = own(value, name)
        if (typeof inner === 'object' && inner !== null) next.push(inner)
      }
    }
    level = next
  }
  return true
}
