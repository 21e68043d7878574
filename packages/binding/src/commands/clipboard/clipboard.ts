import type { Schema } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { deleteSelectionPerField } from '../deletePerField.ts'
import { ClipboardSerializer } from './ClipboardSerializer.ts'
import { clipboardText } from './clipboardText.ts'
import { finalSlice } from './finalSlice.ts'
import { insertPasted } from './insertPasted.ts'
import type { Pasted } from './Pasted.ts'
import { pastedData } from './pastedData.ts'
import { pastedSlice } from './pastedSlice.ts'

/**
 * Copy, cut, paste, drag and drop of an article. What is copied is the text as in `final`; what comes in is cleaned and
 * takes the form of the field that it is put into (`insertPasted`); what is cut or dragged away leaves its fields in
 * place. Files and pictures are not taken. With Shift a paste brings the text alone.
 */
export function clipboard(schema: Schema): Plugin {
  let isTextOnlyAsked = false
  return new Plugin({
    props: {
      transformCopied: finalSlice,
      clipboardTextSerializer: clipboardText,
      clipboardSerializer: ClipboardSerializer.fromSchema(schema),
      // What the view pastes by itself: from a program, or where there is no clipboard to read.
      handlePaste(view, _event, slice) {
        insert(view, pastedSlice(schema, slice))
        return true
      },
      handleDrop(view, event, slice, isMoved) {
        const pasted = view.dragging ? pastedSlice(schema, slice) : outside(schema, event)
        drop(view, event, pasted, isMoved)
        return true
      },
      handleDOMEvents: {
        keydown(_view, event) {
          isTextOnlyAsked = event.shiftKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyV'
          return false
        },
        paste(view, event) {
          const data = event.clipboardData
          if (!view.editable || view.composing || !data) return false
          const pasted = pastedData(schema, data, isTextOnlyAsked)
          isTextOnlyAsked = false
          event.preventDefault()
          if (pasted) insert(view, pasted)
          return true
        },
        cut(view, event) {
          const data = event.clipboardData
          const { selection } = view.state
          if (!view.editable || !data || selection.empty) return false
          const { dom, text } = view.serializeForClipboard(selection.content())
          event.preventDefault()
          data.clearData()
          data.setData('text/html', dom.innerHTML)
          data.setData('text/plain', text)
          view.dispatch(deleteSelectionPerField(view.state.tr).scrollIntoView().setMeta('uiEvent', 'cut'))
          return true
        },
      },
    },
  })
}

function insert(view: EditorView, pasted: Pasted): void {
  const tr = insertPasted(view.state.tr, pasted)
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
}

function outside(schema: Schema, { dataTransfer }: DragEvent): Pasted | null {
  return dataTransfer && pastedData(schema, dataTransfer, false)
}

function drop(view: EditorView, event: DragEvent, pasted: Pasted | null, isMoved: boolean): void {
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (!place || !pasted) return
  const { tr, selection } = view.state
  const isOntoItself = place.pos >= selection.from && place.pos <= selection.to
  if (isMoved && isOntoItself) return
  if (isMoved) deleteSelectionPerField(tr)
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(place.pos)), 1))
  insertPasted(tr, pasted)
  view.focus()
  view.dispatch(tr.scrollIntoView().setMeta('uiEvent', 'drop'))
}
