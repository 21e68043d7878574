import { clientsRoot, itemAt, parseClientEntry, textRoot, type TextRoot, type UserId } from '@stet/article'
import type { CommentAnchor, ProblemError } from '@stet/protocol'
import * as Y from 'yjs'

/**
 * What is wrong with the characters that an anchor names; nothing, if all are characters of its text, there or gone. What the
 * server has not got yet is taken where the person may have written it: it comes when their browser is online again.
 */
export function wrongAnchors(
  doc: Y.Doc,
  { root, ids }: CommentAnchor,
  userId: UserId,
): readonly ProblemError[] {
  return ids.flatMap(([client, clock, length], index) => {
    const path = `anchor.ids[${index}]`
    const isRange = client >= 0 && clock >= 0 && length > 0 && Number.isSafeInteger(clock + length)
    if (!isRange) return [{ path, message: 'is no range of characters' }]
    const arrived = Y.getState(doc.store, client)
    if (!areInText(doc, root, client, clock, Math.min(arrived, clock + length)))
      return [{ path, message: `names something that is no character of the ${root}` }]
    if (arrived >= clock + length || mayBeWrittenBy(doc, client, userId)) return []
    return [{ path, message: 'names characters of somebody else that do not exist' }]
  })
}

function areInText(doc: Y.Doc, root: TextRoot, client: number, from: number, to: number): boolean {
  const text = textRoot(doc, root)
  for (let at = from; at < to;) {
    const item = itemAt(doc, [client, at])
    // What was deleted is no less a character.
    if (!item || item.parent !== text || !(item.countable || item.deleted)) return false
    at = item.id.clock + item.length
  }
  return true
}

/** True for a client of this person, and for one that has not come here yet. */
function mayBeWrittenBy(doc: Y.Doc, client: number, userId: UserId): boolean {
  const entry = parseClientEntry(clientsRoot(doc).get(String(client)))
  return entry === undefined || entry.user === userId
}
