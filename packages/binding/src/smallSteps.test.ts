import { articleSchema } from '@stet/article'
import { article, p, quote, row, section } from '@stet/article/testing'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { describe, expect, it } from 'vitest'
import { addDetailsRow } from './commands/addDetailsRow.ts'
import { backspace } from './commands/backspace.ts'
import { newSection } from './commands/newSection.ts'
import { articleBytes, Tab } from './testing/Tab.ts'
import { Watched } from './testing/Watched.ts'

const BYTES = articleBytes(
  article(
    'Lage',
    section('', p('eins'), p('zwei'), p('drei')),
    section('Kopf', quote('vier'), p('fünf')),
    section('Zweiter', p('sechs')),
    row('Ort', 'Rom'),
    row('Zeit', 'heute'),
    row('Quellen'),
  ),
)

/** Every textblock by its text. */
function blocksOf({ state }: Tab): ReadonlyMap<string, Node> {
  const blocks = new Map<string, Node>()
  state.doc.descendants((node) => {
    if (node.isTextblock && node.content.size > 0) blocks.set(node.textContent, node)
    return !node.isTextblock
  })
  return blocks
}

/** Those of which the object is another one. */
function changedSince(before: ReadonlyMap<string, Node>, tab: Tab): readonly string[] {
  const now = blocksOf(tab)
  return [...before].filter(([text, node]) => now.get(text) !== node).map(([text]) => text)
}

describe('steps are no larger than what they show', () => {
  it('[B20] a block that comes or goes leaves its neighbours the same objects', () => {
    const both = new Watched(BYTES)
    const before = blocksOf(both.anna)
    const at = both.ben.find('eins', 5)
    both.ben.editor.dispatch(both.ben.state.tr.insert(at, articleSchema.node('paragraph')))
    expect(both.sync()).toEqual([{ replaced: 0, size: 2, type: 'replace' }])
    both.ben.editor.dispatch(both.ben.state.tr.delete(at, at + 2))
    expect(both.sync()).toEqual([{ replaced: 2, size: 0, type: 'replace' }])
    expect(changedSince(before, both.anna)).toEqual([])
  })

  it('[B20] far borders of sections move without what lies between', () => {
    const both = new Watched(BYTES)
    const before = blocksOf(both.anna)
    both.ben.caretAt('eins', 4)
    both.ben.editor.run(newSection)
    both.ben.caretAt('sechs', 5)
    both.ben.editor.run(newSection)
    const sizes = both.sync().map(({ replaced, size }) => replaced + size)
    expect([Math.max(...sizes), changedSince(before, both.anna)]).toEqual([2, []])
    while (both.ben.binding.undo());
    expect(both.sync().every(({ replaced, size }) => replaced + size <= 4)).toBe(true)
    expect(changedSince(before, both.anna)).toEqual([])
  })

  it('[B20] rows that come in two places leave those between them the same objects', () => {
    const both = new Watched(BYTES)
    const before = blocksOf(both.anna)
    for (const text of ['Ort', 'Quellen']) {
      both.ben.caretAt(text)
      both.ben.editor.run(addDetailsRow)
    }
    expect(both.sync().map(({ replaced, size }) => [replaced, size])).toEqual([
      [0, 6],
      [0, 6],
    ])
    expect(changedSince(before, both.anna)).toEqual([])
  })

  it('[B20] a row that is joined to the one before it keeps its value', () => {
    const both = new Watched(BYTES)
    const before = blocksOf(both.anna)
    const details = both.ben.doc.getText('details')
    // Another program takes away the cell of the first row and the marker of the second.
    details.delete('.Ort'.length, '.Rom.'.length)
    expect(both.ben.stored('details')).toBe('{row}OrtZeit{cell}heute{row}Quellen{cell}')
    both.sync()
    expect(changedSince(before, both.anna)).toEqual(['Ort', 'Rom', 'Zeit'])
    details.insertEmbed('.Ort'.length, { k: 'row' })
    both.sync()
    expect(changedSince(before, both.anna)).toEqual(['Ort', 'Rom', 'Zeit'])
  })

  it('[B20] a first line that comes to be shown leaves the block behind it the same object', () => {
    const both = new Watched(BYTES)
    const before = blocksOf(both.anna)
    both.ben.doc.getText('body').insert(0, 'roh')
    expect(both.sync().map(({ replaced, size }) => [replaced, size])).toEqual([[0, 5]])
    both.ben.doc.getText('body').delete(0, 3)
    expect(both.sync().map(({ replaced, size }) => [replaced, size])).toEqual([[5, 0]])
    expect(changedSince(before, both.anna)).toEqual([])
  })

  it('[B22] a decoration whose last word is replaced does not grow over what comes', () => {
    const key = new PluginKey<DecorationSet>('words')
    const words = new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, set) => (tr.getMeta(key) as DecorationSet) ?? set.map(tr.mapping, tr.doc),
      },
    })
    const anna = new Tab(BYTES, { plugins: [words] })
    const from = anna.find('heute')
    const set = DecorationSet.create(anna.state.doc, [Decoration.inline(from, from + 5, {})])
    anna.editor.dispatch(anna.state.tr.setMeta(key, set))
    const ben = new Tab(BYTES, { user: 'ben' }).select('ute')
    ben.editor.dispatch(ben.state.tr.insertText('rbst und Winter'))
    anna.sync(ben)
    const [kept] = key.getState(anna.state)?.find() ?? []
    expect(kept && anna.state.doc.textBetween(kept.from, kept.to)).toBe('he')
  })

  it('[B20] a block that is joined to an empty one before it stays the same object', () => {
    const both = new Watched(articleBytes(article('H', section('', p('eins'), p(''), p('zwei')))))
    const before = blocksOf(both.anna)
    both.ben.caretAt('zwei')
    both.ben.editor.run(backspace)
    expect(both.sync().map(({ replaced, size }) => [replaced, size])).toEqual([[2, 0]])
    expect(changedSince(before, both.anna)).toEqual([])
  })
})
