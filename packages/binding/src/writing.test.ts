import { read, reviewRoot, spansRoot } from '@stet/article'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { backspace } from './commands/backspace.ts'
import { enter } from './commands/enter.ts'
import { moveHere } from './commands/moveHere.ts'
import { setBlockKind } from './commands/setBlockKind.ts'
import { toggleFormat } from './commands/toggleFormat.ts'
import { linesBelowLead, openLage as open } from './testing/openLage.ts'
import type { Tab } from './testing/Tab.ts'

const spansOf = (tab: Tab) => Object.values<{ readonly t: string }>(spansRoot(tab.doc).toJSON())

describe('what is written', () => {
  it('[B10] a state that is thrown away writes nothing', () => {
    const tab = open()
    const before = Y.encodeStateVector(tab.doc)
    tab.state.apply(tab.state.tr.insertText('x', 1))
    expect(Y.encodeStateVector(tab.doc)).toEqual(before)
  })

  it('[B10] one update of the editor is one transaction, what other plugins append included', () => {
    const appends = new Plugin({
      appendTransaction: (transactions, _, state) =>
        transactions.some((tr) => tr.getMeta('typed')) ? state.tr.insertText('!', 1) : null,
    })
    const tab = open({ plugins: [appends] })
    let transactions = 0
    tab.doc.on('afterTransaction', () => {
      transactions += 1
    })
    const { tr } = tab.state
    tab.editor.dispatch(
      tr.insertText('a', tab.find('eins')).insertText('b', tab.find('vier', 1)).setMeta('typed', true),
    )
    expect(transactions).toBe(1)
    expect([tab.stored('kicker'), tab.stored('body')]).toEqual(['!', '{p}aeins zwei{p}drei{h}Kopf{q}bvier'])
  })

  it('[B10] what is put behind the same character in several places keeps its order', () => {
    const raw = open()
    raw.doc.getText('details').delete(0, raw.doc.getText('details').length)
    raw.doc.getText('details').insertEmbed(0, { k: 'row' })
    const start = raw.state.doc.content.size - 5
    const { tr } = raw.state
    raw.editor.dispatch(tr.insertText('k', start).insertText('v', tr.mapping.map(start + 2)))
    expect(raw.stored('details')).toBe('{row}k{cell}v')
  })

  it('[B11] in edit, deleting accepted text deletes it', () => {
    const tab = open().delete('zwei')
    expect(tab.stored('body')).toBe('{p}eins {p}drei{h}Kopf{q}vier')
    expect(spansOf(tab)).toEqual([])
  })

  it.each(['anna', 'cleo'])(
    '[B11] in edit, what stands for other text stands between what others type before and behind that (%s)',
    (user) => {
      const [own, ben] = [open({ user }), open({ user: 'ben' })]
      ben.caretAt('zwei').type('alle ').caretAt('zwei', 4).type('mal')
      own.select('zwei').type('drei')
      const { tr } = own.state
      const at = own.find('vier')
      own.editor.dispatch(tr.insertText('acht', at, at + 4))
      ben.caretAt('vier').type('genau ')
      own.sync(ben)
      expect(own.stored('body')).toBe('{p}eins alle dreimal{p}drei{h}Kopf{q}genau acht')
      own.binding.undo()
      own.binding.undo()
      expect(own.stored('body')).toBe('{p}eins alle zweimal{p}drei{h}Kopf{q}genau vier')
    },
  )

  it('[B11] [B4] what stands for an emoji cuts none', () => {
    const tab = open()
    tab.caretAt('zwei').type('😀x')
    tab.select('😀x').type('😁')
    expect(tab.stored('body')).toContain('eins 😁zwei')
    tab.select('😁z').type('yy')
    tab.time += 1000
    for (let step = 0; step < 2; step += 1) tab.binding.undo()
    expect(tab.stored('body')).toContain('eins 😀xzwei')
  })

  it('[B11] in edit, one’s own pending text is withdrawn and another’s is rejected', () => {
    const ben = open({ user: 'ben', mode: 'suggest' }).caretAt('zwei').type('xy')
    const anna = open({ mode: 'suggest' }).caretAt('drei').type('ab').sync(ben)
    anna.binding.setMode('edit')
    anna.delete('ab')
    expect(spansOf(anna)).toMatchObject([{ t: 'del', ids: [[102, 0, 2]] }])
    anna.delete('x')
    expect(Object.entries(reviewRoot(anna.doc).toJSON())).toMatchObject([
      ['101.i:112:0:1', { do: 'reject', of: 'ben' }],
    ])
    expect(linesBelowLead(anna).slice(0, 2)).toEqual(['p: eins yzwei', 'p: |drei'])
  })

  it('[B11] in edit, text inside another’s pending run is pending too', () => {
    const ben = open({ user: 'ben', mode: 'suggest' }).caretAt('zwei').type('xy')
    const anna = open().sync(ben).caretAt('xy', 1).type('A')
    const marks = anna.state.doc
      .nodeAt(anna.find('A'))
      ?.marks.map(({ type, attrs }) => [type.name, attrs['user']])
    expect(marks).toEqual([['insertion', 'anna']])
  })

  it('[B11] in edit, all that is typed inside another’s pending run is pending, from either side of what came before', () => {
    const ben = open({ user: 'ben', mode: 'suggest' }).caretAt('zwei').type('xy')
    const anna = open().sync(ben).caretAt('xy', 1).type('ABC')
    const cleo = open({ user: 'cleo' }).sync(anna).caretAt('AB', 1).type('d')
    anna.sync(cleo).caretAt('xA', 1).type('E')
    expect(linesBelowLead(anna)[0]).toBe('p: eins xE|AdBCyzwei')
    expect(
      read(anna.doc, 'original')
        .body[0]?.runs.map(({ text }) => text)
        .join(''),
    ).toBe('eins zwei')
    anna.caretAt('yzwei', 1).type('F')
    anna.caretAt('xE').type('G')
    expect(
      read(anna.doc, 'original')
        .body[0]?.runs.map(({ text }) => text)
        .join(''),
    ).toBe('eins GFzwei')
  })

  it('[B12] in suggest, text is pending and nothing is deleted', () => {
    const tab = open({ mode: 'suggest' }).caretAt('zwei').type('neu ')
    tab.delete('drei')
    expect(tab.stored('body')).toBe('{p}eins neu zwei{p}drei{h}Kopf{q}vier')
    expect(linesBelowLead(tab)[1]).toBe('p: |drei')
    expect(tab.state.doc.nodeAt(tab.find('drei'))?.marks[0]?.attrs).toEqual({ users: 'anna', isMoved: false })
  })

  it('[B12] Backspace ten times is one suggestion, also over withdrawn text', () => {
    const tab = open({ mode: 'suggest' }).caretAt('zwei').type('neu')
    for (let key = 0; key < 7; key += 1) {
      const { head } = tab.state.selection
      tab.editor.dispatch(tab.state.tr.delete(head - 1, head))
    }
    expect(spansOf(tab)).toMatchObject([
      {
        t: 'del',
        ids: [
          [1, 16, 4],
          [102, 0, 3],
        ],
      },
    ])
    expect(linesBelowLead(tab)[0]).toBe('p: e|ins zwei')
  })

  it('[B12] text over a selection goes behind what it strikes', () => {
    const tab = open({ mode: 'suggest' }).select('zwei')
    tab.editor.dispatch(tab.state.tr.insertText('drei'))
    expect(linesBelowLead(tab)[0]).toBe('p: eins zweidrei|')
  })

  it('[B13] in view, nothing is written and the document returns', () => {
    const tab = open({ mode: 'view' })
    const before = Y.encodeStateAsUpdate(tab.doc)
    tab.editor.dispatch(tab.state.tr.insertText('x', tab.find('eins')))
    tab.editor.dispatch(tab.state.tr.delete(5, tab.find('vier')))
    expect(Y.encodeStateAsUpdate(tab.doc)).toEqual(before)
    expect(tab.lines).toEqual(open().lines)
  })

  it('[B14] Enter at the start of a block leaves its marker with the text', () => {
    const tab = open().caretAt('vier')
    tab.editor.run(enter)
    const relative = Y.createRelativePositionFromTypeIndex(tab.doc.getText('body'), 20)
    expect(tab.stored('body')).toBe('{p}eins zwei{p}drei{h}Kopf{p}{q}vier')
    expect(relative.item?.client).toBe(101)
  })

  it('[B14] a plain split at the start of a block goes before the block’s own marker', () => {
    const tab = open()
    tab.editor.dispatch(tab.state.tr.split(tab.find('drei')))
    const own = [...(tab.doc.store.clients.get(101) ?? [])].length
    expect([tab.stored('body'), own]).toEqual(['{p}eins zwei{p}{p}drei{h}Kopf{q}vier', 1])
    expect(tab.doc.getText('body').toDelta()[3]).toMatchObject({ insert: { k: 'p' } })
  })

  it('[B14] a join deletes one marker, the first part keeps its kind', () => {
    const tab = open().caretAt('vier')
    tab.editor.run(setBlockKind('paragraph'))
    tab.caretAt('vier')
    tab.editor.run(backspace)
    expect(linesBelowLead(tab).slice(2)).toEqual(['h: Kopf|vier', 'row: Ort = Rom'])
  })

  it('[B15] a kind is a span beside the marker; a suggested one is replaced by the next', () => {
    const tab = open().caretAt('drei')
    tab.editor.run(setBlockKind('quote'))
    tab.editor.run(setBlockKind('factbox'))
    expect(spansOf(tab)).toMatchObject([
      { v: { k: 'q' }, n: 1 },
      { v: { k: 'box' }, n: 2 },
    ])
    expect(tab.stored('body')).toBe('{p}eins zwei{p}drei{h}Kopf{q}vier')
    const suggesting = open({ mode: 'suggest' }).caretAt('drei')
    suggesting.editor.run(setBlockKind('quote'))
    suggesting.editor.run(setBlockKind('factbox'))
    expect(spansOf(suggesting)).toMatchObject([{ v: { k: 'box' }, n: 2 }])
    expect(linesBelowLead(suggesting)[1]).toBe('p: |drei')
  })

  it('[B15] a copy goes on reading as its source did, whatever kind that gets later', () => {
    const tab = open().caretAt('drei')
    tab.editor.run(setBlockKind('quote'))
    tab.binding.setMode('suggest')
    tab.editor.run(moveHere(-1))
    tab.binding.setMode('edit')
    const struck = tab.find('eins zwei', 11)
    tab.editor.dispatch(tab.state.tr.setSelection(TextSelection.create(tab.state.doc, struck)))
    tab.editor.run(setBlockKind('factbox'))
    expect(tab.lines.slice(2, 5)).toEqual(['q: drei', 'p: eins zwei', 'box: |drei'])
  })

  it('[B16] a format is one span over the characters that changed, over borders of blocks too', () => {
    const tab = open()
    const selection = TextSelection.create(tab.state.doc, tab.find('zwei'), tab.find('drei', 2))
    tab.editor.dispatch(tab.state.tr.setSelection(selection))
    tab.editor.run(toggleFormat('bold'))
    expect(spansOf(tab)).toMatchObject([{ t: 'bold', on: true, s: [1, 20, 0], e: [1, 27, 0] }])
  })

  it('[B16] bold grows at its end without a further span, and ends where the person ended it', () => {
    const tab = open().select('drei')
    tab.editor.run(toggleFormat('bold'))
    tab.caretAt('drei', 4).type('xy')
    expect(spansOf(tab)).toHaveLength(1)
    tab.editor.run(toggleFormat('bold'))
    tab.type('zz')
    expect(spansOf(tab).map(({ t }) => t)).toEqual(['bold', 'bold'])
    const block = tab.state.selection.$head.parent
    expect(block.content.content.map((node) => [node.text, node.marks.length])).toEqual([
      ['dreixy', 1],
      ['zz', 0],
    ])
    expect(tab.lines).toContain('p: dreixyzz|')
  })

  it('[B19] a moved section is copies that say what they are, and the sources are gone', () => {
    const tab = open().caretAt('Kopf')
    expect(tab.editor.run(moveHere(-1))).toBe(false)
    tab.caretAt('vier')
    tab.editor.run(moveHere(-1))
    expect(tab.stored('body')).toBe('{p}eins zwei{p}drei{q}vier{h}Kopf')
    const entries = Object.values(tab.doc.getMap('origins').toJSON())
    expect(entries).toMatchObject([
      { k: 'move', of: [[101, expect.any(Number), 1, 1, 34], expect.any(Array)] },
    ])
  })

  it('[B19] in suggest a move is one deletion and one insertion that belong together', () => {
    const tab = open({ mode: 'suggest' }).caretAt('drei')
    tab.editor.run(moveHere(-1))
    const [key] = Object.keys(tab.doc.getMap('origins').toJSON())
    expect(spansOf(tab)).toMatchObject([{ t: 'del', mv: key }])
    expect(tab.stored('body')).toBe('{p}drei{p}eins zwei{p}drei{h}Kopf{q}vier')
  })
})
