import type { CharacterState } from './CharacterState.ts'
import { isInForce, isMarkedIn, isStronger } from './formatsIn.ts'
import type { Marker } from './markers.ts'
import type { PlacedKind } from './PlacedFormat.ts'
import type { ReadBlock } from './ReadArticle.ts'
import type { View } from './View.ts'

/** What a view shows of the kind of a block in the body. */
export interface KindInView {
  readonly marker: Marker
  /** The strongest pending change that would change the kind, or null. */
  readonly change: ReadBlock['kindChange']
}

/** What a view shows of a marker that is stored as `stored` and has these kind spans on it (`kindsAt`). Pure. */
export function kindIn(
  stored: Marker,
  kinds: readonly PlacedKind[] | null,
  state: CharacterState,
  view: View,
): KindInView {
  if (!kinds) return { marker: stored, change: null }
  let winner: PlacedKind | undefined
  for (const kind of kinds) {
    const counts = view === 'final' || isInForce(kind, state)
    if (counts && (!winner || isStronger(kind, winner))) winner = kind
  }
  let pending: PlacedKind | undefined
  for (const kind of kinds) {
    if (isInForce(kind, state) || !isMarkedIn(view, kind.by)) continue
    if ((!winner || isStronger(kind, winner)) && (!pending || isStronger(kind, pending))) pending = kind
  }
  return {
    marker: winner?.span.v ?? stored,
    change: pending ? { by: pending.by, to: pending.span.v, spanKey: pending.key } : null,
  }
}
