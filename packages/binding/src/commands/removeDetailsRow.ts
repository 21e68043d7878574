import { Selection } from '@tiptap/pm/state'
import type { Command, Transaction } from '@tiptap/pm/state'
import { caretIn } from './caretIn.ts'
import { cellOf, detailsCellAt, detailsRows } from './detailsCell.ts'
import type { DetailsColumn, DetailsRowAt } from './detailsCell.ts'
import { fieldOf } from './fieldAt.ts'

/**
 * Removes the details rows that the selection touches, with their text. The caret goes to the same column of the row
 * behind them, else of the row before, else to the end of the body. False outside of the details.
 */
export const removeDetailsRow: Command = (state, dispatch) => {
  const first = detailsCellAt(state.doc, state.selection.from)
  const last = detailsCellAt(state.doc, state.selection.to)
  if (!first || !last) return false
  if (!dispatch) return true
  const { tr } = state
  const rows = detailsRows(state.doc).slice(first.row.index, last.row.index + 1)
  for (const row of rows.toReversed()) deleteRow(tr, row, 1, first.column)
  dispatch(tr.scrollIntoView())
  return true
}

/**
 * Deletes a row and puts the caret into its neighbour on that side, else into the other one, else to the end of the
 * body. It goes to the end of that column's text; by default to the value of the row before, the key of the next one.
 */
export function deleteRow(
  tr: Transaction,
  row: DetailsRowAt,
  side: -1 | 1,
  column?: DetailsColumn,
): Transaction {
  tr.delete(row.pos, row.pos + row.node.nodeSize)
  const rows = detailsRows(tr.doc)
  const before = rows[row.index - 1]
  const behind = rows[row.index]
  const neighbour = side < 0 ? (before ?? behind) : (behind ?? before)
  if (neighbour) return caretIn(tr, cellOf(neighbour, column ?? (neighbour === before ? 'value' : 'key')).to)
  const { to } = fieldOf(tr.doc, 'body')
  return tr.setSelection(Selection.near(tr.doc.resolve(to), -1)).scrollIntoView()
}
