import { type CharacterId, itemAt } from '@stet/article'
import type * as Y from 'yjs'
import type { LineList } from './LineList.ts'

/**
 * Where blocks are inserted between two shown neighbours (null: the start or the end of the text): behind whatever is
 * deleted or hidden there. That stood in the block before, and comes back there. What the same transaction put between
 * the two comes behind.
 */
export function behindHidden(
  { doc, beforeState }: Y.Transaction,
  list: LineList,
  left: CharacterId | null,
  right: CharacterId | null,
): CharacterId | null {
  const start = left && itemAt(doc, left)
  let last = left
  for (let item = start ?? list.text._start; item; item = item.right) {
    const { client, clock } = item.id
    const isNew = clock >= (beforeState.get(client) ?? 0)
    if (isNew && item !== start) break
    const end = clock + item.length
    const isRightHere = right !== null && right[0] === client && right[1] >= clock && right[1] < end
    if (!isRightHere) last = [client, end - 1]
    else if (right[1] > clock) last = [client, right[1] - 1]
    if (isRightHere) break
  }
  return last
}
