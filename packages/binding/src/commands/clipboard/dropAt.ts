import type { Transaction } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'
import { deleteSelectionPerField } from '../deletePerField.ts'
import { insertPasted } from './insertPasted.ts'
import { moveDragged } from './moveDragged.ts'
import type { Pasted } from './Pasted.ts'

/**
 * Drops content at a position. `isMoved`: it is what is selected here, and goes away from there; text of the lead or the
 * body, and whole blocks, then stay what they are (`moveDragged`). Null where nothing is dropped: onto itself.
 */
export function dropAt(tr: Transaction, place: number, pasted: Pasted, isMoved: boolean): Transaction | null {
  const { from, to } = tr.selection
  if (isMoved && place >= from && place <= to) return null
  if (isMoved && moveDragged(tr, place)) return tr
  if (isMoved) deleteSelectionPerField(tr)
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(place)), 1))
  return insertPasted(tr, pasted)
}
