import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { Command } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { suggesterIn } from '../bindingPlugin.ts'
import { backspace } from './backspace.ts'
import { deleteForward } from './deleteForward.ts'
import { crossesBlocks, deletePerField, deleteSelectionPerField } from './deletePerField.ts'
import { toggleFormat } from './toggleFormat.ts'

/** What the menus and gestures of the browser ask for beside the keys. */
export interface FieldGuardOptions {
  readonly undo: Command
  readonly redo: Command
}

/** A stretch of the document that a browser wants to change. */
interface TargetRange {
  readonly from: number
  readonly to: number
}

/**
 * Keeps whatever the browser does by itself from going over the border of a block: typing, completion, deletion and
 * composition over several blocks or fields become changes of each field by itself. Undo, redo and formats from the
 * browser's own menus become ours. Changes inside of one block are left to the browser.
 */
export function fieldGuard(options: FieldGuardOptions): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (isInOneBlock(view.state.doc, { from, to })) return false
        replaceRange(view, { from, to }, text)
        return true
      },
      handleKeyDown(view, event) {
        const { selection, tr } = view.state
        // A composition is about to begin: it must find the caret in one block, in its first event it is too late.
        if (event.keyCode === 229 && !view.composing && !selection.empty && crossesBlocks(selection))
          view.dispatch(deleteSelectionPerField(tr).scrollIntoView())
        return false
      },
      handleDOMEvents: {
        beforeinput(view, event) {
          if (!view.editable || view.composing || event.isComposing) return false
          // A letter at the caret, as nearly every key is.
          if (event.inputType === 'insertText' && view.dom.ownerDocument.getSelection()?.isCollapsed)
            return false
          if (event.inputType === 'insertText' && suggesterIn(view.state) && typeOver(view, event))
            return true
          const command = commandOf(event.inputType, options)
          const target = command ? null : crossingRange(view, event)
          if (!command && !target) return false
          event.preventDefault()
          if (command) command(view.state, (tr) => view.dispatch(tr), view)
          else if (target) changeRange(view, event, target)
          return true
        },
      },
    },
  })
}

/**
 * Typing over a selection in one block, while suggesting: as one replacement of all that was selected. Read from what the
 * browser made of it, a letter that both texts end with would seem to have stayed.
 */
function typeOver(view: EditorView, event: InputEvent): boolean {
  const [range] = event.getTargetRanges()
  const text = event.data ?? ''
  if (!range || text === '' || !view.dom.contains(range.startContainer)) return false
  const from = view.posAtDOM(range.startContainer, range.startOffset, 1)
  const to = view.posAtDOM(range.endContainer, range.endOffset, -1)
  if (from >= to || !isInOneBlock(view.state.doc, { from, to })) return false
  event.preventDefault()
  const byDefault = () => view.state.tr.insertText(text, from, to)
  const isHandled = view.someProp('handleTextInput', (handle) => handle(view, from, to, text, byDefault))
  if (isHandled !== true) view.dispatch(byDefault().scrollIntoView())
  return true
}

function commandOf(inputType: string, { undo, redo }: FieldGuardOptions): Command | null {
  if (inputType === 'historyUndo') return undo
  if (inputType === 'historyRedo') return redo
  if (inputType === 'formatBold') return toggleFormat('bold')
  if (inputType === 'formatItalic') return toggleFormat('italic')
  return inputType.startsWith('format') ? () => true : null
}

/** The range that an event is about to change, when its ends stand in different blocks. */
function crossingRange(view: EditorView, event: InputEvent): TargetRange | null {
  if (!/^(?:delete|insert(?:Text|ReplacementText|FromYank|Transpose))/u.test(event.inputType)) return null
  const [range] = event.getTargetRanges()
  if (!range || !view.dom.contains(range.startContainer) || !view.dom.contains(range.endContainer))
    return null
  // Inside of one text node: every key asks.
  if (range.startContainer === range.endContainer && range.startContainer.nodeType === Node.TEXT_NODE)
    return null
  const from = view.posAtDOM(range.startContainer, range.startOffset, 1)
  const to = view.posAtDOM(range.endContainer, range.endOffset, -1)
  return from < to && !isInOneBlock(view.state.doc, { from, to }) ? { from, to } : null
}

function isInOneBlock(doc: ProseMirrorNode, { from, to }: TargetRange): boolean {
  const at = doc.resolve(from)
  return at.parent.isTextblock && at.sameParent(doc.resolve(to))
}

function changeRange(view: EditorView, event: InputEvent, target: TargetRange): void {
  const { state } = view
  if (!event.inputType.startsWith('delete')) {
    replaceRange(view, target, event.data ?? event.dataTransfer?.getData('text/plain') ?? '')
    return
  }
  const isBackward = event.inputType.endsWith('Backward')
  const atBorder = isBackward ? backspace : deleteForward
  if (atBorder(state, (tr) => view.dispatch(tr), view)) return
  // A word or line that reaches beyond its block: only what is in the block of the caret.
  const { $head, head } = state.selection
  const from = isBackward ? Math.max(target.from, $head.start()) : head
  const to = isBackward ? head : Math.min(target.to, $head.end())
  view.dispatch(deletePerField(state.tr, from, to).scrollIntoView())
}

function replaceRange(view: EditorView, { from, to }: TargetRange, text: string): void {
  const tr = deletePerField(view.state.tr, from, to)
  if (text !== '') tr.insertText(text)
  view.dispatch(tr.scrollIntoView())
}
