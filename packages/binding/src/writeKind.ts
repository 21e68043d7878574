import {
  type CharacterId,
  isSameMarker,
  itemAt,
  kindIn,
  type KindSpan,
  type Marker,
  markerOfItem,
  type PlacedKind,
  spansRoot,
} from '@stet/article'
import type { ModelWriter } from './ModelWriter.ts'

/**
 * Lets a marker read as another kind. A suggestion of this person is replaced by the new one, or taken away where the
 * marker reads so without it; what counts stays, because a copy of the marker goes on reading as its source did.
 */
export function writeKind(writer: ModelWriter, at: CharacterId, v: Marker): void {
  const { maps, mode } = writer
  const spans = spansRoot(maps.transaction.doc)
  const own = mode === 'suggest' ? ownKinds(writer, at) : []
  if (mode === 'suggest' && isSameMarker(kindWithout(writer, at, own), v)) {
    maps.as(mode, () => {
      for (const { key } of own) spans.delete(key)
    })
    return
  }
  maps.as(mode, () => {
    const span: KindSpan = { t: 'kind', at, v, n: maps.nextN() }
    spans.set(own[0]?.key ?? maps.newKey(mode), span)
  })
}

/** What this person suggests for a marker, and is still to be decided; not what came with it from elsewhere. */
function ownKinds({ attribution, author }: ModelWriter, [client, clock]: CharacterId): readonly PlacedKind[] {
  const kinds = attribution.kindsAt(client, clock) ?? []
  return kinds.filter(
    ({ span, status, by }) =>
      status === 'pending' && by === author.user && span.at[0] === client && span.at[1] === clock,
  )
}

function kindWithout({ attribution }: ModelWriter, at: CharacterId, own: readonly PlacedKind[]): Marker {
  const item = itemAt(attribution.doc, at)
  const stored = item && markerOfItem(item)
  if (!stored) throw new Error('writeKind: no marker there')
  const kinds = (attribution.kindsAt(...at) ?? []).filter((kind) => !own.includes(kind))
  return kindIn(stored, kinds, attribution.stateAt(...at), 'markup').marker
}
