import * as Y from 'yjs'
import type { CharacterId } from './ids.ts'

/** True between the two halves of a surrogate pair: no set, anchor or edit may end there. */
export function isInsidePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const left = text.charCodeAt(offset - 1)
  const right = text.charCodeAt(offset)
  return left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff
}

/** The offset itself, or the nearest one to that side that does not cut a character in two. */
export function snapToCharacters(text: string, offset: number, side: 'before' | 'after'): number {
  if (!isInsidePair(text, offset)) return offset
  return side === 'before' ? offset - 1 : offset + 1
}

/** The item that holds this character, deleted or not; null if it has not arrived. */
export function itemAt(doc: Y.Doc, [client, clock]: CharacterId): Y.Item | null {
  const structs = doc.store.clients.get(client)
  if (!structs || clock >= Y.getState(doc.store, client)) return null
  const struct = structs[Y.findIndexSS(structs, clock)]
  return struct instanceof Y.Item ? struct : null
}

/**
 * The id of the character at an index of a text (0 is the first that is not deleted; hidden ones and markers count,
 * as in Yjs); null behind the last.
 */
export function characterIdAt(text: Y.Text, index: number): CharacterId | null {
  let left = index
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (left < item.length) return [item.id.client, item.id.clock + left]
    left -= item.length
  }
  return null
}
