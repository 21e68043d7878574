import { bodyBlockAt, resection } from '@stet/binding'
import { type Command, Selection } from '@tiptap/pm/state'

/**
 * Removes the section with the caret, heading and text; the caret goes to where it stood. A body that would be empty gets
 * an empty paragraph. False outside of the body.
 */
export const removeSection: Command = (state, dispatch) => {
  const { doc, selection } = state
  if (bodyBlockAt(doc, selection.head) === null) return false
  if (dispatch === undefined) return true
  const from = selection.$head.before(1)
  const to = selection.$head.after(1)
  const { tr } = state
  tr.delete(from, to)
  resection(tr)
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), -1))
  dispatch(tr.scrollIntoView())
  return true
}
