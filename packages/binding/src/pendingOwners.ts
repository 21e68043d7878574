import { type Attribution, type CharacterId, isShown, itemAt, type UserId } from '@stet/article'
import type * as Y from 'yjs'

/**
 * Whose pending characters and markers stand, one beside the other, from this one on to the left (-1) or to the right
 * (1), up to the first that is shown and not pending.
 */
export function pendingOwners(
  doc: Y.Doc,
  attribution: Attribution,
  [client, clock]: CharacterId,
  step: -1 | 1,
): ReadonlySet<UserId> {
  const owners = new Set<UserId>()
  let item = itemAt(doc, [client, clock])
  for (let isFirst = true; item; isFirst = false) {
    const start = isFirst && step > 0 ? clock : item.id.clock
    const end = isFirst && step < 0 ? clock + 1 : item.id.clock + item.length
    const states = item.deleted ? [] : statesOf(attribution, item.id.client, start, end)
    for (const state of step < 0 ? states.toReversed() : states) {
      if (!isShown(state, 'markup')) continue
      if (state.base !== 'pending') return owners
      owners.add(state.owner)
    }
    item = step < 0 ? item.left : item.right
  }
  return owners
}

function statesOf(attribution: Attribution, client: number, start: number, end: number) {
  const segments = attribution.segments(client, start, end - start)
  return segments?.map(({ state }) => state) ?? [attribution.plainState(client)]
}
