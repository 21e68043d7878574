import { type CharacterId, type KindSpan, type Marker, parseSpanKey, spansRoot } from '@stet/article'
import type { ModelWriter } from './ModelWriter.ts'

/**
 * Lets a marker read as another kind. A suggestion of this tab is replaced by the new one; what counts stays, because
 * a copy of the marker goes on reading as its source did.
 */
export function writeKind(writer: ModelWriter, at: CharacterId, v: Marker): void {
  const { maps, mode } = writer
  const own = mode === 'suggest' ? ownPendingKind(writer, at) : undefined
  maps.as(mode, () => {
    const span: KindSpan = { t: 'kind', at, v, n: maps.nextN() }
    spansRoot(maps.transaction.doc).set(own ?? maps.newKey(mode), span)
  })
}

/** The key of this tab's own pending kind of a marker. */
function ownPendingKind(
  { attribution, author }: ModelWriter,
  [client, clock]: CharacterId,
): string | undefined {
  const kinds = attribution.kindsAt(client, clock) ?? []
  const own = kinds.find(
    ({ key, span, status }) =>
      status === 'pending' &&
      span.at[0] === client &&
      span.at[1] === clock &&
      parseSpanKey(key)?.client === author.clientIds.suggest,
  )
  return own?.key
}
