import type { EditorView } from '@tiptap/pm/view'

const NAME = 'stet-link-requested'

/** Mod-K in the text: asks whoever shows the link box to open it. */
export function requestLink(view: EditorView): boolean {
  view.dom.dispatchEvent(new Event(NAME))
  return true
}

/** Calls back on `requestLink`; the answer ends it. */
export function onLinkRequested(view: EditorView, listener: () => void): () => void {
  view.dom.addEventListener(NAME, listener)
  return () => view.dom.removeEventListener(NAME, listener)
}
