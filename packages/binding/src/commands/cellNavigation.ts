import type { Command } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { addDetailsRow } from './addDetailsRow.ts'
import { caretIn } from './caretIn.ts'
import { cellOf, detailsCellAt, detailsRows, isEmptyRow } from './detailsCell.ts'
import type { DetailsCell } from './detailsCell.ts'

/**
 * To the end of the next cell (Tab in the details). Behind the last cell it adds a row. False outside of the details,
 * and behind an empty last row, so that Tab leaves the editor there.
 */
export const nextCell: Command = (state, dispatch) => {
  const cell = detailsCellAt(state.doc, state.selection.head)
  if (!cell) return false
  const next = neighbourCell(detailsRows(state.doc), cell, 1)
  if (next) dispatch?.(caretIn(state.tr, next.to))
  else if (isEmptyRow(cell.row)) return false
  else addDetailsRow(state, dispatch)
  return true
}

/** To the end of the cell before (Shift-Tab). False outside of the details and in the first cell: Shift-Tab leaves. */
export const previousCell: Command = (state, dispatch) => {
  const cell = detailsCellAt(state.doc, state.selection.head)
  const previous = cell && neighbourCell(detailsRows(state.doc), cell, -1)
  if (!previous) return false
  dispatch?.(caretIn(state.tr, previous.to))
  return true
}

/**
 * Left and right arrows at the border of a cell: into the cell beside it, in reading order. False inside of a cell,
 * over a selection, and at the first and last border, where the browser moves the caret.
 */
export function arrowBeside(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { head, empty } = state.selection
    const cell = empty ? detailsCellAt(state.doc, head) : null
    if (!cell || head !== (direction < 0 ? cell.from : cell.to)) return false
    const next = neighbourCell(detailsRows(state.doc), cell, direction)
    if (!next) return false
    dispatch?.(caretIn(state.tr, direction < 0 ? next.to : next.from))
    return true
  }
}

/**
 * Up and down arrows on the first or last line of a cell: into the same column of the neighbouring row, as far from
 * its start as before. False inside of a cell of several lines and at the first and last row.
 */
export function arrowAcross(direction: -1 | 1): Command {
  return (state, dispatch, view?: EditorView) => {
    const { head, empty } = state.selection
    const cell = empty ? detailsCellAt(state.doc, head) : null
    if (!cell || (view && !view.endOfTextblock(direction < 0 ? 'up' : 'down'))) return false
    const row = detailsRows(state.doc)[cell.row.index + direction]
    if (!row) return false
    const next = cellOf(row, cell.column)
    dispatch?.(caretIn(state.tr, Math.min(next.from + head - cell.from, next.to)))
    return true
  }
}

function neighbourCell(
  rows: ReturnType<typeof detailsRows>,
  cell: DetailsCell,
  direction: -1 | 1,
): DetailsCell | null {
  if (direction > 0 && cell.column === 'key') return cellOf(cell.row, 'value')
  if (direction < 0 && cell.column === 'value') return cellOf(cell.row, 'key')
  const row = rows[cell.row.index + direction]
  return row ? cellOf(row, direction > 0 ? 'key' : 'value') : null
}
