import { originsRoot, read } from '@stet/article'
import { article, bold, bullet, figure, lead, p, quote, row, section } from '@stet/article/testing'
import type { Command } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { dropAt } from './commands/clipboard/dropAt.ts'
import { finalSlice } from './commands/clipboard/finalSlice.ts'
import { pastedSlice } from './commands/clipboard/pastedSlice.ts'
import { moveHere } from './commands/moveHere.ts'
import { cardsIn } from './testing/cardsIn.ts'
import { pendingIn } from './testing/pendingIn.ts'
import { articleBytes, Tab } from './testing/Tab.ts'
import { textIn } from './testing/textIn.ts'

const BYTES = articleBytes(
  article(
    'X',
    lead('Ein Satz mit Rest.'),
    section('', p('eins zwei drei'), p('vier')),
    section('Kopf', quote('oo'), figure('7', 'Bild'), bullet('Punkt'), bold('fett', p('ganz fett'))),
    row('Ort', 'Rom'),
    row('Quellen', 'dpa'),
  ),
)
const open = (mode: 'edit' | 'suggest' = 'suggest') => new Tab(BYTES, { user: 'ben', mode })

function moved(text: string, ...directions: readonly (-1 | 1)[]) {
  const tab = open().caretAt(text)
  const commands: readonly Command[] = directions.map((direction) => moveHere(direction))
  for (const command of commands) {
    tab.time += 1000
    tab.editor.run(command)
  }
  return tab
}

/** Drags what is selected to the place of a text. */
function drop(tab: Tab, text: string, offset = 0): Tab {
  const { tr, selection, schema } = tab.state
  const pasted = pastedSlice(schema, finalSlice(selection.content()))
  const made = dropAt(tr, tab.find(text, offset), pasted, true)
  if (made) tab.editor.dispatch(made)
  return tab
}

const body = (tab: Tab) => tab.lines.filter((line) => !/^(headline|lead|row):/.test(line))
const START = ['p: eins zwei drei', 'p: vier', 'h: Kopf', 'q: oo', 'fig: Bild', 'ul: Punkt', 'p: ganz fett']

describe('[B19] a move that is suggested', () => {
  it('takes the caret along, so that it can go on, and stays one card', () => {
    const tab = moved('Bild', -1)
    expect(body(tab).slice(2, 5)).toEqual(['h: Kopf', 'fig: |Bild', 'q: oo'])
    expect(cardsIn(tab)).toEqual(['ben moves: \nBild'])
    tab.editor.run(moveHere(-1))
    expect(body(tab).slice(2, 6)).toEqual(['fig: |Bild', 'h: Kopf', 'q: oo', 'fig: Bild'])
    expect(cardsIn(tab)).toEqual(['ben moves: \nBild'])
    expect(textIn(tab, 'final').slice(6, 13)).toEqual([
      'p: eins zwei drei',
      'p: vier',
      'fig: Bild',
      'h: Kopf',
      'q: oo',
      'ul: Punkt',
      'p: ganz fett',
    ])
    expect(textIn(tab, 'original')).toEqual(textIn(open(), 'original'))
  })

  it.each([
    ['Bild', [-1, 1]],
    ['Bild', [-1, -1, 1, 1]],
    ['Bild', [1, -1]],
    ['vier', [-1, 1]],
    ['Rom', [1, -1]],
  ] as const)('of %s and back again is none (6)', (text, directions) => {
    const tab = moved(text, ...directions)
    expect(cardsIn(tab)).toEqual([])
    expect(textIn(tab, 'markup')).toEqual(textIn(open(), 'markup'))
    for (const _ of directions) tab.binding.undo()
    expect([cardsIn(tab), tab.binding.canUndo]).toEqual([[], false])
    for (const _ of directions) tab.binding.redo()
    expect([cardsIn(tab), textIn(tab, 'final')]).toEqual([[], textIn(open(), 'final')])
  })

  it.each(['accept', 'reject'] as const)('twice is decided as one: %s', (verdict) => {
    const tab = moved('Bild', -1, -1)
    const wanted = textIn(tab, verdict === 'accept' ? 'final' : 'original')
    tab.binding.decide(pendingIn(tab), verdict)
    expect([cardsIn(tab), textIn(tab, 'markup')]).toEqual([[], wanted])
  })

  it('is taken back step by step', () => {
    const tab = moved('Bild', -1, -1)
    tab.binding.undo()
    expect([cardsIn(tab), body(tab).slice(3, 6)]).toEqual([
      ['ben moves: \nBild'],
      ['fig: |Bild', 'q: oo', 'fig: Bild'],
    ])
    tab.binding.undo()
    expect([cardsIn(tab), textIn(tab, 'markup')]).toEqual([[], textIn(open(), 'markup')])
  })
})

describe('[B67] what is dragged inside the article', () => {
  it.each([
    ['zwei ', 'Punkt', ['p: eins drei', 'ul: zwei |Punkt']],
    ['zwei ', 'eins', ['p: zwei |eins drei', 'ul: Punkt']],
    ['fett', 'vier', ['p: fett|vier', 'p: ganz ']],
  ])('moves text with all that it is: %s before %s', (text, to, expected) => {
    const tab = drop(open('edit').select(text), to)
    expect(body(tab)).toEqual(expect.arrayContaining(expected.map((line) => line.trimEnd())))
    const [entry] = Object.values(originsRoot(tab.doc).toJSON())
    expect(entry).toMatchObject({
      k: 'move',
      of: [[111, expect.any(Number), text.length, 1, expect.any(Number)]],
    })
    tab.binding.undo()
    expect(textIn(tab, 'markup')).toEqual(textIn(open(), 'markup'))
  })

  it('is one card where somebody suggests', () => {
    const tab = drop(open().select('fett'), 'vier')
    expect(body(tab)).toEqual(['p: eins zwei drei', 'p: fett|vier', ...START.slice(2)])
    expect(cardsIn(tab)).toEqual(['ben moves: fett'])
    const [run] = read(tab.doc, 'final').body[1]!.runs
    expect([run?.text, run?.formats]).toEqual(['fett', { bold: true }])
    expect(textIn(tab, 'original')).toEqual(textIn(open(), 'original'))
  })

  it('in the lead too', () => {
    const tab = drop(open().select('mit '), 'Ein')
    expect(cardsIn(tab)).toEqual(['ben moves: mit '])
    expect(textIn(tab, 'final')).toContain('lead: mit Ein Satz Rest.')
  })

  it.each([
    ['at its start', 0, 2],
    ['in its first half', 1, 2],
    ['at its end', 5, 3],
  ])('moves whole blocks beside the block %s', (_name, offset, place) => {
    for (const mode of ['edit', 'suggest'] as const) {
      const tab = open(mode)
      tab.selectRange(tab.find('eins'), tab.find('vier', 4))
      drop(tab, 'Punkt', offset)
      const moving = ['p: eins zwei drei', 'p: vier']
      const others = ['h: Kopf', 'q: oo', 'fig: Bild', 'ul: Punkt', 'p: ganz fett']
      const at = place + 1
      const wanted = [...others.slice(0, at), ...moving, ...others.slice(at)]
      expect(textIn(tab, 'final').slice(6, -4)).toEqual(wanted)
      expect(cardsIn(tab)).toHaveLength(mode === 'edit' ? 0 : 1)
      expect(Object.values(originsRoot(tab.doc).toJSON())).toMatchObject([{ k: 'move' }])
    }
  })

  it('goes from field to field as text', () => {
    const tab = drop(open().select('Satz'), 'vier')
    expect(cardsIn(tab)).toEqual(['ben deletes: Satz', 'ben inserts: Satz'])
    expect(originsRoot(tab.doc).size).toBe(0)
    const plain = drop(open('edit').select('zwei'), 'Rom')
    expect(plain.lines).toContain('row: Ort = zwei|Rom')
  })
})
