import type { Command } from '@tiptap/pm/state'
import { caretIn } from './caretIn.ts'
import { createDetailsRow } from './createDetailsRow.ts'
import { detailsCellAt } from './detailsCell.ts'
import { fieldOf } from './fieldAt.ts'

/** Adds an empty details row behind the one with the caret, else at the end, and puts the caret into its key. */
export const addDetailsRow: Command = (state, dispatch) => {
  if (!dispatch) return true
  const { tr } = state
  const row = detailsCellAt(state.doc, state.selection.head)?.row
  const place = row ? row.pos + row.node.nodeSize : fieldOf(state.doc, 'details').to
  tr.insert(place, createDetailsRow(state.schema))
  dispatch(caretIn(tr, place + 2))
  return true
}
