import type { CharacterState } from './CharacterState.ts'
import { isStronger, type PlacedFormat, type PlacedKind } from './PlacedFormat.ts'
import type { Decided, ReadHistory } from './ReadArticle.ts'
import type { Settlement } from './Ruling.ts'
import type { View } from './View.ts'

/** Decided formats, or kinds, of a character: those that are changes of their own, and those that came with it. */
export interface DecidedSpans<Change> {
  readonly changes: readonly Decided<Change>[]
  readonly own: ReadHistory<Change>['own']
}

/** Nothing was decided. Compare by identity. */
export const NONE_DECIDED: DecidedSpans<never> = { changes: [], own: [] }

/**
 * What was decided on formats of one type, or on kinds, of a character, sorted by span key and `n`. What was written in
 * edit mode and is stronger leaves a decision nothing to say, unless it is on an insertion by the same person.
 */
export function decidedIn<Placed extends PlacedFormat | PlacedKind, Change>(
  placed: readonly Placed[],
  state: CharacterState,
  toChange: (placed: Placed) => Change,
): DecidedSpans<Change> {
  const changes: Decided<Change>[] = []
  const own: Decided<{ spanKey: string; n: number }>[] = []
  for (const one of placed.toSorted(bySpan)) {
    const { ruling, by, spanKey, span } = one
    if (!ruling) continue
    const isOnOwn = state.mode === 'suggest' && state.owner === by
    if (isOnOwn && isSameVerdict(ruling, state.ruling)) own.push({ change: { spanKey, n: span.n }, ruling })
    else if (isOnOwn || !placed.some((other) => isFixed(other) && isStronger(other, one))) {
      changes.push({ change: toChange(one), ruling })
    }
  }
  return changes.length === 0 && own.length === 0 ? NONE_DECIDED : { changes, own }
}

/** All that was decided about a character, if the view tells; null if nothing. */
export function historyIn<Change>(
  state: CharacterState,
  { changes, own }: DecidedSpans<Change>,
  view: View,
): ReadHistory<Change> | null {
  const { ruling, owner, copy, decidedDeletions: deletions } = state
  if (view !== 'history' || (!ruling && deletions.length + changes.length + own.length === 0)) return null
  const insertion = ruling && { by: owner, move: copy?.move ?? null, ruling }
  return { insertion, deletions, changes, own }
}

/** True if both were decided alike, by the same person. */
function isSameVerdict(left: Settlement, right: Settlement | null): boolean {
  return left.verdict === right?.verdict && left.by === right.by
}

/** It counts, whatever is decided. */
function isFixed({ status, ruling }: PlacedFormat | PlacedKind): boolean {
  return status === 'accepted' && ruling === null
}

function bySpan(left: PlacedFormat | PlacedKind, right: PlacedFormat | PlacedKind): number {
  if (left.spanKey !== right.spanKey) return left.spanKey < right.spanKey ? -1 : 1
  return left.span.n - right.span.n
}
