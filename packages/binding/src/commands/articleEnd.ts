import { type Command, Selection, TextSelection } from '@tiptap/pm/state'

/**
 * Goes to the start (-1) or the end (1) of the article, or selects as far as that. The browser's own way stops at the
 * last section that it has laid out. Always handled.
 */
export function articleEnd(side: -1 | 1, isSelecting: boolean): Command {
  return ({ doc, selection, tr }, dispatch) => {
    const end = side < 0 ? Selection.atStart(doc) : Selection.atEnd(doc)
    const next = isSelecting
      ? TextSelection.between(doc.resolve(selection.anchor), doc.resolve(end.head), side)
      : end
    dispatch?.(tr.setSelection(next).scrollIntoView())
    return true
  }
}
