import type { Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { deleteSelectionPerField } from '../deletePerField.ts'
import { ClipboardSerializer } from './ClipboardSerializer.ts'
import { clipboardText } from './clipboardText.ts'
import { finalSlice } from './finalSlice.ts'
import { dropAt } from './dropAt.ts'
import { insertPasted } from './insertPasted.ts'
import type { Pasted } from './Pasted.ts'
import { pastedData } from './pastedData.ts'
import { pastedSlice } from './pastedSlice.ts'
import { limitOfArticle, limitOfPasted, PASTE_LIMITS } from './PasteLimit.ts'
import type { PasteLimit } from './PasteLimit.ts'

/**
 * Copy, cut, paste, drag and drop of an article. What is copied is the text as in `final`; what comes in is cleaned and
 * takes the form of the field that it is put into (`insertPasted`); what is cut or dragged away leaves its fields in
 * place. Files and pictures are not taken. With Shift a paste brings the text alone. What would break a limit changes
 * nothing and is told to `onRefused`.
 */
export function clipboard(schema: Schema, onRefused?: (limit: PasteLimit) => void): Plugin {
  const dispatch = (view: EditorView, tr: Transaction, pasted: Pasted): boolean => {
    const limit = limitOfPasted(pasted) ?? limitOfArticle(tr.doc)
    if (limit === null) view.dispatch(tr.scrollIntoView())
    else onRefused?.(limit)
    return limit === null
  }
  const insert = (view: EditorView, pasted: Pasted): void => {
    const tr = insertPasted(view.state.tr, pasted)
    dispatch(view, tr.setMeta('paste', true).setMeta('uiEvent', 'paste'), pasted)
  }
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
        const data = view.dragging ? null : event.dataTransfer
        if (data && isTooLarge(data)) {
          onRefused?.('page')
          return true
        }
        const pasted = data ? pastedData(schema, data, false) : pastedSlice(schema, slice)
        const tr = pasted && dropped(view, event, pasted, isMoved)
        if (tr && dispatch(view, tr.setMeta('uiEvent', 'drop'), pasted)) view.focus()
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
          event.preventDefault()
          if (isTooLarge(data)) onRefused?.('page')
          else {
            const pasted = pastedData(schema, data, isTextOnlyAsked)
            if (pasted) insert(view, pasted)
          }
          isTextOnlyAsked = false
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

function isTooLarge(data: DataTransfer): boolean {
  return ['text/html', 'text/plain'].some((type) => data.getData(type).length > PASTE_LIMITS.page)
}

function dropped(view: EditorView, event: DragEvent, pasted: Pasted, isMoved: boolean): Transaction | null {
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (!place) return null
  return dropAt(view.state.tr, place.pos, pasted, isMoved)
}
