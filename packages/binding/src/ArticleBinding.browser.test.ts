import { articleSchema, read, toProseMirror } from '@stet/article'
import { article, p, row, section } from '@stet/article/testing'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { afterEach, describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { caretsPlugin } from './caretsPlugin.ts'
import { catchUpSelection } from './catchUpSelection.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const BYTES = articleBytes(
  article('Lage', section('', p('eins zwei'), p('drei')), row('Ort', 'Rom'), row('Quellen')),
)
const views: EditorView[] = []

afterEach(() => {
  for (const view of views.splice(0)) {
    view.destroy()
    view.dom.parentElement?.remove()
  }
})

/** A real view on a tab of Anna. */
function open(mode: 'edit' | 'suggest' = 'edit') {
  const tab = new Tab(BYTES, { mode })
  tab.editor.destroy()
  const place = document.body.appendChild(document.createElement('div'))
  const carets = caretsPlugin({
    binding: tab.binding,
    awareness: new Awareness(new Y.Doc()),
    frame: (run) => {
      const id = requestAnimationFrame(run)
      return () => cancelAnimationFrame(id)
    },
    after: (milliseconds, run) => {
      const id = setTimeout(run, milliseconds)
      return () => clearTimeout(id)
    },
    renderCaret: () => document.createElement('span'),
    selectionAttributes: () => ({}),
  })
  const state = EditorState.create({
    doc: tab.binding.initialDocument(),
    plugins: [carets, tab.binding.plugin],
  })
  const view = new EditorView(place, { state })
  views.push(view)
  view.focus()
  const caretAt = (text: string, offset = 0): void => {
    let found = 0
    view.state.doc.descendants((node, pos) => {
      const at = node.isTextblock ? node.textContent.indexOf(text) : -1
      if (at >= 0) found = pos + 1 + at + offset
    })
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, found)))
  }
  const check = (): void => {
    expect(view.state.doc.eq(toProseMirror(read(tab.doc, 'markup'), articleSchema))).toBe(true)
    expect(view.dom.innerText.replaceAll(/\s+/g, ' ').trim()).toBe(textOf(view))
  }
  return { tab, view, caretAt, check }
}

/** Has the view read now what the browser did to its DOM. */
function readDom(view: EditorView): void {
  const { domObserver } = view as unknown as { readonly domObserver: { readonly flush: () => void } }
  domObserver.flush()
}

function textOf(view: EditorView): string {
  const texts: string[] = []
  view.state.doc.descendants((node) => {
    if (node.isTextblock && node.content.size > 0) texts.push(node.textContent)
    return !node.isTextblock
  })
  return texts.join(' ')
}

/** What an input method does first. */
function compose(view: EditorView, text: string): void {
  view.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
  document.execCommand('insertText', false, text)
  readDom(view)
}
/** What Ben types before a text of the stored article arrives. */
function benTypes(tab: Tab, before: string, text: string): void {
  const ben = new Tab(Y.encodeStateAsUpdate(tab.doc), { user: 'ben' }).caretAt(before).type(text)
  Y.applyUpdate(tab.doc, Y.encodeStateAsUpdate(ben.doc), 'network')
}

describe('a binding in a real view', () => {
  it('[B10] writes what the browser types, and shows what others do, without losing the caret', () => {
    const { tab, view, caretAt, check } = open()
    caretAt('zwei')
    document.execCommand('insertText', false, 'neu ')
    readDom(view)
    expect(tab.stored('body')).toBe('{p}eins neu zwei{p}drei')
    const ben = new Tab(BYTES, { user: 'ben' }).caretAt('eins').type('B ')
    Y.applyUpdate(tab.doc, Y.encodeStateAsUpdate(ben.doc), 'network')
    document.execCommand('insertText', false, '!')
    readDom(view)
    expect(tab.stored('body')).toBe('{p}B eins neu !zwei{p}drei')
    check()
    tab.binding.undo()
    expect(tab.stored('body')).toBe('{p}B eins zwei{p}drei')
    check()
  })

  it('[B52] acts on the selection that the person sees, before the browser tells of it', () => {
    const { view, caretAt } = open()
    caretAt('zwei')
    window.getSelection()?.modify('extend', 'forward', 'character')
    view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', keyCode: 16, bubbles: true }))
    expect(view.state.selection.content().content.textBetween(0, 3)).toBe('z')
    window.getSelection()?.modify('extend', 'forward', 'character')
    catchUpSelection(view)
    expect(view.state.selection.to - view.state.selection.from).toBe(2)
    const other = open()
    catchUpSelection(view)
    expect(view.state.selection.to - view.state.selection.from).toBe(2)
    expect(other.view.state.selection.empty).toBe(true)
  })

  it('[B12] corrects what has to be shown otherwise, in the same turn', () => {
    const { tab, view, caretAt, check } = open('suggest')
    caretAt('zwei', 4)
    document.execCommand('delete')
    readDom(view)
    document.execCommand('insertText', false, 'o')
    readDom(view)
    expect(tab.stored('body')).toBe('{p}eins zweoi{p}drei')
    check()
  })

  it('[B17] writes the cell of a value that has none', () => {
    const { tab, view, check } = open()
    tab.doc.getText('details').insertEmbed(tab.doc.getText('details').length, { k: 'row' })
    view.dispatch(
      view.state.tr.setSelection(TextSelection.create(view.state.doc, view.state.doc.content.size - 3)),
    )
    for (const key of 'ab') {
      document.execCommand('insertText', false, key)
      readDom(view)
    }
    expect(tab.stored('details')).toMatch(/\{row\}\{cell\}ab$/)
    check()
  })

  it('[B23] writes what was composed soon after the composition', async () => {
    const { tab, view, caretAt, check } = open('suggest')
    caretAt('drei')
    view.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    view.dispatch(view.state.tr.insertText('か'))
    expect([view.composing, tab.stored('body')]).toEqual([true, '{p}eins zwei{p}drei'])
    view.dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: 'か' }))
    await expect.poll(() => tab.stored('body')).toBe('{p}eins zwei{p}かdrei')
    check()
  })

  describe('while something is composed', () => {
    it('[B23] what others change elsewhere leaves the composition open', () => {
      const { tab, view, caretAt, check } = open()
      caretAt('drei')
      compose(view, 'か')
      benTypes(tab, 'eins', 'B ')
      expect([view.composing, tab.stored('body')]).toEqual([true, '{p}B eins zwei{p}かdrei'])
      check()
    })

    it.each([
      ['before', 'か'],
      ['behind', 'rei'],
    ])('[B23] what others change %s it in its block ends it first', (_, place) => {
      const { tab, view, caretAt, check } = open()
      const ends: string[] = []
      caretAt('drei', 1)
      compose(view, 'か')
      view.dom.addEventListener('compositionend', () => ends.push(view.state.doc.textContent))
      benTypes(tab, place, 'B')
      expect(view.composing).toBe(false)
      // The view heard of the end before it showed what Ben did.
      expect(ends).toEqual(['Lageeins zweidかreiOrtRomQuellen'])
      check()
      document.execCommand('insertText', false, '!')
      readDom(view)
      expect(tab.stored('body')).toBe(`{p}eins zwei{p}${place === 'か' ? 'dBか!rei' : 'dかB!rei'}`)
      check()
    })

    it('[B23] what others join with its block ends it first, also when its text waits', () => {
      const { tab, view, caretAt, check } = open('suggest')
      caretAt('drei')
      compose(view, 'か')
      expect(tab.stored('body')).toBe('{p}eins zwei{p}drei')
      const ben = new Tab(Y.encodeStateAsUpdate(tab.doc), { user: 'ben' })
      ben.editor.dispatch(ben.editor.state.tr.join(ben.find('drei') - 1))
      Y.applyUpdate(tab.doc, Y.encodeStateAsUpdate(ben.doc), 'network')
      expect([view.composing, tab.stored('body')]).toEqual([false, '{p}eins zweiかdrei'])
      check()
    })

    it('[B53] ends one that the browser never ends, with the next key or when the focus goes', () => {
      const { view, caretAt } = open()
      const press = (init: KeyboardEventInit): void => {
        view.dom.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }))
      }
      caretAt('drei')
      compose(view, 'か')
      press({ key: 'Process', keyCode: 229 })
      press({ key: 'Enter', keyCode: 13, isComposing: true })
      expect(view.composing).toBe(true)
      press({ key: 'ArrowLeft', keyCode: 37 })
      expect(view.composing).toBe(false)
      compose(view, 'か')
      view.dom.blur()
      expect(view.composing).toBe(false)
    })
  })
})
