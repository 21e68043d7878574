import * as Y from 'yjs'
import { itemAt } from './characters.ts'
import type { Anchor } from './ids.ts'
import type { TextRoot } from './roots.ts'

/**
 * Whether anchors fit: `fits` if both stand in that text, `s` before `e`; `never` if they do not; `waits` if a
 * character has not arrived. Characters of a text never change places, so only `waits` can become something else.
 * Costs at most the distance between the anchors.
 */
export function anchorFit(
  doc: Y.Doc,
  span: { readonly root: TextRoot; readonly s: Anchor; readonly e: Anchor | null },
): 'fits' | 'never' | 'waits' {
  const text = doc.getText(span.root)
  const start = place(doc, span.s, text)
  const end = span.e && place(doc, span.e, text)
  if (start === 'elsewhere' || end === 'elsewhere') return 'never'
  if (start === 'missing' || end === 'missing') return 'waits'
  if (!span.e || !end) return 'fits'
  if (start === end) {
    const offset = span.e[1] - span.s[1] || span.e[2] - span.s[2]
    return offset > 0 ? 'fits' : 'never'
  }
  return isBefore(start, end) ? 'fits' : 'never'
}

function place(doc: Y.Doc, [client, clock]: Anchor, text: Y.Text): Y.Item | 'missing' | 'elsewhere' {
  if (clock >= Y.getState(doc.store, client)) return 'missing'
  const item = itemAt(doc, [client, clock])
  return item && item.parent === text && item.parentSub === null ? item : 'elsewhere'
}

/** For two different items of one text; goes from `left` to both sides, so that the cost is the distance. */
function isBefore(left: Y.Item, right: Y.Item): boolean {
  let forward = left.right
  let backward = left.left
  while (forward || backward) {
    if (forward === right) return true
    if (backward === right) return false
    forward = forward ? forward.right : null
    backward = backward ? backward.left : null
  }
  return false
}
