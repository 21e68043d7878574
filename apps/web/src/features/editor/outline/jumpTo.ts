import type { Node } from '@tiptap/pm/model'
import { Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { scrollSteadily } from '../scrollSteadily.ts'
import type { OutlineEntry } from './Outline.ts'

/**
 * Goes to a place of the outline: the caret to the end of its heading (or the start of its text), the heading to the top of
 * the window, the focus into the text.
 */
export function jumpTo(view: EditorView, entry: OutlineEntry): void {
  const { state } = view
  const at = caretOf(state.doc, entry)
  if (at === null) return
  const selection = Selection.near(state.doc.resolve(at), -1)
  view.dispatch(state.tr.setSelection(selection))
  if (view.editable) view.focus()
  else placeReader(view, selection.head)
  const { node } = view.domAtPos(selection.head)
  const element = entry.kind === 'head' ? view.dom : node instanceof Element ? node : node.parentElement
  if (element) scrollSteadily(element, 'start')
}

/** Where the caret goes; null when that place is not there any more. */
function caretOf(doc: Node, { kind, child }: OutlineEntry): number | null {
  const node = doc.maybeChild(child)
  const first = node?.firstChild
  if (!node) return null
  let start = 1
  for (let at = 0; at < child; at += 1) start += doc.child(at).nodeSize
  if (kind === 'head') return start + node.content.size
  if (!first) return null
  if (kind === 'details') return start + 2 + (first.firstChild?.content.size ?? 0)
  return start + 1 + (first.type.name === 'sectionHeading' ? first.content.size : 0)
}

/** Who may only read has no caret: the browser's own selection tells it, and a screen reader, where to read on. */
function placeReader(view: EditorView, position: number): void {
  const { node, offset } = view.domAtPos(position)
  view.dom.ownerDocument.getSelection()?.collapse(node, offset)
}
