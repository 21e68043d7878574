import type { PlacedFormat, PlacedKind } from './PlacedFormat.ts'
import { isFormattedRoot } from './roots.ts'
import type { Span } from './spans.ts'

export type Placed = PlacedFormat | PlacedKind

/**
 * The key under which the copy of a span is placed that an accepting decision keeps.
 * Sorts behind the key of the span and before every longer key, so that accepting changes no order.
 */
export function keptKey(spanKey: string, n: number): string {
  return `${spanKey}!${n}`
}

/** True for the kind of a block. */
export function isKind(placed: Placed): placed is PlacedKind {
  return placed.span.t === 'kind'
}

/** True if both say the same of the same span. */
export function isSamePlaced(left: Placed, right: Placed): boolean {
  return (
    left.span === right.span &&
    left.by === right.by &&
    left.status === right.status &&
    left.ruling === right.ruling &&
    String(left.at) === String(right.at)
  )
}

/** A span as it is placed; undefined for deletions, and for formats where a text has none. */
export function placedSpan({
  key,
  spanKey,
  span,
  by,
  status,
  ruling,
  at,
}: Omit<PlacedFormat, 'span'> & { readonly span: Span }): Placed | undefined {
  if (span.t === 'del') return undefined
  if (span.t === 'kind') return { key, spanKey, span, by, status, ruling, at }
  if (span.t !== 'unknown' && !isFormattedRoot(span.root)) return undefined
  return { key, spanKey, span, by, status, ruling, at }
}
