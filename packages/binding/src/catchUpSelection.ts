import type { EditorView } from '@tiptap/pm/view'

/**
 * Has the view read the native selection at once. Browsers tell of a moved selection in a task of its own, and keys
 * and frames overtake it when the page is busy: the key would act on the selection before, and an update of somebody
 * else would put that one back. ProseMirror reads it on `selectionchange`, whoever sends that.
 */
export function catchUpSelection(view: EditorView): void {
  if (view.composing || !view.hasFocus()) return
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}
