import type { EditorView } from '@tiptap/pm/view'

/** Gives the text the focus, with the selection where it is: on the current match. Also where one only reads. */
export function focusMatch(view: EditorView): void {
  if (view.editable) {
    view.focus()
    return
  }
  // What only can be read has no focus of its own: the page's main part takes it, and the selection says where.
  view.dom.closest<HTMLElement>('main')?.focus({ preventScroll: true })
  const { from, to, empty } = view.state.selection
  if (empty) return
  const [start, end] = [view.domAtPos(from), view.domAtPos(to)]
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
}
