import { TextSelection } from '@tiptap/pm/state'
import type { Command, Transaction } from '@tiptap/pm/state'
import { TEXT_ROOTS } from '@stet/article'
import { fieldAt, fieldOf, isLineField } from './fieldAt.ts'
import { nodeType } from './nodeType.ts'

/**
 * Puts the caret into the next field (Mod-Enter): behind the text of a one-line field, at the start of the body or of
 * the details. False at the last field and when the details have no row, so that the key stays free there.
 */
export const nextField: Command = (state, dispatch) => {
  const tr = intoField(state.tr, 1)
  if (!tr) return false
  dispatch?.(tr)
  return true
}

/** Puts the caret into the field before (Mod-Shift-Enter), as `nextField` does. False in the first one. */
export const previousField: Command = (state, dispatch) => {
  const tr = intoField(state.tr, -1)
  if (!tr) return false
  dispatch?.(tr)
  return true
}

/** Moves the caret of a transaction to the neighbouring field; null when there is none. */
export function intoField(tr: Transaction, direction: -1 | 1): Transaction | null {
  const here = fieldAt(tr.doc, tr.selection.head)
  const name = TEXT_ROOTS[TEXT_ROOTS.indexOf(here.name) + direction]
  if (!name) return null
  const { from, to } = fieldOf(tr.doc, name)
  if (isLineField(name)) return tr.setSelection(TextSelection.create(tr.doc, to)).scrollIntoView()
  if (from === to && name === 'details') return null
  if (from === to) tr.insert(from, emptySection(tr))
  return tr.setSelection(TextSelection.near(tr.doc.resolve(from), 1)).scrollIntoView()
}

function emptySection(tr: Transaction) {
  const { schema } = tr.doc.type
  return nodeType(schema, 'section').create(null, nodeType(schema, 'paragraph').create())
}
