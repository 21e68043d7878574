import { articleSchema, read, reviewRoot, spansRoot } from '@stet/article'
import { article, bold, lead, p, row, section } from '@stet/article/testing'
import { Slice } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { backspace } from './commands/backspace.ts'
import { insertPasted } from './commands/clipboard/insertPasted.ts'
import { pastedSlice } from './commands/clipboard/pastedSlice.ts'
import { enter } from './commands/enter.ts'
import { moveHere } from './commands/moveHere.ts'
import { isFormatted, toggleFormat } from './commands/toggleFormat.ts'
import { cardsIn } from './testing/cardsIn.ts'
import { pendingIn } from './testing/pendingIn.ts'
import { articleBytes, Tab, type TabOptions } from './testing/Tab.ts'
import { textIn } from './testing/textIn.ts'

const BYTES = articleBytes(
  article(
    'Lage',
    lead('Ein Satz.'),
    section('', p('eins zwei drei'), bold('fett', p('ganz fett'))),
    section('Kopf', p('vier')),
    row('Ort', 'Rom'),
  ),
)
const open = (user = 'ben', options: TabOptions = {}) => new Tab(BYTES, { user, mode: 'suggest', ...options })
const ORIGINAL = textIn(open(), 'original')
const first = (tab: Tab, view: 'original' | 'markup' | 'final') => textIn(tab, view)[6]

/** Everybody gets what everybody has. */
function meet(...tabs: readonly Tab[]): void {
  for (const tab of [...tabs, ...tabs]) for (const other of tabs) if (tab !== other) tab.sync(other)
}

const marked = (tab: Tab, view: 'original' | 'final', text: string) =>
  read(tab.doc, view)
    .body.flatMap(({ runs }) => runs)
    .find((run) => run.text.includes(text))?.formats

describe('what went wrong elsewhere: input', () => {
  it('(3) typing over a selection that overlaps suggestions of two people', () => {
    const [ben, cleo] = [open(), open('cleo').caretAt('zwei', 2).type('XX')]
    ben.sync(cleo).caretAt('zw').type('abcd')
    ben.delete('drei')
    ben.selectRange(ben.find('cd'), ben.find('drei', 2)).type('neu')
    expect(first(ben, 'markup')).toBe('p: eins abzwXXei drneuei')
    expect(first(ben, 'final')).toBe('p: eins abneu')
    expect(cardsIn(ben)).toEqual(['ben replaces: zwXXei drei -> abneu', 'cleo inserts: XX'])
    cleo.sync(ben)
    expect(textIn(cleo, 'original')).toEqual(ORIGINAL)
    cleo.binding.decide(pendingIn(cleo, 'ben'), 'reject')
    expect(first(cleo, 'final')).toBe('p: eins zwXXei drei')
  })

  it('(4) rich text of several blocks keeps links and bold when it is pasted', () => {
    const tab = open().caretAt('zwei')
    const link = articleSchema.mark('link', { href: 'https://example.org/' })
    const blocks = [
      articleSchema.node('paragraph', null, [
        articleSchema.text('oben '),
        articleSchema.text('fest', [articleSchema.mark('bold')]),
      ]),
      articleSchema.node('paragraph', null, [
        articleSchema.text('hier', [link]),
        articleSchema.text(' unten'),
      ]),
    ]
    const slice = new Slice(articleSchema.node('section', null, blocks).content, 0, 0)
    tab.editor.dispatch(insertPasted(tab.state.tr, pastedSlice(articleSchema, slice)))
    expect(textIn(tab, 'original')).toEqual(ORIGINAL)
    expect([marked(tab, 'final', 'fest'), marked(tab, 'final', 'hier')]).toEqual([
      { bold: true },
      { link: 'https://example.org/' },
    ])
    expect(cardsIn(tab)).toHaveLength(1)
    tab.binding.decide(pendingIn(tab), 'accept')
    expect([marked(tab, 'original', 'fest'), cardsIn(tab)]).toEqual([{ bold: true }, []])
  })

  it('(5) what an input method composes over selected text is one replacement', () => {
    const tab = open().select('zwei')
    tab.editor.composing = true
    const compose = (text: string, length: number) => {
      const { from } = tab.state.selection
      const { tr } = tab.state
      tab.editor.dispatch(
        tr.insertText(text, from - length, tab.state.selection.to).setMeta('composition', 1),
      )
    }
    compose('に', 0)
    compose('にほ', 1)
    compose('日本', 2)
    expect(cardsIn(tab)).toEqual([])
    tab.editor.composing = false
    tab.binding.handleUpdate(tab.editor)
    expect([cardsIn(tab), first(tab, 'final')]).toEqual([['ben replaces: zwei -> 日本'], 'p: eins 日本 drei'])
    expect(tab.lines[2]).toBe('p: eins zwei日本| drei')
  })

  it('(5) a word that a spelling checker replaces is one replacement', () => {
    const tab = open()
    const from = tab.find('zwei')
    tab.editor.dispatch(tab.state.tr.insertText('zweit', from, from + 4))
    expect([cardsIn(tab), first(tab, 'final')]).toEqual([
      ['ben replaces: zwei -> zweit'],
      'p: eins zweit drei',
    ])
  })

  it('(7) a format over several blocks and fields is set where there can be one', () => {
    const tab = open()
    tab.selectRange(tab.find('Lage'), tab.find('vier', 4)).editor.run(toggleFormat('italic'))
    expect(cardsIn(tab)).toEqual([
      'ben sets italic: Ein Satz.',
      'ben sets italic: eins zwei drei\nganz fett\nKopf\nvier',
    ])
  })

  it('(1) what is typed inside text that one suggests to be bold is bold with it, and one is not told of two', () => {
    const tab = open().select('zwei')
    tab.editor.run(toggleFormat('bold'))
    tab.caretAt('zwei', 2)
    expect(isFormatted(tab.state, 'bold')).toBe(true)
    tab.type('xx')
    expect(marked(tab, 'final', 'xx')).toEqual({ bold: true })
    expect(cardsIn(tab)).toEqual(['ben sets bold: zwei', 'ben inserts: xx'])
  })
})

describe('what went wrong elsewhere: structure', () => {
  it('(10) a pending move changes nothing that readers see', () => {
    const tab = open().caretAt('vier')
    tab.editor.run(moveHere(-1))
    expect(textIn(tab, 'original')).toEqual(ORIGINAL)
    expect(cardsIn(tab)).toEqual(['ben moves: \nvier'])
    tab.binding.decide(pendingIn(tab), 'reject')
    expect(textIn(tab, 'markup')).toEqual(ORIGINAL)
  })
})

describe('what went wrong elsewhere: several people', () => {
  it('(14) what others write, and a new start, is never a suggestion of one’s own', () => {
    const [ben, cleo] = [open(), new Tab(BYTES, { user: 'cleo' })]
    cleo.caretAt('drei').type('viele ').delete('zwei')
    cleo.select('ganz').editor.run(toggleFormat('bold'))
    cleo.caretAt('vier').editor.run(enter)
    meet(ben, cleo)
    ben.caretAt('eins').type('x')
    expect(cardsIn(ben)).toEqual(['ben inserts: x'])
    const again = open().sync(ben)
    expect(cardsIn(again)).toEqual(['ben inserts: x'])
    expect(spansRoot(again.doc).toJSON()).toEqual(spansRoot(ben.doc).toJSON())
  })

  it('(15) two people suggest on the same word: each has a card of their own', () => {
    const [ben, cleo] = [open().select('zwei').type('neu'), open('cleo').delete('zwei')]
    cleo.caretAt('eins').type('ab ')
    meet(ben, cleo)
    for (const tab of [ben, cleo])
      expect(cardsIn(tab)).toEqual(['cleo inserts: ab ', 'ben replaces: zwei -> neu', 'cleo deletes: zwei'])
    ben.binding.decide(pendingIn(ben, 'cleo'), 'reject')
    meet(ben, cleo)
    expect(cardsIn(cleo)).toEqual(['ben replaces: zwei -> neu'])
    expect(first(cleo, 'final')).toBe('p: eins neu drei')
  })

  it('(16) accepted while somebody types inside of it: what came meanwhile is still a suggestion', () => {
    const [ben, anna] = [open().caretAt('zwei').type('sehr neu '), new Tab(BYTES)]
    meet(ben, anna)
    anna.binding.decide(pendingIn(anna), 'accept')
    ben.caretAt('neu').type('viel ')
    meet(ben, anna)
    expect([first(anna, 'original'), cardsIn(anna)]).toEqual([
      'p: eins sehr neu zwei drei',
      ['ben inserts: viel '],
    ])
  })

  it('(17) accepted and rejected at the same time: one outcome, and both decisions are on record', () => {
    const ben = open().delete('zwei ').caretAt('vier').type('fast ')
    const [anna, cleo] = [new Tab(BYTES).sync(ben), new Tab(BYTES, { user: 'cleo' }).sync(ben)]
    anna.binding.decide(pendingIn(anna), 'accept')
    cleo.binding.decide(pendingIn(cleo), 'reject')
    meet(anna, cleo, ben)
    const outcomes = [anna, cleo, ben].map((tab) => [textIn(tab, 'markup'), cardsIn(tab)])
    expect(outcomes[1]).toEqual(outcomes[0])
    expect(outcomes[2]).toEqual(outcomes[0])
    expect(outcomes[0]?.[1]).toEqual([])
    expect(reviewRoot(anna.doc).toJSON()).toEqual(reviewRoot(cleo.doc).toJSON())
    expect([[...ORIGINAL], textIn(ben, 'final')]).toContainEqual(textIn(anna, 'original'))
  })

  it.each([0, 1, 2, 3])(
    '(17) nor is a replacement half accepted of which the two saw different parts',
    (extra) => {
      const ben = open().selectRange(open().find('zwei'), open().find('zwei', 4)).type('neue')
      const [anna, cleo] = [new Tab(BYTES).sync(ben), new Tab(BYTES, { user: 'cleo' }).sync(ben)]
      ben.type(' Zahl')
      ;(extra % 2 === 0 ? anna : cleo).sync(ben)
      // Numbers of decisions go up by each of them, whoever has the greater client.
      if (extra > 1)
        for (const verdict of ['accept', 'open'] as const) anna.binding.decide(pendingIn(anna), verdict)
      anna.binding.decide(pendingIn(anna), 'accept')
      cleo.binding.decide(pendingIn(cleo), 'reject')
      meet(anna, cleo, ben)
      // What one of them did not see is decided by the other alone.
      expect(first(anna, 'original')).toMatch(/^p: eins (zwei|neue)( Zahl)? drei$/)
      expect(first(cleo, 'original')).toBe(first(anna, 'original'))
    },
  )
})

describe('what went wrong elsewhere: undo', () => {
  it('(18) undo behind accepting leaves nothing that is marked and has no card', () => {
    const ben = open().delete('zwei').caretAt('vier').type('fast ')
    ben.caretAt('ganz').editor.run(backspace)
    ben.select('drei').editor.run(toggleFormat('bold'))
    const anna = new Tab(BYTES).sync(ben)
    const [subjects, cards] = [pendingIn(anna), cardsIn(anna)]
    for (const verdict of ['accept', 'reject'] as const) {
      anna.binding.decide(subjects, verdict)
      expect(cardsIn(anna)).toEqual([])
      anna.binding.undo()
      expect([cardsIn(anna), pendingIn(anna)]).toEqual([cards, subjects])
      expect(reviewRoot(anna.doc).size).toBe(0)
    }
    anna.sync(ben)
    ben.binding.undo()
    ben.binding.undo()
    anna.sync(ben)
    expect(pendingIn(anna).length).toBe(subjects.length - 2)
    anna.binding.decide(pendingIn(anna), 'accept')
    expect([cardsIn(anna), textIn(anna, 'original')]).toEqual([[], textIn(anna, 'final')])
  })

  it('(19) undo goes back in the order of what was done, in whatever mode that was', () => {
    const tab = new Tab(BYTES, { user: 'ben' })
    const states: string[][] = []
    const step = (run: () => void) => {
      states.push([...textIn(tab, 'markup'), ...cardsIn(tab)])
      tab.time += 1000
      run()
    }
    step(() => tab.caretAt('zwei').type('a'))
    step(() => tab.binding.setMode('suggest'))
    step(() => tab.caretAt('zwei').type('b'))
    step(() => tab.select('fett').editor.run(toggleFormat('bold')))
    step(() => tab.binding.decide(pendingIn(tab), 'accept'))
    step(() => tab.delete('drei'))
    step(() => tab.binding.setMode('edit'))
    step(() => tab.delete('vier'))
    step(() => tab.caretAt('Kopf').editor.run(enter))
    const changes = states.filter((state, at) => String(state) !== String(states[at + 1]))
    for (const state of changes.toReversed()) {
      expect(tab.binding.undo()).toBe(true)
      expect([...textIn(tab, 'markup'), ...cardsIn(tab)]).toEqual(state)
    }
    expect(tab.binding.canUndo).toBe(false)
  })
})
