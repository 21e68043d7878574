import type { EditorView } from '@tiptap/pm/view'

/** The ends of a native selection. */
type NativeEnds = Pick<Selection, 'anchorNode' | 'anchorOffset' | 'focusNode' | 'focusOffset'>

/** The native selection of which the browser told last, for each view that hears of it. */
const told = new WeakMap<EditorView, NativeEnds>()

/** Notes of which native selection the browser tells; answers with what ends that. */
export function hearSelection(view: EditorView): () => void {
  const { ownerDocument } = view.dom
  const hear = (): void => {
    const selection = ownerDocument.getSelection()
    if (selection) told.set(view, endsOf(selection))
  }
  ownerDocument.addEventListener('selectionchange', hear)
  return () => ownerDocument.removeEventListener('selectionchange', hear)
}

/**
 * Has the view read the native selection at once. Browsers tell of a moved selection in a task of its own, and keys
 * and frames overtake it when the page is busy: the key would act on the selection before, and an update of somebody
 * else would put that one back. ProseMirror reads it on `selectionchange`, whoever sends that. A selection of which
 * the browser has told costs nothing.
 */
export function catchUpSelection(view: EditorView): void {
  if (view.composing || !view.hasFocus()) return
  const { ownerDocument } = view.dom
  const selection = ownerDocument.getSelection()
  const last = told.get(view)
  if (selection && last && isSame(selection, last)) return
  ownerDocument.dispatchEvent(new Event('selectionchange'))
}

function endsOf({ anchorNode, anchorOffset, focusNode, focusOffset }: NativeEnds): NativeEnds {
  return { anchorNode, anchorOffset, focusNode, focusOffset }
}

function isSame(one: NativeEnds, other: NativeEnds): boolean {
  return (
    one.focusNode === other.focusNode &&
    one.focusOffset === other.focusOffset &&
    one.anchorNode === other.anchorNode &&
    one.anchorOffset === other.anchorOffset
  )
}
