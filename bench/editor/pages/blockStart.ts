import type { Node } from '@tiptap/pm/model'

/** Where the text of a block of the body begins, with sections or without. */
export function blockStart(doc: Node, block: number): number {
  let rest = block
  let found = -1
  doc.forEach((child, offset) => {
    if (found >= 0) return
    if (child.type.name === 'section') {
      if (rest >= child.childCount) {
        rest -= child.childCount
        return
      }
      let start = offset + 2
      for (let at = 0; at < rest; at += 1) start += child.child(at).nodeSize
      found = start
    } else if (child.type.isInGroup('block')) {
      if (rest === 0) found = offset + 1
      rest -= 1
    }
  })
  if (found < 0) throw new Error(`There is no block ${block}`)
  return found
}
