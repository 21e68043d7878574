import type { Transaction } from '@tiptap/pm/state'
import { bodyBlocks } from '../bodyBlock.ts'
import { caretIn } from '../caretIn.ts'
import { detailsCellAt } from '../detailsCell.ts'
import { fieldAt, fieldOf, isLineField } from '../fieldAt.ts'
import { resection } from '../resection.ts'
import { insertBlocks } from './insertBlocks.ts'
import { insertLine, plainLine } from './insertLine.ts'
import { insertRows, insertRowsAtStart } from './insertRows.ts'
import { oneLine } from './Pasted.ts'
import type { Pasted, PastedField } from './Pasted.ts'

/** True when several fields were copied and the caret stands in the one that comes first: each part has its own place. */
export function goesBackToFields(tr: Transaction, { fields }: Pasted): boolean {
  return fields.length > 1 && fields[0]?.name === fieldAt(tr.doc, tr.selection.from).name
}

/**
 * Puts what was copied of several fields back into these: the first part at the caret, every other one at the start of
 * its field, where a cut has taken it away. The caret goes behind the last one.
 */
export function insertFields(tr: Transaction, fields: readonly PastedField[]): Transaction {
  for (const [index, field] of fields.entries()) {
    if (field.name === 'details') insertDetails(tr, field, index === 0)
    else if (field.name === 'body') insertBody(tr, field, index === 0)
    else insertText(tr, field, index === 0)
  }
  return tr
}

function insertText(tr: Transaction, { name, blocks }: PastedField, isAtCaret: boolean): void {
  if (!isLineField(name)) return
  if (!isAtCaret) caretIn(tr, fieldOf(tr.doc, name).from)
  const line = oneLine(tr.doc.type.schema, blocks)
  insertLine(tr, name === 'lead' ? line : plainLine(tr, line))
}

function insertBody(tr: Transaction, { blocks }: PastedField, isAtCaret: boolean): void {
  const [first] = bodyBlocks(resection(tr).doc)
  if (!isAtCaret && first) caretIn(tr, first.pos + 1)
  insertBlocks(tr, blocks)
}

function insertDetails(tr: Transaction, { rows }: PastedField, isAtCaret: boolean): void {
  const cell = isAtCaret ? detailsCellAt(tr.doc, tr.selection.from) : null
  if (cell) insertRows(tr, cell, rows)
  else insertRowsAtStart(tr, rows)
}
