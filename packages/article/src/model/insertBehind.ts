import * as Y from 'yjs'
import type { CharacterId, IdRange } from './ids.ts'
import { itemAt } from './characters.ts'
import type { Marker } from './markers.ts'

/** What is put into a text in one piece: characters or a marker. */
export type TextPiece = string | Marker

/**
 * Inserts pieces into `text` directly behind the character `after` (null: at the very start), whether or not that is
 * deleted, and says which ids they got; under the document's present clientID. `Y.Text.insert` would go on behind the
 * deleted characters that follow, which puts re-created text in the wrong place. Only inside a transaction; `after`
 * has to be in `text` and must not be the first half of a surrogate pair. Empty strings are left out.
 */
export function insertBehind(
  transaction: Y.Transaction,
  text: Y.Text,
  after: CharacterId | null,
  pieces: readonly TextPiece[],
): IdRange[] {
  const { doc } = transaction
  const { store } = doc
  let left: Y.Item | null = null
  if (after) {
    if (itemAt(doc, after)?.parent !== text) throw new Error('insertBehind: the character is not in the text')
    left = Y.getItemCleanEnd(transaction, store, Y.createID(after[0], after[1]))
  }
  const ids: IdRange[] = []
  for (const piece of pieces) {
    if (piece === '') continue
    const right: Y.Item | null = left ? left.right : text._start
    const id = Y.createID(doc.clientID, Y.getState(store, doc.clientID))
    const content = typeof piece === 'string' ? new Y.ContentString(piece) : new Y.ContentEmbed(piece)
    const item: Y.Item = new Y.Item(
      id,
      left,
      left && left.lastId,
      right,
      right && right.id,
      text,
      null,
      content,
    )
    item.integrate(transaction, 0)
    ids.push([id.client, id.clock, item.length])
    left = item
  }
  // Yjs remembers indexes of a text to find places faster; they are wrong now.
  if (text._searchMarker) text._searchMarker.length = 0
  return ids
}
