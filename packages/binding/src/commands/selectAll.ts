import { TextSelection } from '@tiptap/pm/state'
import type { Command } from '@tiptap/pm/state'
import { detailsCellAt } from './detailsCell.ts'
import { fieldAt } from './fieldAt.ts'

/**
 * Grows the selection (Mod-A): first to all text of the field, of the whole body, or of the details cell, pressed
 * again to the whole article. From the fields above an empty step is left out: in an empty field the first press takes
 * the article. Always handled.
 */
export const selectAll: Command = (state, dispatch) => {
  const { doc, selection } = state
  const cell = detailsCellAt(doc, selection.from)
  const field = cell ?? fieldAt(doc, selection.from)
  const steps = [field, { from: 0, to: doc.content.size }].map(({ from, to }) =>
    TextSelection.between(doc.resolve(from), doc.resolve(to)),
  )
  const next = steps.find(
    ({ from, to }) =>
      from <= selection.from && to >= selection.to && to - from > selection.to - selection.from,
  )
  if (next) dispatch?.(state.tr.setSelection(next))
  return true
}
