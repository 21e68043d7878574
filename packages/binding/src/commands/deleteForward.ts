import { TextSelection } from '@tiptap/pm/state'
import type { Command, Transaction } from '@tiptap/pm/state'
import { bodyBlockAt, endOf, neighbourBlock, standsAlone, startOf } from './bodyBlock.ts'
import type { BodyBlock } from './bodyBlock.ts'
import { caretIn } from './caretIn.ts'
import { deleteSelectionPerField } from './deletePerField.ts'
import { detailsCellAt, isEmptyRow } from './detailsCell.ts'
import { deleteRow } from './removeDetailsRow.ts'
import { resection } from './resection.ts'

/**
 * Delete at a border; false inside of a text, where the browser deletes.
 *
 * | caret at the end of | what happens |
 * |---|---|
 * | a one-line field, the body, a details cell | nothing |
 * | an empty block before another one | the empty block is removed, the other one keeps its kind (not a caption or an unknown block) |
 * | a block before an empty one | the empty one is removed (not a figure or an unknown block) |
 * | a block before a figure or an unknown block, and behind it | the caret goes to the next block |
 * | any other block | the next one is joined to it; it keeps its kind; across sections too |
 * | the key of an empty details row | the row is removed, the caret goes to the next row, else to the one before |
 *
 * A selection is deleted as `deletePerField` says.
 */
export const deleteForward: Command = (state, dispatch) => {
  const { tr, selection } = state
  if (!selection.empty) {
    dispatch?.(deleteSelectionPerField(tr).scrollIntoView())
    return true
  }
  const { $head, head } = selection
  if (!(selection instanceof TextSelection) || $head.parentOffset < $head.parent.content.size) return false
  const block = bodyBlockAt(state.doc, head)
  const cell = detailsCellAt(state.doc, head)
  if (block) deleteBehind(tr, block)
  else if (cell?.column === 'key' && isEmptyRow(cell.row)) deleteRow(tr, cell.row, 1)
  dispatch?.(tr.scrollIntoView())
  return true
}

function deleteBehind(tr: Transaction, block: BodyBlock): void {
  const next = neighbourBlock(tr.doc, block, 1)
  if (!next) return
  if (isFree(next)) {
    tr.delete(next.pos, next.pos + next.node.nodeSize)
  } else if (isFree(block)) {
    tr.delete(block.pos, block.pos + block.node.nodeSize)
    caretIn(tr, tr.mapping.map(startOf(next)))
  } else if (standsAlone(block.node) || standsAlone(next.node)) {
    caretIn(tr, startOf(next))
  } else {
    tr.delete(endOf(block), startOf(next))
  }
  resection(tr)
}

/** Empty, and nothing is lost when it goes. */
function isFree({ node }: BodyBlock): boolean {
  return node.content.size === 0 && !standsAlone(node)
}
