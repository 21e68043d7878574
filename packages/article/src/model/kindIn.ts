import type { CharacterState } from './CharacterState.ts'
import { isInForce, isMarkedIn, ownIn, UNFORMATTED } from './formatsIn.ts'
import { decidedIn, type DecidedSpans, NONE_DECIDED } from './historyIn.ts'
import type { Marker } from './markers.ts'
import { isStronger, type PlacedKind } from './PlacedFormat.ts'
import type { KindChange, ReadBlock } from './ReadArticle.ts'
import type { View } from './View.ts'

/** What a view shows of the kind of a block in the body. */
export interface KindInView {
  readonly marker: Marker
  /** Pending changes that would change the kind, the strongest first. */
  readonly changes: ReadBlock['kindChanges']
  /** Pending ones that count already with the marker that they are on, sorted by span key. */
  readonly own: ReadBlock['own']
  /** In `history` only. */
  readonly decided: DecidedSpans<KindChange>
}

const UNCHANGED: ReadBlock['kindChanges'] = []

/** What a view shows of a marker that is stored as `stored` and has these kind spans on it (`kindsAt`). Pure. */
export function kindIn(
  stored: Marker,
  kinds: readonly PlacedKind[] | null,
  state: CharacterState,
  view: View,
): KindInView {
  if (!kinds) return { marker: stored, changes: UNCHANGED, own: UNFORMATTED.own, decided: NONE_DECIDED }
  const standing = kinds.filter(({ status }) => status !== 'rejected')
  let winner: PlacedKind | undefined
  for (const kind of standing) {
    const counts = view === 'final' || isInForce(kind, state)
    if (counts && (!winner || isStronger(kind, winner))) winner = kind
  }
  const pending = standing.filter((kind) => {
    if (isInForce(kind, state) || !isMarkedIn(view, kind.by)) return false
    return !winner || isStronger(kind, winner)
  })
  return {
    marker: winner?.span.v ?? stored,
    changes: pending.toSorted((left, right) => (isStronger(left, right) ? -1 : 1)).map(toChange),
    own: ownIn(kinds, state, view),
    decided: view === 'history' ? decidedIn(kinds, state, toChange) : NONE_DECIDED,
  }
}

function toChange({ by, span, spanKey, at }: PlacedKind): KindChange {
  return { by, to: span.v, spanKey, n: span.n, at }
}
