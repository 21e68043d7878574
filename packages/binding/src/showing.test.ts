import { article, bold, lead, p, quote, row, section } from '@stet/article/testing'
import { EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type { StepMap } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { enter } from './commands/enter.ts'
import { moveHere } from './commands/moveHere.ts'
import { setBlockKind } from './commands/setBlockKind.ts'
import { toggleFormat } from './commands/toggleFormat.ts'
import { articleBytes, Tab } from './testing/Tab.ts'
import { Watched } from './testing/Watched.ts'

const BYTES = articleBytes(
  article(
    'Lage',
    lead('Ein Satz.'),
    section('', p('eins zwei'), bold('vier', p('drei vier'))),
    section('Kopf', quote('oo'), p('fünf')),
    row('Ort', 'Rom'),
    row('Quellen'),
  ),
)

describe('what is shown', () => {
  it('[B20] a typed character is one step of size 1, a deleted one a step of none', () => {
    const both = new Watched(BYTES)
    both.ben.caretAt('drei').type('x')
    expect(both.sync()).toEqual([{ replaced: 0, size: 1, type: 'replace' }])
    both.ben.delete('x')
    expect(both.sync()).toEqual([{ replaced: 1, size: 0, type: 'replace' }])
  })

  it('[B20] a format is mark steps, a kind one step on its block', () => {
    const both = new Watched(BYTES)
    both.ben.select('zwei')
    both.ben.editor.run(toggleFormat('bold'))
    expect(both.sync()).toEqual([{ replaced: 0, size: 0, type: 'addMark' }])
    both.ben.select('drei vier')
    both.ben.editor.run(toggleFormat('bold'))
    expect(both.sync()).toEqual([{ replaced: 0, size: 0, type: 'addMark' }])
    both.ben.caretAt('drei')
    both.ben.editor.run(setBlockKind('quote'))
    expect(both.sync()).toEqual([{ replaced: 2, size: 2, type: 'replaceAround' }])
  })

  it('[B20] a marker is one split or join', () => {
    const both = new Watched(BYTES)
    both.ben.caretAt('zwei')
    both.ben.editor.run(enter)
    expect(both.sync()).toEqual([{ replaced: 0, size: 2, type: 'replace' }])
    both.ben.binding.undo()
    expect(both.sync()).toEqual([{ replaced: 2, size: 0, type: 'replace' }])
  })

  it('[B20] a heading splits the section too, and joins it again', () => {
    const both = new Watched(BYTES)
    both.ben.caretAt('fünf')
    both.ben.editor.run(setBlockKind('sectionHeading'))
    expect(both.sync()).toEqual([
      { replaced: 2, size: 2, type: 'replaceAround' },
      { replaced: 0, size: 2, type: 'replace' },
    ])
    both.ben.binding.undo()
    expect(both.sync()).toEqual([
      { replaced: 2, size: 2, type: 'replaceAround' },
      { replaced: 2, size: 0, type: 'replace' },
    ])
  })

  it('[B20] blocks that were not touched stay the same objects', () => {
    const both = new Watched(BYTES)
    const before = both.anna.state.doc
    both.ben.caretAt('drei').type('x')
    both.ben.select('fünf')
    both.ben.editor.run(toggleFormat('bold'))
    both.sync()
    const { doc } = both.anna.state
    for (const at of [0, 1, 2, 3, 4, 5, 8]) expect(doc.child(at)).toBe(before.child(at))
    expect(doc.child(6).child(0)).toBe(before.child(6).child(0))
    expect(doc.child(7).child(1)).toBe(before.child(7).child(1))
  })

  it('[B20] several changes of a frame are steps of their own', () => {
    const both = new Watched(BYTES)
    both.ben.caretAt('eins').type('a')
    both.ben.caretAt('zwei')
    both.ben.editor.run(enter)
    both.ben.caretAt('fünf', 4).type('b')
    expect(both.sync().map(({ size }) => size)).toEqual([2, 1, 1])
  })

  it('[B20] a row that somebody moved is shown where it is now', () => {
    const both = new Watched(BYTES)
    both.ben.caretAt('Quellen')
    both.ben.editor.run(moveHere(-1))
    both.sync()
    expect(both.anna.lines.slice(-2)).toEqual(['row: Quellen =', 'row: Ort = Rom'])
  })

  it('[B21] of equal letters the right one comes', () => {
    const both = new Watched(BYTES)
    both.ben.caretAt('oo', 2).type('o')
    both.anna.caretAt('oo', 2)
    both.sync()
    // The caret names what is to its right, the end: what others type there goes before it.
    expect(both.anna.lines).toContain('q: ooo|')
    both.ben.caretAt('ooo', 1).type('o')
    const maps = both.sync()
    expect(maps).toEqual([{ replaced: 0, size: 1, type: 'replace' }])
    expect(both.steps.map((step) => (step.getMap() as StepMap & { ranges: number[] }).ranges[0])).toEqual([
      both.anna.find('oooo', 1),
    ])
  })

  it('[B22] decorations and selections in text that stays are kept', () => {
    const key = new PluginKey<DecorationSet>('words')
    const words = new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, set) => (tr.getMeta(key) as DecorationSet) ?? set.map(tr.mapping, tr.doc),
      },
    })
    const anna = new Tab(BYTES, { plugins: [words] })
    const ben = new Tab(BYTES, { user: 'ben' })
    const from = anna.find('vier')
    const set = DecorationSet.create(anna.state.doc, [Decoration.inline(from, from + 4, {})])
    anna.editor.dispatch(anna.state.tr.setMeta(key, set))
    anna.select('vier')
    ben.caretAt('drei').type('x')
    ben.caretAt('vier', -1)
    ben.editor.run(enter)
    ben.caretAt('Kopf').type('y')
    anna.sync(ben)
    const { selection, doc } = anna.state
    expect(doc.textBetween(selection.from, selection.to)).toBe('vier')
    const [kept] = key.getState(anna.state)?.find() ?? []
    expect(kept && doc.textBetween(kept.from, kept.to)).toBe('vier')
  })

  it('[B23] what others do while composed text waits is put before it', () => {
    const errors: unknown[] = []
    const anna = new Tab(BYTES, { mode: 'suggest', onError: (error) => errors.push(error) }).caretAt('zwei')
    const ben = new Tab(BYTES, { user: 'ben' })
    anna.editor.composing = true
    anna.type('neu')
    expect(anna.stored('body')).toContain('eins zwei')
    ben.caretAt('eins').type('B')
    ben.caretAt('zwei', 4).type('E')
    anna.sync(ben)
    expect(anna.stored('body')).toContain('Beins neuzweiE')
    anna.editor.composing = false
    anna.binding.handleUpdate(anna.editor)
    expect(anna.lines).toContain('p: Beins neu|zweiE')
    expect(errors).toEqual([])
  })

  it('[B23] composed text that is shown as it stands is written at once', () => {
    const anna = new Tab(BYTES).caretAt('zwei')
    anna.editor.composing = true
    anna.type('neu')
    expect(anna.stored('body')).toContain('eins neuzwei')
  })

  it('[B3] opening, showing and closing write nothing', () => {
    const raw = new Y.Doc()
    Y.applyUpdate(raw, BYTES)
    raw.getText('body').insertEmbed(3, { k: 'video', id: 7 })
    raw.getText('headline').insertEmbed(2, { k: 'p' })
    raw.getText('details').insertEmbed(9, { k: 'cell' })
    raw.getMap('spans').set('9.1', { t: 'comment', root: 'body', s: [1, 20, 0], e: null, n: 3 })
    raw.getMap('spans').set('9.2', 'broken')
    const bytes = Y.encodeStateAsUpdate(raw)
    const tab = new Tab(bytes)
    const before = Y.encodeStateAsUpdate(tab.doc)
    expect(tab.lines.some((line) => line.startsWith('x:'))).toBe(true)
    tab.editor.destroy()
    tab.binding.destroy()
    expect(Y.encodeStateAsUpdate(tab.doc)).toEqual(before)
  })

  it('[B3] what is unknown stays when text beside it is edited', () => {
    const raw = new Y.Doc()
    Y.applyUpdate(raw, BYTES)
    raw.getText('body').insertEmbed(5, { k: 'video', id: 7 })
    raw.getText('headline').insertEmbed(2, { k: 'p' })
    raw.getMap('spans').set('9.2', 'broken')
    const tab = new Tab(Y.encodeStateAsUpdate(raw)).caretAt('eins').type('x')
    tab.caretAt('La', 2).type('y')
    tab.caretAt('drei').type('z')
    tab.editor.run(setBlockKind('quote'))
    expect(tab.stored('body')).toContain('{p}xeins{video} zwei{p}zdrei')
    expect(tab.stored('headline')).toBe('Lay{p}ge')
    expect(tab.doc.getText('body').toDelta()).toContainEqual({ insert: { k: 'video', id: 7 } })
    expect(tab.doc.getMap('spans').get('9.2')).toBe('broken')
  })

  it('[B5] an error of somebody who listens is told, and the edit stands', () => {
    const errors: unknown[] = []
    const tab = new Tab(BYTES, { onError: (error) => errors.push(error) })
    const text = tab.doc.getText('body')
    text.observe(throwBroken)
    tab.caretAt('zwei')
    tab.editor.dispatch(tab.state.tr.insertText('x'))
    text.unobserve(throwBroken)
    expect(errors).toMatchObject([{ message: 'broken' }])
    expect(tab.lines).toContain('p: eins x|zwei')
    tab.binding.undo()
    expect(tab.lines).toContain('p: eins |zwei')
  })

  it('[B5] an error while writing shows the model anew, and the next edit works', () => {
    const errors: unknown[] = []
    const tab = new Tab(BYTES, { onError: (error) => errors.push(error) })
    const spans = tab.doc.getMap('spans')
    const set = vi.spyOn(spans, 'set').mockImplementation(throwBroken)
    tab.select('zwei')
    tab.editor.run(toggleFormat('bold'))
    set.mockRestore()
    expect(errors).toMatchObject([{ message: 'broken' }])
    expect(tab.state.doc.nodeAt(tab.find('zwei'))?.marks).toEqual([])
    expect(tab.lines).toContain('p: eins zwei')
    tab.caretAt('drei').type('y')
    expect(tab.lines).toContain('p: y|drei vier')
  })

  it('[B5] an editor that was given another document gets the model’s', () => {
    const tab = new Tab(BYTES)
    const { doc } = new Tab(articleBytes(article('Etwas anderes'))).state
    tab.editor.state = EditorState.create({ doc, plugins: [tab.binding.plugin] })
    tab.binding.attach(tab.editor)
    expect([tab.lines, tab.stored('headline')]).toEqual([new Tab(BYTES).lines, 'Lage'])
  })
})

function throwBroken(): never {
  throw new Error('broken')
}
