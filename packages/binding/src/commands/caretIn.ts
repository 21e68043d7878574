import { TextSelection } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'

/** Puts the caret at a position inside a textblock. */
export function caretIn(tr: Transaction, position: number): Transaction {
  return tr.setSelection(TextSelection.create(tr.doc, position)).scrollIntoView()
}
