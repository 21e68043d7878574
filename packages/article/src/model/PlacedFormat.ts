import type { CharacterId, UserId } from './ids.ts'
import type { Settlement } from './Ruling.ts'
import type { FormatSpan, KindSpan, UnknownSpan } from './spans.ts'

/** Whether a format or kind counts, is a suggestion that is still to be decided, or counts for nothing. */
export type PlacedStatus = 'accepted' | 'pending' | 'rejected'

/** A format or kind at its place. Compare by identity: a new object means that something about it changed. */
interface PlacedSpan<Of> {
  /** The key in `spans`; for one that was accepted and is read from its decision, `spanKey!n`. */
  readonly key: string
  readonly spanKey: string
  readonly span: Of
  readonly by: UserId
  readonly status: PlacedStatus
  /** What made it accepted or rejected; null for a pending one and for one written in edit mode. */
  readonly ruling: Settlement | null
  /** The item in `spans`; the decision where that item holds something else by now. */
  readonly at: CharacterId
}

/** A format span whose anchors fit. */
export type PlacedFormat = PlacedSpan<FormatSpan | UnknownSpan>

/** A kind span. */
export type PlacedKind = PlacedSpan<KindSpan>

/** Higher `n` wins, ties by key. */
export function isStronger(
  left: { readonly key: string; readonly span: { readonly n: number } },
  right: { readonly key: string; readonly span: { readonly n: number } },
): boolean {
  return left.span.n > right.span.n || (left.span.n === right.span.n && left.key > right.key)
}

/** The formats that are open at a place in a text, sorted by key. Immutable: carry it from block to block. */
export type OpenFormats = readonly PlacedFormat[]

export const NO_FORMATS: OpenFormats = []

/** A format begins or ends at a gap of an item: `offset` 0 is before its first character, `length` behind its last. */
export interface AnchorEvent {
  readonly offset: number
  readonly opens: boolean
  readonly format: PlacedFormat
}

/** These formats and one more, in order. */
export function afterOpening(open: OpenFormats, format: PlacedFormat): OpenFormats {
  if (open.includes(format)) return open
  const index = open.findIndex((other) => other.key > format.key)
  return index < 0 ? [...open, format] : [...open.slice(0, index), format, ...open.slice(index)]
}

/** The open formats behind an event. */
export function afterEvent(open: OpenFormats, event: AnchorEvent): OpenFormats {
  const { format } = event
  if (event.opens) return afterOpening(open, format)
  return open.includes(format) ? open.filter((other) => other !== format) : open
}

/** True if both hold the same formats. */
export function isSameFormats(left: OpenFormats, right: OpenFormats): boolean {
  if (left === right) return true
  if (left.length !== right.length) return false
  return left.every((format, index) => format === right[index])
}

/**
 * Cuts `length` characters where the open formats change and visits the parts in order; returns the formats that are
 * open behind the last character. `events` are those of these characters, in order.
 */
export function visitFormats(
  length: number,
  events: readonly AnchorEvent[] | null,
  open: OpenFormats,
  visit: (from: number, to: number, open: OpenFormats) => void,
): OpenFormats {
  let now = open
  let from = 0
  for (const event of events ?? []) {
    const next = afterEvent(now, event)
    if (event.offset > from && next !== now) {
      visit(from, event.offset, now)
      from = event.offset
    }
    now = next
  }
  if (from < length) visit(from, length, now)
  return now
}
