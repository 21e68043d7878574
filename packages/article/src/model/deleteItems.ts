import type { IdRange } from './ids.ts'
import * as Y from 'yjs'

/** Deletes exactly these characters and markers from their texts; what is deleted already stays so. */
export function deleteItems(transaction: Y.Transaction, ids: readonly IdRange[]): void {
  const set = Y.createDeleteSet()
  for (const [client, clock, length] of ids) {
    const ranges = set.clients.get(client)
    const range = { clock, len: length }
    if (ranges) ranges.push(range)
    else set.clients.set(client, [range])
  }
  Y.iterateDeletedStructs(transaction, set, (struct) => {
    if (!(struct instanceof Y.Item) || struct.deleted) return
    const text = struct.parent
    struct.delete(transaction)
    // Yjs remembers indexes of a text to find places faster; they are wrong now.
    if (text instanceof Y.Text && text._searchMarker) text._searchMarker.length = 0
  })
}
