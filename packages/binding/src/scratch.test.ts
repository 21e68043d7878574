import { article, lead, p, quote, row, section } from '@stet/article/testing'
import { articleSchema } from '@stet/article'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { enter } from './commands/enter.ts'
import { moveSection } from './commands/moveSection.ts'
import { createDetailsRow } from './commands/createDetailsRow.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const par = (text: string) => articleSchema.nodes['paragraph']!.create(null, text ? articleSchema.text(text) : null)
for (const mode of ['edit', 'suggest'] as const) {
  it('a ' + mode, () => {
    for (const body of [[p('')], [p('eins'), p(''), p('zwei')], [p('eins'), p('')]]) {
      const bytes = articleBytes(article('H', section('', ...body)))
      for (const order of [0, 1]) {
        const tab = new Tab(bytes, { mode })
        let at = -1
        tab.state.doc.descendants((n, pos) => { if (n.type.name === 'paragraph' && n.content.size === 0) at = pos + 1; return true })
        const { tr } = tab.state
        if (order === 0) tr.insertText('x', at).insert(at + 2, par('neu'))
        else tr.insert(at + 1, par('neu')).insertText('x', at)
        tab.editor.dispatch(tr)
        console.log('a', mode, order, tab.stored('body'), tab.lines)
      }
    }
  })
  it('b ' + mode, () => {
    for (const raw of [['row'], ['row', 'k', 'row'], ['k'], [] as string[], ['row', 'row', 'cell']])
      for (const order of [0, 1, 2]) {
        const tab = new Tab(articleBytes(article('H', section('', p('x')))), { mode })
        tab.doc.clientID = 7
        const t = tab.doc.getText('details')
        for (const piece of raw) if (piece === 'k') t.insert(t.length, 'q'); else t.insertEmbed(t.length, { k: piece })
        let row = -1
        tab.state.doc.descendants((n, pos) => { if (n.type.name === 'detailsRow' && row < 0) row = pos; return true })
        if (row < 0) continue
        const { tr } = tab.state
        const node = tab.state.doc.nodeAt(row)!
        const key = row + 2
        const value = key + node.child(0).content.size + 2
        const end = row + node.nodeSize
        if (order === 0) { tr.insertText('v', value); tr.insertText('k', key); tr.insert(tr.mapping.map(end), createDetailsRow(articleSchema)) }
        if (order === 1) { tr.insert(end, createDetailsRow(articleSchema)); tr.insertText('v', value); tr.insertText('k', key) }
        if (order === 2) { tr.insert(end, createDetailsRow(articleSchema)); tr.insertText('K', end + 2); tr.insertText('v', value); tr.insertText('k', key) }
        const made = tr.doc.lastChild!.toString()
        tab.editor.dispatch(tr)
        console.log('b', mode, raw.join(), order, tab.stored('details'), tab.state.doc.lastChild!.toString() , made)
        void tab.lines
      }
  })
}
it('c', () => {
  const bytes = articleBytes(article('H', section('', p('intro')), section('A', p('a')), section('B', p('b'))))
  for (const [mover, typer] of [['anna', 'ben'], ['ben', 'anna']] as const) for (const busy of [false, true]) {
    const one = new Tab(bytes, { user: mover })
    const two = new Tab(bytes, { user: typer })
    one.caretAt('B')
    two.caretAt('b', 1).type('x')
    one.editor.run(moveSection(-1, (from, to) => { const at = one.find('b', 1); return busy && from <= at && at <= to }))
    one.sync(two)
    two.type('y')
    one.sync(two)
    console.log('c', mover, busy, one.lines, two.lines)
  }
  for (const busy of [false, true]) {
    const one = new Tab(bytes, { user: 'anna' })
    const two = new Tab(bytes, { user: 'ben' })
    one.caretAt('B')
    two.caretAt('b', 1)
    one.editor.run(moveSection(-1, (from, to) => { const at = one.find('b', 1); return busy && from <= at && at <= to }))
    one.sync(two)
    two.type('y')
    one.sync(two)
    console.log('c later', busy, one.lines, two.lines)
  }
})
