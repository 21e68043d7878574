import { type Anchor, characterIdAt, type CharacterId, spansRoot } from '@stet/article'
import { article, p, section } from '@stet/article/testing'
import { Fragment, Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { ReplaceAroundStep } from '@tiptap/pm/transform'
import { describe, expect, it } from 'vitest'
import { enter } from './commands/enter.ts'
import { setBlockKind } from './commands/setBlockKind.ts'
import { linesBelowLead, openLage as open } from './testing/openLage.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const schemaMark = (name: 'bold') => (tab: Tab) => tab.state.schema.marks[name]!.create()

/** The clock of the first character of a text in the body. */
function unitOf(tab: Tab, text: string): number {
  const id = characterIdAt(bodyOf(tab), bodyOf(tab).toString().indexOf(text) + 1)
  return id![1]
}
const bodyOf = (tab: Tab) => tab.doc.getText('body')

/** The clocks at which the ends of spans stand. */
function unitsOf(tab: Tab): readonly number[] {
  const spans = Object.values<{ s: CharacterId; e: Anchor | null }>(spansRoot(tab.doc).toJSON())
  const anchors = spans.flatMap(({ s: start, e }) => [start, e])
  return anchors.flatMap((anchor) => (anchor ? [anchor[1] + (anchor[2] ?? 0)] : []))
}

describe('what is written where no marker is, over several fields, and of odd characters', () => {
  it('[B17] typing into a value without a cell writes the cell once', () => {
    const tab = open()
    tab.doc.getText('details').insertEmbed(tab.doc.getText('details').length, { k: 'row' })
    tab.editor.dispatch(
      tab.state.tr.setSelection(TextSelection.create(tab.state.doc, tab.state.doc.content.size - 3)),
    )
    tab.type('ab')
    expect([tab.stored('details'), tab.lines.at(-1)]).toEqual([
      '{row}Ort{cell}Rom{row}{cell}ab',
      'row:  = ab|',
    ])
  })

  it('[B17] text before the first marker gets one when it is told apart, and none while it is only typed into', () => {
    const tab = open()
    tab.doc.getText('body').delete(0, 1)
    tab.caretAt('eins').type('x')
    expect(tab.stored('body')).toBe('xeins zwei{p}drei{h}Kopf{q}vier')
    tab.editor.run(enter)
    expect(tab.stored('body')).toBe('x{p}eins zwei{p}drei{h}Kopf{q}vier')
    tab.delete('x')
    expect([tab.stored('body'), linesBelowLead(tab)[0]]).toEqual([
      '{p}{p}eins zwei{p}drei{h}Kopf{q}vier',
      'p:',
    ])
  })

  it('[B17] the kind of text before the first marker and of the block behind it change at once', () => {
    const tab = open()
    tab.doc.getText('body').delete(0, 1)
    tab.editor.dispatch(
      tab.state.tr.setSelection(TextSelection.create(tab.state.doc, tab.find('eins'), tab.find('drei', 1))),
    )
    tab.editor.run(setBlockKind('factbox'))
    expect(tab.lines.slice(2, 4)).toEqual(['box: [eins zwei', 'box: d]rei'])
    expect(tab.stored('body')).toBe('{box}eins zwei{p}drei{h}Kopf{q}vier')
  })

  it('[B17] a row whose key was text before the first row stays a row when it is emptied', () => {
    const tab = open()
    tab.doc.clientID = 1
    tab.doc.getText('details').delete(0, tab.doc.getText('details').length)
    tab.doc.getText('details').insert(0, 'raw')
    tab.delete('raw')
    expect([tab.stored('details'), tab.lines.at(-1)]).toEqual(['{row}', 'row:'])
  })

  it('[B18] text that a step pulls into another field is written there and gone here', () => {
    const tab = new Tab(articleBytes(article('', { byline: 'Von mir' }, section('', p('eins')))))
    const from = tab.find('Von')
    const { nodes } = tab.state.schema
    const slice = new Slice(Fragment.from([nodes['subheadline']!.create(), nodes['byline']!.create()]), 1, 0)
    tab.editor.dispatch(
      tab.state.tr.step(new ReplaceAroundStep(from - 2, from + 8, from, from + 7, slice, 0)),
    )
    expect([tab.stored('subheadline'), tab.stored('byline'), tab.lines]).toEqual([
      'Von mir',
      '',
      ['kicker: |', 'subheadline: Von mir', 'p: eins'],
    ])
  })

  it('[B18] an edit over several fields takes from each its own part', () => {
    const tab = open()
    tab.editor.dispatch(tab.state.tr.delete(tab.find('Lage', 2), tab.find('drei', 2)))
    expect([tab.stored('headline'), tab.stored('lead'), tab.stored('body')]).toEqual([
      expect.stringMatching(/^La/),
      '',
      expect.stringMatching(/\{h\}Kopf\{q\}vier$/),
    ])
  })

  it('[B4] half a character takes the other half with it, and nothing is torn apart', () => {
    const tab = new Tab(articleBytes(article('a😀b', section('', p('𝒳😀')))))
    const at = tab.find('a😀b', 2)
    tab.editor.dispatch(tab.state.tr.delete(at, at + 1))
    expect(tab.stored('headline')).toBe('ab')
    tab.editor.dispatch(tab.state.tr.insertText('x', tab.find('𝒳', 1)))
    expect(tab.stored('body')).toBe('{p}𝒳x😀')
    expect(tab.lines).toEqual(['kicker: |', 'headline: ab', 'p: 𝒳x😀'])
  })

  it.each(['edit', 'suggest'] as const)(
    '[B4] in %s, no format ends inside a pair, whatever steps say',
    (mode) => {
      const bold = schemaMark('bold')
      // Marker, a, 𝒳 (two units), b, 𝒳, c.
      const torn = new Tab(articleBytes(article('', section('', p('a𝒳b𝒳c')))), { mode })
      const first = unitOf(torn, 'a')
      const at = torn.find('a𝒳b')
      torn.editor.dispatch(torn.state.tr.addMark(at + 4, at + 7, bold(torn)))
      torn.editor.dispatch(torn.state.tr.delete(at + 2, at + 5))
      expect(torn.stored('body')).toMatch(mode === 'edit' ? /^\{p\}a𝒳c$/ : /^\{p\}a𝒳b𝒳c$/)
      const half = new Tab(articleBytes(article('', section('', p('a𝒳b𝒳c')))), { mode })
      half.editor.dispatch(half.state.tr.addMark(half.find('a𝒳b') + 2, half.find('a𝒳b') + 3, bold(half)))
      half.editor.dispatch(half.state.tr.addMark(half.find('b𝒳c') + 1, half.find('b𝒳c') + 2, bold(half)))
      half.editor.dispatch(half.state.tr.removeMark(half.find('b𝒳c') + 2, half.find('b𝒳c') + 4, bold(half)))
      for (const tab of [torn, half])
        for (const unit of unitsOf(tab)) expect([first + 2, first + 5]).not.toContain(unit)
    },
  )

  it('[B4] line breaks are stored as spaces, control characters and lone halves not at all', () => {
    const tab = open().caretAt('drei')
    tab.editor.dispatch(tab.state.tr.insertText('a\nb\tc\u0007\ud83d'))
    expect(tab.stored('body')).toContain('{p}a b cdrei')
    expect(tab.lines).toContain('p: a b c|drei')
  })

  it('[B6] derived marks that a paste brings are not written', () => {
    const ben = open({ user: 'ben', mode: 'suggest' }).caretAt('zwei').type('neu')
    const anna = open().sync(ben)
    const copied = anna.state.doc.slice(anna.find('neu'), anna.find('neu', 3))
    anna.caretAt('vier')
    anna.editor.dispatch(anna.state.tr.replaceSelection(copied))
    expect(anna.state.doc.nodeAt(anna.find('neuvier'))?.marks).toEqual([])
    expect(anna.lines).toContain('q: neu|vier')
  })
})
