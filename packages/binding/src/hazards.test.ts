import { read, spansRoot, type TextRoot } from '@stet/article'
import { article, p, row, section } from '@stet/article/testing'
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { backspace } from './commands/backspace.ts'
import { enter } from './commands/enter.ts'
import { toggleFormat } from './commands/toggleFormat.ts'
import { pendingIn } from './testing/pendingIn.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const BYTES = articleBytes(
  article('Lage', section('', p('The quick brown fox jumps.'), p('Der zweite.')), row('Ort', 'Rom')),
)

/** Anna reviews, Ben suggests, Cleo edits; nobody hears of the others before they meet. */
function newsroom() {
  const anna = new Tab(BYTES)
  const ben = new Tab(BYTES, { user: 'ben', mode: 'suggest' })
  const cleo = new Tab(BYTES, { user: 'cleo' })
  return { anna, ben, cleo }
}

function meet(...tabs: readonly Tab[]): void {
  for (let round = 0; round < 2; round += 1)
    for (const [at, tab] of tabs.entries()) for (const other of tabs.slice(at + 1)) tab.sync(other)
}

const textIn = (tab: Tab, view: 'original' | 'final' | 'markup', root: TextRoot = 'body') =>
  read(tab.doc, view)[root].map(({ runs }) => runs.map(({ text }) => text).join(''))

/** What all of them read, which has to be the same. */
function together(tabs: readonly Tab[], view: 'original' | 'final' | 'markup', root: TextRoot = 'body') {
  const [first, ...others] = tabs.map((tab) => textIn(tab, view, root))
  for (const other of others) expect(other).toEqual(first)
  return first
}

/** Takes away a paragraph with all that stands in it. */
function takeAway(tab: Tab, text: string): void {
  const from = tab.find(text)
  const block = tab.state.doc.resolve(from)
  const { tr } = tab.state
  tab.editor.dispatch(tr.setSelection(TextSelection.create(tr.doc, block.start(), block.end())))
  tab.editor.dispatch(tab.state.tr.deleteSelection())
  tab.editor.run(backspace)
}

describe('hazards of tracked changes', () => {
  for (const verdict of ['accept', 'reject'] as const) {
    it(`${verdict} while the author extends the run: the late text is pending`, () => {
      const { anna, ben } = newsroom()
      ben.caretAt('quick').type('very ')
      meet(anna, ben)
      ben.time += 1000
      ben.type('very ')
      anna.binding.decide(pendingIn(anna), verdict)
      meet(anna, ben)
      const base = verdict === 'accept' ? 'The very quick brown fox jumps.' : 'The quick brown fox jumps.'
      expect(together([anna, ben], 'original')?.[0]).toBe(base)
      expect(together([anna, ben], 'final')?.[0]).toBe(base.replace('quick', 'very quick'))
      ben.binding.undo()
      meet(anna, ben)
      expect(together([anna, ben], 'final')?.[0]).toBe(base)
    })
  }

  it('a hole in a suggested deletion, decided at the same time: nothing leaks to what stands behind', () => {
    const { anna, ben, cleo } = newsroom()
    ben.delete('quick brown ')
    meet(anna, ben, cleo)
    cleo.caretAt('brown').type('HELLO ')
    anna.binding.decide(pendingIn(anna), 'accept')
    ben.caretAt('jumps').type('high ')
    meet(anna, ben, cleo)
    expect(together([anna, ben, cleo], 'original')?.[0]).toBe('The HELLO fox jumps.')
    expect(together([anna, ben, cleo], 'final')?.[0]).toBe('The HELLO fox high jumps.')
  })

  it('a hole in a suggested format: what is typed behind it is not bold', () => {
    const { anna, ben, cleo } = newsroom()
    ben.select('quick brown').editor.run(toggleFormat('bold'))
    meet(anna, ben, cleo)
    cleo.delete('brown')
    anna.binding.decide(pendingIn(anna), 'accept')
    meet(anna, ben, cleo)
    cleo.caretAt('fox').type('red ')
    meet(anna, ben, cleo)
    const runs = read(anna.doc, 'original').body[0]!.runs.filter(({ formats }) => formats.bold)
    expect(runs.map(({ text }) => text.trim()).join('')).toBe('quick')
    expect(spansRoot(anna.doc).size).toBe(1)
  })

  it('typing inside a deletion that somebody suggests meanwhile: the new text is not struck', () => {
    const { anna, ben, cleo } = newsroom()
    ben.delete('quick brown')
    cleo.caretAt('brown').type('light ')
    meet(anna, ben, cleo)
    expect(together([anna, ben, cleo], 'final')?.[0]).toBe('The light  fox jumps.')
    expect(together([anna, ben, cleo], 'original')?.[0]).toBe('The quick light brown fox jumps.')
  })

  it('a direct deletion over pending changes: the suggestion is off the record, one that came meanwhile stays', () => {
    const { anna, ben, cleo } = newsroom()
    ben.caretAt('brown').type('dark ')
    meet(anna, cleo, ben)
    ben.caretAt('fox').type('old ')
    cleo.delete('quick dark brown ')
    meet(anna, ben, cleo)
    expect(together([anna, ben, cleo], 'original')?.[0]).toBe('The fox jumps.')
    expect(together([anna, ben, cleo], 'final')?.[0]).toBe('The old fox jumps.')
    expect(pendingIn(anna)).toHaveLength(1)
  })

  it('a join is accepted while somebody types there: nothing is lost', () => {
    const { anna, ben, cleo } = newsroom()
    ben.caretAt('Der zweite').editor.run(backspace)
    meet(anna, ben, cleo)
    cleo.caretAt('zweite').type('wirklich ')
    anna.binding.decide(pendingIn(anna), 'accept')
    meet(anna, ben, cleo)
    expect(together([anna, ben, cleo], 'original')).toEqual([
      'The quick brown fox jumps.Der wirklich zweite.',
    ])
  })

  it('a split is accepted while somebody types there: the text stands in the right paragraph', () => {
    const { anna, ben, cleo } = newsroom()
    ben.caretAt('fox').editor.run(enter)
    meet(anna, ben, cleo)
    cleo.caretAt('jumps').type('never ')
    anna.binding.decide(pendingIn(anna), 'accept')
    meet(anna, ben, cleo)
    expect(together([anna, ben, cleo], 'original')?.slice(0, 2)).toEqual([
      'The quick brown ',
      'fox never jumps.',
    ])
  })

  it('a row is taken away as a suggestion, and that is accepted, while somebody types in it: the text stays', () => {
    const { anna, ben, cleo } = newsroom()
    ben.delete('Ort').delete('Rom')
    meet(anna, ben, cleo)
    cleo.caretAt('Rom', 3).type(' und Mailand')
    anna.binding.decide(pendingIn(anna), 'accept')
    meet(anna, ben, cleo)
    expect(together([anna, ben, cleo], 'original', 'details')?.join('|')).toContain(' und Mailand')
  })

  it('two people take away one paragraph each: the section stays, and what comes next can be written', () => {
    const { anna, ben, cleo } = newsroom()
    takeAway(anna, 'The quick')
    takeAway(cleo, 'Der zweite')
    meet(anna, ben, cleo)
    expect(together([anna, ben, cleo], 'original')?.join('')).toBe('')
    cleo.editor.dispatch(
      cleo.state.tr.setSelection(
        TextSelection.near(cleo.state.doc.resolve(cleo.state.doc.content.size - 12)),
      ),
    )
    expect(cleo.state.doc.child(cleo.state.doc.childCount - 2).type.name).toBe('section')
  })
})
