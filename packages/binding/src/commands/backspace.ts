import { TextSelection } from '@tiptap/pm/state'
import type { Command, Transaction } from '@tiptap/pm/state'
import { blockMeant } from '../meant.ts'
import { bodyBlockAt, endOf, isListItem, neighbourBlock, standsAlone, startOf } from './bodyBlock.ts'
import type { BodyBlock } from './bodyBlock.ts'
import { caretIn } from './caretIn.ts'
import { convertBlock } from './convertBlock.ts'
import { deleteSelectionPerField } from './deletePerField.ts'
import { cellOf, detailsCellAt, isEmptyRow } from './detailsCell.ts'
import type { DetailsCell } from './detailsCell.ts'
import { fieldOf } from './fieldAt.ts'
import { deleteRow } from './removeDetailsRow.ts'
import { resection } from './resection.ts'
import { setIndent } from './setIndent.ts'

/**
 * Backspace at a border; false inside of a text, where the browser deletes (it knows what a character is).
 *
 * | caret at the start of | what happens |
 * |---|---|
 * | a one-line field | nothing: it cannot be deleted, and its text stays in it |
 * | an indented list item | outdented |
 * | a list item, heading, quote, factbox line | a paragraph |
 * | an empty caption | the figure becomes a paragraph |
 * | a caption, an unknown block | the caret goes to the end of the block before |
 * | the first paragraph of the body | the caret goes to the end of the lead; an empty one that is not alone is removed |
 * | a paragraph behind a figure or an unknown block | the caret goes there; an empty paragraph is removed |
 * | a paragraph behind an empty block | the empty block is removed |
 * | any other paragraph | joined with the block before, which keeps its kind; across sections too |
 * | the key of an empty details row | the row is removed, the caret goes to the row before, else to the next one |
 * | an empty details value | the caret goes to the end of the key |
 * | another details cell | nothing |
 *
 * A selection is deleted as `deletePerField` says.
 */
export const backspace: Command = (state, dispatch) => {
  const { tr, selection } = state
  if (!selection.empty) {
    dispatch?.(deleteSelectionPerField(tr).scrollIntoView())
    return true
  }
  if (!(selection instanceof TextSelection) || selection.$head.parentOffset > 0) return false
  const block = bodyBlockAt(state.doc, selection.head)
  const cell = detailsCellAt(state.doc, selection.head)
  if (block) backspaceInBody(tr, blockMeant(state, block))
  else if (cell) backspaceInDetails(tr, cell)
  dispatch?.(tr.scrollIntoView())
  return true
}

function backspaceInBody(tr: Transaction, block: BodyBlock): void {
  const { node } = block
  const before = neighbourBlock(tr.doc, block, -1)
  const isEmpty = node.content.size === 0
  if (isListItem(node) && Number(node.attrs['indent']) > 0) {
    setIndent(tr, block, Number(node.attrs['indent']) - 1)
  } else if (node.type.name === 'figure' ? isEmpty : !standsAlone(node) && node.type.name !== 'paragraph') {
    convertBlock(tr, block, 'paragraph')
  } else if (!before || standsAlone(before.node) || standsAlone(node)) {
    caretIn(tr, before ? endOf(before) : fieldOf(tr.doc, 'lead').to)
    const isRemoved = isEmpty && !standsAlone(node) && (before ?? neighbourBlock(tr.doc, block, 1))
    if (isRemoved) tr.delete(block.pos, block.pos + node.nodeSize)
  } else if (before.node.content.size === 0 && !isEmpty) {
    tr.delete(before.pos, before.pos + before.node.nodeSize)
  } else {
    tr.delete(endOf(before), startOf(block))
  }
  resection(tr)
}

function backspaceInDetails(tr: Transaction, cell: DetailsCell): void {
  if (cell.column === 'value') {
    if (cell.from === cell.to) caretIn(tr, cellOf(cell.row, 'key').to)
  } else if (isEmptyRow(cell.row)) {
    deleteRow(tr, cell.row, -1)
  }
}
