import { read } from '@stet/article'
import { article, p, section } from '@stet/article/testing'
import { cardsOf, subjectsOf } from '@stet/tracked-changes'
import { describe, expect, it } from 'vitest'
import { backspace } from './commands/backspace.ts'
import { enter } from './commands/enter.ts'
import { moveHere } from './commands/moveHere.ts'
import { toggleFormat } from './commands/toggleFormat.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const BYTES = articleBytes(article('Lage', section('', p('eins zwei drei'), p('vier'))))

const suggester = () => new Tab(BYTES, { user: 'ben', mode: 'suggest' })
const cards = (tab: Tab) => cardsOf(read(tab.doc, 'markup'))
const texts = (tab: Tab, view: 'original' | 'final' | 'markup') =>
  read(tab.doc, view).body.map(({ runs }) => runs.map(({ text }) => text).join(''))

const said = (tab: Tab) => [texts(tab, 'final'), cards(tab).map(({ change }) => change)]

/** Takes back everything that this person suggested: what reads then, and what Undo brings back that was not there before. */
function takenBack(tab: Tab) {
  const before = said(tab)
  const isDone = tab.binding.withdraw(subjectsOf(cards(tab)))
  const views = (['original', 'final', 'markup'] as const).map((view) => texts(tab, view).join('|'))
  const left = cards(tab).length
  tab.binding.undo()
  return {
    isDone,
    left,
    views: [...new Set(views)],
    isUndone: JSON.stringify(said(tab)) === JSON.stringify(before),
  }
}

const AS_BEFORE = { isDone: true, left: 0, views: ['eins zwei drei|vier'], isUndone: true }

describe('[B75] own suggestions are withdrawn', () => {
  it('an insertion, a deletion, a replacement', () => {
    const ben = suggester()
    ben.caretAt('drei').type('und ')
    ben.delete('zwei')
    expect(takenBack(ben)).toEqual(AS_BEFORE)
  })

  it('a format', () => {
    const ben = suggester()
    ben.select('eins').editor.run(toggleFormat('bold'))
    expect(takenBack(ben)).toEqual(AS_BEFORE)
  })

  it('a split and a join', () => {
    const ben = suggester()
    ben.caretAt('zwei').editor.run(enter)
    expect(takenBack(ben)).toEqual(AS_BEFORE)
    const other = suggester()
    other.caretAt('vier').editor.run(backspace)
    expect(takenBack(other)).toEqual(AS_BEFORE)
  })

  it('a move, both halves at once', () => {
    const ben = suggester()
    ben.caretAt('vier').editor.run(moveHere(-1))
    expect(cards(ben).map(({ change }) => change.what)).toEqual(['moves'])
    expect(takenBack(ben)).toEqual(AS_BEFORE)
  })

  it('only those of the person themselves', () => {
    const ben = suggester()
    ben.delete('zwei')
    const eva = new Tab(BYTES, { user: 'eva', mode: 'suggest' })
    eva.sync(ben)
    expect(eva.binding.withdraw(subjectsOf(cards(eva)))).toBe(false)
    expect(cards(eva)).toHaveLength(1)
  })

  it('not by somebody who may only read', () => {
    const ben = suggester()
    ben.delete('zwei')
    ben.binding.setRight('view')
    expect(ben.binding.withdraw(subjectsOf(cards(ben)))).toBe(false)
  })
})
