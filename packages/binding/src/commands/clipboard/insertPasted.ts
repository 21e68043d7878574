import { Fragment } from '@tiptap/pm/model'
import type { Mark, Node } from '@tiptap/pm/model'
import type { Command, Transaction } from '@tiptap/pm/state'
import { bodyBlockAt } from '../bodyBlock.ts'
import { deleteSelectionPerField } from '../deletePerField.ts'
import { detailsCellAt, isEmptyRow } from '../detailsCell.ts'
import type { DetailsCell } from '../detailsCell.ts'
import { fieldAt } from '../fieldAt.ts'
import { insertBlocks } from './insertBlocks.ts'
import { goesBackToFields, insertFields } from './insertFields.ts'
import { insertLine, plainLine } from './insertLine.ts'
import { insertRows } from './insertRows.ts'
import { oneLine, onlyFormats } from './Pasted.ts'
import type { Pasted } from './Pasted.ts'
import { pastedText } from './pastedText.ts'

/** Blocks that a text of several lines goes on with. */
const GOING_ON = new Set(['bulletItem', 'orderedItem', 'quote', 'factbox'])

/**
 * Puts pasted or dropped content in place of the selection (which every field loses by itself).
 *
 * | where | what becomes of it |
 * |---|---|
 * | one-line field | one line, without formatting; the lead keeps bold, italic and links |
 * | body | a run of text where the caret is; blocks as `insertBlocks` says |
 * | caption | one line behind the caret; several blocks go behind the figure |
 * | details: several lines of a table, one in an empty row, rows of an article | rows behind this one; empty rows here are filled first; a value without key goes into an empty value |
 * | details, anything else | one line in the cell |
 * | the field from which the first of several copied fields comes | every part in its own field (`insertFields`) |
 *
 * A text of several lines goes on with the list, quotation or box that it is put into.
 */
export function insertPasted(tr: Transaction, pasted: Pasted): Transaction {
  if (pasted.blocks.length === 0 && !pasted.rows) return tr
  const marks = tr.storedMarks ?? tr.selection.$from.marks()
  deleteSelectionPerField(tr)
  const { from } = tr.selection
  if (goesBackToFields(tr, pasted)) return insertFields(tr, pasted.fields)
  const cell = detailsCellAt(tr.doc, from)
  const block = bodyBlockAt(tr.doc, from)
  if (cell) return insertInDetails(tr, cell, pasted)
  if (block && !isRunOfText(pasted, block.node.content.size === 0))
    return insertBlocks(tr, pasted.isPlain ? likeAround(block.node, pasted.blocks) : pasted.blocks)
  const line = oneLine(tr.doc.type.schema, pasted.blocks)
  const isRich = fieldAt(tr.doc, from).name === 'body' || fieldAt(tr.doc, from).name === 'lead'
  if (!isRich) return insertLine(tr, plainLine(tr, line))
  return insertLine(tr, pasted.isPlain ? formatted(line, onlyFormats(marks)) : line)
}

/** Puts in a plain text as it is pasted without formatting. */
export function pastePlainText(text: string): Command {
  return (state, dispatch) => {
    dispatch?.(insertPasted(state.tr, pastedText(state.schema, text)))
    return true
  }
}

function isRunOfText({ blocks, isInline }: Pasted, isIntoEmpty: boolean): boolean {
  const [only] = blocks
  if (blocks.length !== 1 || !only) return false
  return isInline || only.type.name === 'paragraph' || (!isIntoEmpty && only.type.name !== 'figure')
}

function insertInDetails(tr: Transaction, cell: DetailsCell, { blocks, rows, fields }: Pasted): Transaction {
  const isTable = rows !== null && (rows.length > 1 || fields.length > 0 || isEmptyRow(cell.row))
  if (!isTable) return insertLine(tr, plainLine(tr, oneLine(tr.doc.type.schema, blocks)))
  return insertRows(tr, cell, rows)
}

/** Plain text has no kinds: its lines are what the text around them is. */
function likeAround(around: Node, blocks: readonly Node[]): readonly Node[] {
  if (!GOING_ON.has(around.type.name)) return blocks
  const { indent } = around.attrs
  return blocks.map((block) => around.type.create(indent === undefined ? null : { indent }, block.content))
}

function formatted(line: Fragment, marks: readonly Mark[]): Fragment {
  const texts: Node[] = []
  line.forEach((node) => texts.push(marks.reduce((text, mark) => text.mark(mark.addToSet(text.marks)), node)))
  return Fragment.from(texts)
}
