import type { EditorView } from '@tiptap/pm/view'

/**
 * Ends what an input method composes, with the text that stands there; nothing if none does. The view has read that
 * text when this returns.
 */
export function endComposition(view: EditorView): void {
  if (!view.composing) return
  if (view.hasFocus()) {
    // A change of focus is what makes the browser keep the composed text and the input method forget it.
    view.dom.blur()
    view.dom.focus({ preventScroll: true })
  }
  sayEnded(view)
}

/** Has a view believe that the composition is over, if one is. The browser never says so when its text left the page. */
export function forgetComposition(view: EditorView): void {
  if (view.composing) sayEnded(view)
}

function sayEnded(view: EditorView): void {
  if (view.composing) view.dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
  // The view reads with the selection what the browser wrote last.
  if (view.hasFocus()) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}
