import { describe, expect, it } from 'vitest'
import { articleMoveOf } from '../moveMeta.ts'
import { moveBlock } from './moveBlock.ts'
import { moveDetailsRow } from './moveDetailsRow.ts'
import { moveHere } from './moveHere.ts'
import { moveSection } from './moveSection.ts'
import type { IsBusy } from './swapNeighbours.ts'
import { after, linesOf, stateOf } from './testing/articleNotation.ts'

describe('moveBlock', () => {
  it.each<[string, -1 | 1, string[], string[]]>([
    ['up', -1, ['p: a', 'q: b|c'], ['q: b|c', 'p: a']],
    ['down', 1, ['p: a|', 'ul: b', 'p: c'], ['ul: b', 'p: a|', 'p: c']],
    [
      'up over a heading, into the section before',
      -1,
      ['p: a', 'h: b', 'p: |c', 'p: d'],
      ['p: a', 'p: |c', 'h: b', 'p: d'],
    ],
    ['up over the first heading', -1, ['h: b', 'p: c|', 'p: d'], ['p: c|', 'h: b', 'p: d']],
    [
      'down over a heading, into the next section',
      1,
      ['p: a', 'p: b|', 'h: c', 'p: d'],
      ['p: a', 'h: c', 'p: b|', 'p: d'],
    ],
    ['the last paragraph before the only heading', 1, ['p: b|', 'h: c'], ['h: c', 'p: b|']],
    ['several blocks up', -1, ['p: a', 'p: b[b', 'p: c]c', 'p: d'], ['p: b[b', 'p: c]c', 'p: a', 'p: d']],
    ['several blocks down', 1, ['p: b]b', 'p: c[c', 'p: d'], ['p: d', 'p: b]b', 'p: c[c']],
    [
      'several sections',
      1,
      ['p: a[', 'h: b', 'p: c]', 'h: d', 'p: e'],
      ['h: d', 'p: a[', 'h: b', 'p: c]', 'p: e'],
    ],
    ['a figure', -1, ['p: a', 'fig: b|'], ['fig: b|', 'p: a']],
    ['an unknown block', 1, ['x: a|', 'p: b'], ['p: b', 'x: a|']],
  ])('%s', (_name, direction, before, expected) => {
    expect(after(moveBlock(direction), before)).toEqual(expected)
  })
  it('stays at the ends and outside of the body', () => {
    expect(after(moveBlock(-1), ['p: |a', 'p: b'])).toBeNull()
    expect(after(moveBlock(1), ['p: a', 'p: |b', 'row: c'])).toBeNull()
    expect(after(moveBlock(1), ['lead: |a', 'p: b'])).toBeNull()
  })
})

describe('moveSection', () => {
  const lines = ['p: intro', 'h: one', 'p: a', 'h: two', 'p: b|', 'p: c', 'h: three', 'p: d']
  it('swaps with the section before', () => {
    expect(after(moveSection(-1), lines)).toEqual([
      'p: intro',
      'h: two',
      'p: b|',
      'p: c',
      'h: one',
      'p: a',
      'h: three',
      'p: d',
    ])
  })
  it('swaps with the section behind', () => {
    expect(after(moveSection(1), lines)).toEqual([
      'p: intro',
      'h: one',
      'p: a',
      'h: three',
      'p: d',
      'h: two',
      'p: b|',
      'p: c',
    ])
  })
  it('swaps the first one when it has a heading', () => {
    expect(after(moveSection(-1), ['h: a', 'p: b', 'h: |c'])).toEqual(['h: |c', 'h: a', 'p: b'])
  })
  it('leaves a first section without heading where it is', () => {
    expect(after(moveSection(-1), ['p: a', 'h: |c'])).toBeNull()
    expect(after(moveSection(1), ['p: |a', 'h: c'])).toBeNull()
    expect(after(moveSection(1), ['p: a', 'h: c|', 'row: d'])).toBeNull()
    expect(after(moveSection(1), ['headline: |a', 'h: c'])).toBeNull()
  })
})

describe('moveDetailsRow', () => {
  it('swaps rows with their values, virtual ones too', () => {
    expect(after(moveDetailsRow(-1), ['p: x', 'row: a = b', 'row: c|'])).toEqual([
      'p: x',
      'row: c|',
      'row: a = b',
    ])
    expect(after(moveDetailsRow(1), ['p: x', 'row: a = |b', 'row: c'])).toEqual([
      'p: x',
      'row: c',
      'row: a = |b',
    ])
  })
  it('stays at the ends and outside', () => {
    expect(after(moveDetailsRow(-1), ['p: x', 'row: a|'])).toBeNull()
    expect(after(moveDetailsRow(1), ['p: x', 'row: a|'])).toBeNull()
    expect(after(moveDetailsRow(1), ['p: x|', 'row: a', 'row: b'])).toBeNull()
  })
})

describe('what is moved', () => {
  it('is what the person moves, when nobody is there', () => {
    expect(movedText(['p: one', 'p: two|'], null)).toEqual({ text: 'two', result: ['p: two|', 'p: one'] })
  })
  it('is the neighbour, when somebody writes in what is moved', () => {
    expect(movedText(['p: one', 'p: two|'], 'two')).toEqual({ text: 'one', result: ['p: two|', 'p: one'] })
  })
  it('is what the person moves, when somebody writes in the neighbour', () => {
    expect(movedText(['p: one', 'p: two|'], 'one').text).toBe('two')
  })
  it('goes for sections and rows too', () => {
    expect(movedText(['h: one', 'p: a', 'h: t|wo', 'p: b'], 'b')).toEqual({
      text: 'one\na',
      result: ['h: t|wo', 'p: b', 'h: one', 'p: a'],
    })
    expect(movedText(['p: x', 'row: a = b', 'row: c| = d'], 'd')).toEqual({
      text: 'a\nb',
      result: ['p: x', 'row: c| = d', 'row: a = b'],
    })
  })
  it('is a section from its heading only', () => {
    expect(movedText(['h: one', 'p: a', 'h: two', 'p: b|'], null).text).toBe('b')
  })
})

function movedText(lines: string[], isBusyIn: string | null) {
  const state = stateOf(lines)
  const isBusy: IsBusy = (from, to) =>
    isBusyIn !== null && state.doc.textBetween(from, to, '\n').includes(isBusyIn)
  let text = ''
  let result: readonly string[] = []
  moveHere(-1, isBusy)(state, (tr) => {
    const [range] = articleMoveOf(tr)?.ranges ?? []
    if (range) text = state.doc.textBetween(range.from, range.to, '\n')
    result = linesOf(state.apply(tr))
  })
  return { text, result }
}
