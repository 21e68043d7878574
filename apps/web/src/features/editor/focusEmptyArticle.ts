import { fieldOf } from '@stet/binding'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** A new article begins in its headline. One that holds anything is left alone: whoever opens it may want to read. */
export function focusEmptyArticle(view: EditorView): void {
  const { doc } = view.state
  if (doc.textContent !== '' || isInUse(document.activeElement)) return
  const headline = fieldOf(doc, 'headline').from
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, headline)))
  view.focus()
}

/** The person has put the focus somewhere themselves. */
function isInUse(element: Element | null): boolean {
  return element !== null && element !== document.body && element.id !== 'main'
}
