import type { Node } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { swapNeighbours } from './swapNeighbours.ts'
import type { IsBusy, Stretch } from './swapNeighbours.ts'

/**
 * Swaps the section with the caret and the section before (-1) or behind it. A first section without heading stays
 * where it is: behind another section its text would belong to that one. False then, and outside of the body.
 */
export function moveSection(direction: -1 | 1, isBusy: IsBusy = () => false): Command {
  return (state, dispatch) => {
    const { $head } = state.selection
    const own = $head.depth > 0 ? sectionAt(state.doc, $head.before(1), 0) : null
    const other = own && sectionAt(state.doc, own.from, direction)
    if (!own || !other) return false
    const { tr } = state
    const isMoved = swapNeighbours(
      tr,
      direction < 0 ? { upper: other, lower: own, own: 'lower' } : { upper: own, lower: other, own: 'upper' },
      isBusy,
    )
    if (isMoved) dispatch?.(tr.scrollIntoView())
    return isMoved
  }
}

/** The section at a position between fields, or its neighbour, when it begins with a heading. */
function sectionAt(doc: Node, position: number, direction: -1 | 0 | 1): Stretch | null {
  const at = doc.resolve(position)
  const node = doc.maybeChild(at.index() + direction)
  if (node?.type.name !== 'section' || node.firstChild?.type.name !== 'sectionHeading') return null
  const from =
    direction < 0 ? position - node.nodeSize : position + (direction > 0 ? (at.nodeAfter?.nodeSize ?? 0) : 0)
  return { from, to: from + node.nodeSize }
}
