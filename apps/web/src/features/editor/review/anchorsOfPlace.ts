import type { CharacterId, ReadArticle } from '@stet/article'
import type { PositionAnchor } from '@stet/binding'
import type { Place } from '@stet/tracked-changes'

/** The first and the last character of a place of what was read, or its marker; null where nothing is stored there. */
export function anchorsOfPlace(
  reading: ReadArticle,
  { root, block: at, from, to, hasMarker }: Place,
): readonly [from: PositionAnchor, to: PositionAnchor] | null {
  const block = reading[root][at]
  if (!block) return null
  const ids = block.runs.flatMap((run) => run.ids)
  const first = hasMarker ? block.id : characterAt(ids, from)
  const last = to > from ? characterAt(ids, to - 1) : first
  return (
    first &&
    last && [
      { root, at: [...first, hasMarker ? 1 : 0] },
      { root, at: [...last, 1] },
    ]
  )
}

function characterAt(
  ids: ReadArticle['body'][number]['runs'][number]['ids'],
  offset: number,
): CharacterId | null {
  let rest = offset
  for (const [client, clock, length] of ids) {
    if (rest < length) return [client, clock + rest]
    rest -= length
  }
  return null
}
