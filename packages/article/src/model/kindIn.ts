import type { CharacterState } from './CharacterState.ts'
import { isInForce, isMarkedIn, isStronger, ownIn, UNFORMATTED } from './formatsIn.ts'
import type { Marker } from './markers.ts'
import type { PlacedKind } from './PlacedFormat.ts'
import type { ReadBlock } from './ReadArticle.ts'
import type { View } from './View.ts'

/** What a view shows of the kind of a block in the body. */
export interface KindInView {
  readonly marker: Marker
  /** Pending changes that would change the kind, the strongest first. */
  readonly changes: ReadBlock['kindChanges']
  /** Pending ones that count already with the marker that they are on, sorted by span key. */
  readonly own: ReadBlock['own']
}

const UNCHANGED: ReadBlock['kindChanges'] = []

/** What a view shows of a marker that is stored as `stored` and has these kind spans on it (`kindsAt`). Pure. */
export function kindIn(
  stored: Marker,
  kinds: readonly PlacedKind[] | null,
  state: CharacterState,
  view: View,
): KindInView {
  if (!kinds) return { marker: stored, changes: UNCHANGED, own: UNFORMATTED.own }
  let winner: PlacedKind | undefined
  for (const kind of kinds) {
    const counts = view === 'final' || isInForce(kind, state)
    if (counts && (!winner || isStronger(kind, winner))) winner = kind
  }
  const pending = kinds.filter((kind) => {
    if (isInForce(kind, state) || !isMarkedIn(view, kind.by)) return false
    return !winner || isStronger(kind, winner)
  })
  const changes = pending
    .toSorted((left, right) => (isStronger(left, right) ? -1 : 1))
    .map(({ by, span, key }) => ({ by, to: span.v, spanKey: key, n: span.n }))
  return { marker: winner?.span.v ?? stored, changes, own: ownIn(kinds, state, view) }
}
