import type { CharacterState } from './CharacterState.ts'
import { decidedIn, type DecidedSpans, NONE_DECIDED } from './historyIn.ts'
import type { UserId } from './ids.ts'
import {
  afterOpening,
  isStronger,
  type OpenFormats,
  type PlacedFormat,
  type PlacedKind,
} from './PlacedFormat.ts'
import type { FormatChange, OwnSpan, RunFormats } from './ReadArticle.ts'
import { type Format, FORMATS, type FormatSpan } from './spans.ts'
import type { View } from './View.ts'

/** What a view shows of the formats of a character. */
export interface FormatsInView {
  readonly formats: RunFormats
  /** Pending changes that would change something, sorted by span key. */
  readonly changes: readonly FormatChange[]
  /** Pending ones that count already with the insertion that they are on, sorted by span key. */
  readonly own: readonly OwnSpan[]
  /** Kinds of spans that this version does not know, sorted, each once. */
  readonly unknown: readonly string[]
  /** In `history` only. */
  readonly decided: DecidedSpans<FormatChange>
}

/** No formats at all. Compare by identity for the common case. */
export const UNFORMATTED: FormatsInView = {
  formats: {},
  changes: [],
  own: [],
  unknown: [],
  decided: NONE_DECIDED,
}

/**
 * True if a format or kind counts for a character: it is accepted, or the character is itself pending by the same
 * person, so that both are one suggestion.
 */
export function isInForce(placed: Pick<PlacedFormat, 'status' | 'by'>, state: CharacterState): boolean {
  if (placed.status !== 'pending') return placed.status === 'accepted'
  return state.base === 'pending' && state.owner === placed.by
}

/** True if this view marks somebody's pending change (rather than ignoring it or counting it as accepted). */
export function isMarkedIn(view: View, by: UserId): boolean {
  if (typeof view === 'object') return view.without !== by
  return view !== 'original' && view !== 'final'
}

/** The formats of a character: those that came with it from its source, then those at its own place. */
export function formatsOf(open: OpenFormats, state: CharacterState): OpenFormats {
  const { copy } = state
  if (!copy || (copy.formats.length === 0 && open.every(({ span }) => span.n > copy.n))) return open
  let all: OpenFormats = copy.formats
  for (const format of open) if (format.span.n > copy.n) all = afterOpening(all, format)
  return all
}

/** What a view shows of the formats that are open at the place of a character in this state. Pure. */
export function formatsIn(open: OpenFormats, state: CharacterState, view: View): FormatsInView {
  const all = formatsOf(open, state)
  if (all.length === 0) return UNFORMATTED
  const formats: { bold?: true; italic?: true; link?: string } = {}
  const changes: FormatChange[] = []
  const decided: DecidedSpans<FormatChange>[] = []
  for (const format of FORMATS) {
    const placed = all.filter((other) => other.span.t === format)
    if (placed.length === 0) continue
    const standing = placed.filter(({ status }) => status !== 'rejected')
    const winner = strongest(standing.filter((other) => view === 'final' || isInForce(other, state)))
    if (winner) apply(winner.span as FormatSpan, formats)
    for (const other of standing) {
      if (isInForce(other, state) || !isMarkedIn(view, other.by)) continue
      if (!winner || isStronger(other, winner)) changes.push(toChange(other, format))
    }
    if (view === 'history') decided.push(decidedIn(placed, state, (one) => toChange(one, format)))
  }
  changes.sort((left, right) => (left.spanKey < right.spanKey ? -1 : 1))
  return {
    formats,
    changes,
    own: ownIn(all, state, view),
    unknown: unknownKinds(all, view),
    decided: joinDecided(decided),
  }
}

/** Which pending spans count for a character only because it is pending by the same person, as far as this view tells. */
export function ownIn(
  placed: readonly (PlacedFormat | PlacedKind)[],
  state: CharacterState,
  view: View,
): readonly OwnSpan[] {
  const own: OwnSpan[] = []
  for (const other of placed) {
    if (other.status !== 'pending' || !isInForce(other, state) || !isMarkedIn(view, other.by)) continue
    if (other.span.t !== 'unknown') own.push({ spanKey: other.key, n: other.span.n })
  }
  return own.length === 0
    ? UNFORMATTED.own
    : own.toSorted((left, right) => (left.spanKey < right.spanKey ? -1 : 1))
}

function strongest(placed: readonly PlacedFormat[]): PlacedFormat | undefined {
  let winner: PlacedFormat | undefined
  for (const other of placed) if (!winner || isStronger(other, winner)) winner = other
  return winner
}

function apply(span: FormatSpan, formats: { bold?: true; italic?: true; link?: string }): void {
  if (!span.on) return
  if (span.t !== 'link') formats[span.t] = true
  else if (span.v !== undefined) formats.link = span.v
}

function toChange(placed: PlacedFormat, format: Format): FormatChange {
  const span = placed.span as FormatSpan
  const { by, spanKey, at } = placed
  const change = { by, format, on: span.on, spanKey, n: span.n, at }
  return span.v === undefined ? change : { ...change, link: span.v }
}

function joinDecided(parts: readonly DecidedSpans<FormatChange>[]): DecidedSpans<FormatChange> {
  const some = parts.filter((part) => part !== NONE_DECIDED)
  if (some.length < 2) return some[0] ?? NONE_DECIDED
  return { changes: some.flatMap(({ changes }) => changes), own: some.flatMap(({ own }) => own) }
}

/** A suggested one labels where its author's suggestions are shown: nobody can decide on what nobody knows. */
function unknownKinds(all: OpenFormats, view: View): readonly string[] {
  const kinds = new Set<string>()
  for (const { span, status, by } of all) {
    if (span.t !== 'unknown') continue
    if (status === 'accepted' || view === 'final' || isMarkedIn(view, by)) kinds.add(span.kind)
  }
  return kinds.size === 0 ? UNFORMATTED.unknown : [...kinds].toSorted()
}
