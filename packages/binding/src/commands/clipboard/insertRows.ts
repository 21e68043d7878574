import type { Transaction } from '@tiptap/pm/state'
import { caretIn } from '../caretIn.ts'
import { createDetailsRow } from '../createDetailsRow.ts'
import { cellOf, detailsCellAt, detailsRows, isEmptyRow } from '../detailsCell.ts'
import type { DetailsCell, DetailsRowAt } from '../detailsCell.ts'
import type { DetailsLine } from './Pasted.ts'

/**
 * Puts rows in at the caret's cell, the caret goes to the end of the last value. They fill the empty rows from here on,
 * what is left of them stands behind. A first line without a key (its key was not copied) goes into an empty value here.
 */
export function insertRows(tr: Transaction, cell: DetailsCell, rows: readonly DetailsLine[]): Transaction {
  const { schema } = tr.doc.type
  const [first] = rows
  if (!first) return tr
  const value = cellOf(cell.row, 'value')
  const isRest =
    first[0] === '' && cell.column === 'value' && value.from === value.to && !isEmptyRow(cell.row)
  if (isRest && first[1] !== '') tr.insertText(first[1], value.from)
  const lines = isRest ? rows.slice(1) : rows
  const row = detailsRows(tr.doc)[cell.row.index] ?? cell.row
  if (lines.length === 0) return caretIn(tr, cellOf(row, 'value').to)

  const all = detailsRows(tr.doc)
  const start = isRest || !isEmptyRow(row) ? row.index + 1 : row.index
  const count = emptyFrom(all, start, lines.length)
  const from = all[start]?.pos ?? row.pos + row.node.nodeSize
  const last = all[start + count - 1]
  const to = count > 0 && last ? last.pos + last.node.nodeSize : from
  tr.replaceWith(
    from,
    to,
    lines.map(([key, text]) => createDetailsRow(schema, key, text === '' ? null : text)),
  )
  const end = detailsRows(tr.doc)[start + lines.length - 1]
  return end ? caretIn(tr, cellOf(end, 'value').to) : tr
}

/** Rows before the first one, or into empty ones that stand there. */
export function insertRowsAtStart(tr: Transaction, rows: readonly DetailsLine[]): Transaction {
  const [first] = detailsRows(tr.doc)
  if (first && isEmptyRow(first)) {
    const cell = detailsCellAt(tr.doc, first.pos + 2)
    return cell ? insertRows(tr, cell, rows) : tr
  }
  const { schema } = tr.doc.type
  const start = first?.pos ?? tr.doc.content.size - 1
  tr.insert(
    start,
    rows.map(([key, text]) => createDetailsRow(schema, key, text === '' ? null : text)),
  )
  const end = detailsRows(tr.doc)[rows.length - 1]
  return end ? caretIn(tr, cellOf(end, 'value').to) : tr
}

function emptyFrom(rows: readonly DetailsRowAt[], start: number, most: number): number {
  let count = 0
  for (const row of rows.slice(start, start + most)) {
    if (!isEmptyRow(row)) break
    count += 1
  }
  return count
}
