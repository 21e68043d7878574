import { Fragment } from '@tiptap/pm/model'
import type { Mark, Node } from '@tiptap/pm/model'
import type { Command, Transaction } from '@tiptap/pm/state'
import { bodyBlockAt } from '../bodyBlock.ts'
import { caretIn } from '../caretIn.ts'
import { createDetailsRow } from '../createDetailsRow.ts'
import { deleteSelectionPerField } from '../deletePerField.ts'
import { cellOf, detailsCellAt, detailsRows, isEmptyRow } from '../detailsCell.ts'
import type { DetailsCell } from '../detailsCell.ts'
import { fieldAt } from '../fieldAt.ts'
import { wholeCharacter } from '../wholeCharacter.ts'
import { cleanLine } from './cleanText.ts'
import { insertBlocks } from './insertBlocks.ts'
import { oneLine, onlyFormats } from './Pasted.ts'
import type { Pasted } from './Pasted.ts'
import { pastedText } from './pastedText.ts'

/**
 * Puts pasted or dropped content in place of the selection (which every field loses by itself).
 *
 * | where | what becomes of it |
 * |---|---|
 * | one-line field | one line, without formatting; the lead keeps bold, italic and links |
 * | body | a run of text where the caret is; blocks as `insertBlocks` says |
 * | caption | one line behind the caret; several blocks go behind the figure |
 * | details, several lines of a table, or one in an empty row | rows behind this one; an empty row takes the first |
 * | details, anything else | one line in the cell |
 */
export function insertPasted(tr: Transaction, pasted: Pasted): Transaction {
  if (pasted.blocks.length === 0 && !pasted.rows) return tr
  const marks = tr.storedMarks ?? tr.selection.$from.marks()
  deleteSelectionPerField(tr)
  const { from } = tr.selection
  const cell = detailsCellAt(tr.doc, from)
  const block = bodyBlockAt(tr.doc, from)
  if (cell) return insertInDetails(tr, cell, pasted)
  if (block && !isRunOfText(pasted, block.node.content.size === 0)) return insertBlocks(tr, pasted.blocks)
  const line = oneLine(tr.doc.type.schema, pasted.blocks)
  const isRich = fieldAt(tr.doc, from).name === 'body' || fieldAt(tr.doc, from).name === 'lead'
  if (!isRich) return insertLine(tr, plain(tr, line))
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

function insertLine(tr: Transaction, line: Fragment): Transaction {
  const place = wholeCharacter(tr.doc, tr.selection.from, 1)
  tr.insert(place, line)
  return caretIn(tr, place + line.size)
}

function insertInDetails(tr: Transaction, cell: DetailsCell, { blocks, rows }: Pasted): Transaction {
  const { schema } = tr.doc.type
  const isEmpty = isEmptyRow(cell.row)
  if (!rows || (rows.length < 2 && !isEmpty)) return insertLine(tr, plain(tr, oneLine(schema, blocks)))
  const behind = cell.row.pos + cell.row.node.nodeSize
  const lines = rows.map(([key, value]) => createDetailsRow(schema, key, value === '' ? null : value))
  tr.replaceWith(isEmpty ? cell.row.pos : behind, behind, lines)
  const last = detailsRows(tr.doc)[cell.row.index + rows.length - (isEmpty ? 1 : 0)]
  return last ? caretIn(tr, cellOf(last, 'value').to) : tr
}

function plain(tr: Transaction, line: Fragment): Fragment {
  const text = cleanLine(line.textBetween(0, line.size))
  return text === '' ? Fragment.empty : Fragment.from(tr.doc.type.schema.text(text))
}

function formatted(line: Fragment, marks: readonly Mark[]): Fragment {
  const texts: Node[] = []
  line.forEach((node) => texts.push(marks.reduce((text, mark) => text.mark(mark.addToSet(text.marks)), node)))
  return Fragment.from(texts)
}
