import { articleSchema } from '@stet/article'
import { article, bullet, figure, kicker, lead, p, quote, row, section } from '@stet/article/testing'
import { describe, expect, it } from 'vitest'
import { addDetailsRow } from './commands/addDetailsRow.ts'
import { backspace } from './commands/backspace.ts'
import { insertPasted } from './commands/clipboard/insertPasted.ts'
import { pastedText } from './commands/clipboard/pastedText.ts'
import { deleteForward } from './commands/deleteForward.ts'
import { enter } from './commands/enter.ts'
import { moveHere } from './commands/moveHere.ts'
import { moveSection } from './commands/moveSection.ts'
import { newSection } from './commands/newSection.ts'
import { removeDetailsRow } from './commands/removeDetailsRow.ts'
import { setBlockKind, toggleList } from './commands/setBlockKind.ts'
import { findPlugin } from './find/findPlugin.ts'
import { NO_QUERY } from './find/FindQuery.ts'
import { setFindQuery } from './find/findRequests.ts'
import { replaceAllMatches } from './find/replaceMatches.ts'
import { cardsIn } from './testing/cardsIn.ts'
import { pendingIn } from './testing/pendingIn.ts'
import { articleBytes, Tab } from './testing/Tab.ts'
import { textIn } from './testing/textIn.ts'

const BYTES = articleBytes(
  article(
    'Lage',
    kicker('Dach'),
    lead('Ein Satz.'),
    section('', p('eins zwei drei'), p('vier')),
    section('Kopf', quote('oo'), figure('7', 'Bild'), bullet('Punkt'), bullet('zwei')),
    row('Ort', 'Rom'),
    row('Quellen', ''),
  ),
)
const open = () =>
  new Tab(BYTES, { user: 'ben', mode: 'suggest', plugins: [findPlugin({ language: () => 'de' })] })
const ORIGINAL = textIn(open(), 'original')
const NONE: readonly string[] = []

interface Outcome {
  readonly markup: readonly string[]
  readonly final: readonly string[]
  readonly cards: readonly string[]
}

/** What one edit came to: the lines that a view has and the article had not, and the cards. */
function outcome(tab: Tab): Outcome {
  expect(tab.lines.length).toBeGreaterThan(0)
  expect(textIn(tab, 'original')).toEqual(ORIGINAL)
  const news = (view: 'markup' | 'final') => textIn(tab, view).filter((line) => !ORIGINAL.includes(line))
  return { markup: news('markup'), final: news('final'), cards: cardsIn(tab) }
}

/** Presses Backspace or Delete; inside of a text the browser does it. */
function press(tab: Tab, key: 'backspace' | 'delete', times: number): Tab {
  for (let time = 0; time < times; time += 1) {
    const { from } = tab.state.selection
    tab.time += 40
    const isDone = tab.editor.run(key === 'backspace' ? backspace : deleteForward)
    const [start, end] = key === 'backspace' ? [from - 1, from] : [from, from + 1]
    if (!isDone) tab.editor.dispatch(tab.state.tr.delete(start, end))
  }
  return tab
}

function paste(tab: Tab, text: string): Tab {
  tab.editor.dispatch(insertPasted(tab.state.tr, pastedText(articleSchema, text)))
  return tab
}

/** A place in every kind of text: a word, what its block is called, and what stands around the word in it. */
const PLACES = [
  ['Dach', 'kicker: ', '', ''],
  ['Lage', 'headline: ', '', ''],
  ['Satz', 'lead: ', 'Ein ', '.'],
  ['zwei', 'p: ', 'eins ', ' drei'],
  ['Kopf', 'h: ', '', ''],
  ['oo', 'q: ', '', ''],
  ['Bild', 'fig: ', '', ''],
  ['Punkt', 'ul: ', '', ''],
  ['Ort', 'row: ', '', ''],
  ['Rom', 'cell: ', '', ''],
] as const

describe.each(PLACES)('[B12] suggested in "%s" (1) (2) (9) (11)', (word, name, before, behind) => {
  const line = (text: string) => `${name}${before}${text}${behind}`

  it('typing', () => {
    const text = line(`${word.slice(0, 1)}xy${word.slice(1)}`)
    expect(outcome(open().caretAt(word, 1).type('xy'))).toEqual({
      markup: [text],
      final: [text],
      cards: ['ben inserts: xy'],
    })
  })

  it.each(['backspace', 'delete'] as const)('%s, two times', (key) => {
    const tab = press(open().caretAt(word, key === 'delete' ? 0 : 2), key, 2)
    expect(outcome(tab)).toEqual({
      markup: NONE,
      final: [line(word.slice(2))],
      cards: [`ben deletes: ${word.slice(0, 2)}`],
    })
    expect(tab.state.selection.from).toBe(tab.find(word, key === 'delete' ? 2 : 0))
  })

  it('replacing', () => {
    expect(outcome(open().select(word).type('neu'))).toEqual({
      markup: [line(`${word}neu`)],
      final: [line('neu')],
      cards: [`ben replaces: ${word} -> neu`],
    })
  })

  it('pasting a line', () => {
    expect(outcome(paste(open().caretAt(word), 'ein Wort '))).toMatchObject({
      final: [line(`ein Wort ${word}`)],
      cards: ['ben inserts: ein Wort '],
    })
  })

  it('typing at both edges of what one has just suggested, and inside', () => {
    const tab = open().caretAt(word).type('bd')
    tab.time += 5000
    tab.caretAt('bd').type('a')
    tab.time += 5000
    tab.caretAt('abd', 3).type('e')
    tab.caretAt('abde', 2).type('c')
    expect(outcome(tab)).toEqual({
      markup: [line(`abcde${word}`)],
      final: [line(`abcde${word}`)],
      cards: ['ben inserts: abcde'],
    })
    expect(cardsIn(press(tab, 'backspace', 3))).toEqual(['ben inserts: de'])
    expect(cardsIn(press(tab, 'delete', 2))).toEqual([])
  })

  it.each(['accept', 'reject'] as const)('a replacement, which is decided as one: %s', (verdict) => {
    const tab = open().select(word).type('neu')
    tab.binding.decide(pendingIn(tab), verdict)
    expect(textIn(tab, 'markup')).toContain(line(verdict === 'accept' ? 'neu' : word))
    expect([cardsIn(tab), textIn(tab, 'original')]).toEqual([[], textIn(tab, 'final')])
  })
})

describe('[B12] suggested in the body (4) (8)', () => {
  const cases: readonly (readonly [string, (tab: Tab) => unknown, Outcome])[] = [
    [
      'several blocks pasted',
      (tab) => paste(tab.caretAt('zwei'), 'aa\nbb\ncc'),
      {
        markup: ['p: eins aa', 'p: bb', 'p: cczwei drei'],
        final: ['p: eins aa', 'p: bb', 'p: cczwei drei'],
        cards: ['ben inserts: aa\nbb\ncc'],
      },
    ],
    [
      'found and replaced everywhere',
      (tab) => {
        tab.editor.run(setFindQuery({ ...NO_QUERY, text: 'zwei' }))
        tab.editor.run(replaceAllMatches('zwo', () => true))
      },
      {
        markup: ['p: eins zweio drei', 'ul: zweio'],
        final: ['p: eins zwo drei', 'ul: zwo'],
        cards: ['ben replaces: ei -> o', 'ben replaces: ei -> o'],
      },
    ],
    [
      'a split',
      (tab) => tab.caretAt('zwei').editor.run(enter),
      { markup: ['p: eins ', 'p: zwei drei'], final: ['p: eins ', 'p: zwei drei'], cards: ['ben splits'] },
    ],
    [
      'a split that is taken back',
      (tab) => tab.caretAt('zwei').editor.run(enter) && press(tab, 'backspace', 1),
      { markup: NONE, final: NONE, cards: NONE },
    ],
    [
      'a join',
      (tab) => press(tab.caretAt('vier'), 'backspace', 1),
      { markup: NONE, final: ['p: eins zwei dreivier'], cards: ['ben joins'] },
    ],
    [
      'a join and more',
      (tab) => press(tab.caretAt('vier'), 'backspace', 3),
      { markup: NONE, final: ['p: eins zwei drvier'], cards: ['ben deletes: ei\n'] },
    ],
    [
      'the same text, pasted over it',
      (tab) => paste(tab.select('zwei'), 'zwei'),
      { markup: NONE, final: NONE, cards: NONE },
    ],
    [
      'the same text, typed over it key by key',
      (tab) => tab.select('zwei').type('zwei'),
      // Taking both back would lose what was typed, if somebody accepts the deletion at the same time.
      { markup: ['p: eins zweizwei drei'], final: NONE, cards: ['ben replaces: zwei -> zwei'] },
    ],
    [
      'a heading',
      (tab) => tab.caretAt('vier').editor.run(setBlockKind('sectionHeading')),
      { markup: NONE, final: ['h: vier'], cards: ['ben makes h: vier'] },
    ],
    [
      'a list of two paragraphs',
      (tab) => tab.selectRange(tab.find('eins'), tab.find('vier', 2)).editor.run(toggleList('orderedItem')),
      {
        markup: NONE,
        final: ['ol: eins zwei drei', 'ol: vier'],
        cards: ['ben makes ol: eins zwei drei|vier'],
      },
    ],
    [
      'a paragraph that comes',
      (tab) => tab.caretAt('drei', 4).editor.run(enter) && tab.type('neu'),
      { markup: ['p: neu'], final: ['p: neu'], cards: ['ben adds: p neu'] },
    ],
    [
      'a paragraph that goes',
      (tab) => press(tab.select('vier'), 'backspace', 2),
      { markup: NONE, final: NONE, cards: ['ben removes: p vier'] },
    ],
    [
      'a figure that goes',
      (tab) => tab.editor.dispatch(tab.state.tr.delete(tab.find('Bild', -1), tab.find('Bild', 5))),
      { markup: NONE, final: NONE, cards: ['ben removes: fig Bild'] },
    ],
    [
      'a section that comes',
      (tab) => tab.caretAt('vier').editor.run(newSection) && tab.type('Neu'),
      { markup: ['h: Neu'], final: ['h: Neu'], cards: ['ben adds: h Neu'] },
    ],
    [
      'text over blocks of several sections that goes',
      (tab) => press(tab.selectRange(tab.find('vier', 2), tab.find('oo', 1)), 'backspace', 1),
      { markup: NONE, final: ['p: vio'], cards: ['ben deletes: er\nKopf\no'] },
    ],
    [
      'text over two blocks that is typed over',
      (tab) => tab.selectRange(tab.find('drei'), tab.find('vier', 2)).type('x'),
      { markup: ['p: vixer'], final: ['p: eins zwei xer'], cards: ['ben replaces: drei\nvi -> x'] },
    ],
    [
      'Enter in what one has just suggested',
      (tab) => tab.caretAt('zwei').type('abcd').caretAt('cd').editor.run(enter),
      {
        markup: ['p: eins ab', 'p: cdzwei drei'],
        final: ['p: eins ab', 'p: cdzwei drei'],
        cards: ['ben inserts: ab\ncd'],
      },
    ],
  ]
  it.each(cases)('%s', (_name, run, expected) => {
    const tab = open()
    run(tab)
    expect(outcome(tab)).toEqual(expected)
    for (let step = 0; step < 20 && tab.binding.canUndo; step += 1) tab.binding.undo()
    expect(outcome(tab)).toEqual({ markup: NONE, final: NONE, cards: NONE })
  })
})

describe('[B19] suggested moves, and rows (8) (9)', () => {
  it.each([
    ['a paragraph', 'vier', moveHere(-1), '\nvier'],
    ['a figure', 'Bild', moveHere(1), '\nBild'],
    ['a row', 'Rom', moveHere(1), '\nOrt\nRom'],
  ] as const)('%s that is moved is one card', (_name, text, command, moved) => {
    const tab = open().caretAt(text)
    expect(tab.editor.run(command)).toBe(true)
    expect(cardsIn(tab)).toEqual([`ben moves: ${moved}`])
    expect(textIn(tab, 'original')).toEqual(ORIGINAL)
    expect(textIn(tab, 'final').toSorted()).toEqual(ORIGINAL.toSorted())
  })

  it('a section that is moved with all its blocks is one card', () => {
    const tab = open().caretAt('Punkt')
    tab.editor.run(newSection)
    tab.type('Neu')
    tab.binding.decide(pendingIn(tab), 'accept')
    expect(tab.caretAt('Neu').editor.run(moveSection(-1))).toBe(true)
    expect(cardsIn(tab)).toEqual(['ben moves: \nNeu\nzwei'])
    tab.binding.decide(pendingIn(tab), 'accept')
    expect(textIn(tab, 'markup').slice(6, 14)).toEqual([
      'p: eins zwei drei',
      'p: vier',
      'h: Neu',
      'ul: zwei',
      'h: Kopf',
      'q: oo',
      'fig: Bild',
      'ul: Punkt',
    ])
  })

  it('a row that comes, and one that goes', () => {
    const added = open().caretAt('Rom')
    added.editor.run(addDetailsRow)
    added.type('Dank')
    expect(outcome(added)).toEqual({
      markup: ['row: Dank'],
      final: ['row: Dank'],
      cards: ['ben adds: row Dank'],
    })
    const removed = open().caretAt('Rom')
    removed.editor.run(removeDetailsRow)
    expect(outcome(removed)).toEqual({ markup: NONE, final: NONE, cards: ['ben removes: row Ort|cell Rom'] })
    expect(textIn(removed, 'final').slice(-2)).toEqual(['row: Quellen', 'cell: '])
  })

  it('text in a value that was empty', () => {
    expect(
      outcome(
        open()
          .caretAt('Quellen', 'Quellen'.length + 2)
          .type('dpa'),
      ),
    ).toEqual({
      markup: ['cell: dpa'],
      final: ['cell: dpa'],
      cards: ['ben inserts: dpa'],
    })
  })
})
