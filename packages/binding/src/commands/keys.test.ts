import { AllSelection, Selection } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { articleEnd } from './articleEnd.ts'
import { backspace } from './backspace.ts'
import { arrowAcross, arrowBeside } from './cellNavigation.ts'
import { deleteWord } from './deleteWord.ts'
import { fieldGuard } from './fieldGuard.ts'
import { nextField, previousField } from './nextField.ts'
import { selectAll } from './selectAll.ts'
import { shiftTab, tab } from './tab.ts'
import { isTabReleased, releaseTab, tabRelease } from './tabRelease.ts'
import { after, applied, checkSections, linesOf, stateOf } from './testing/articleNotation.ts'
import { headlessView } from './testing/headlessView.ts'
import { COMMANDS } from './testing/keyPresses.ts'

describe('nextField and previousField', () => {
  const lines = ['kicker: a', 'lead: b', 'p: c', 'h: d', 'row: e = f']
  const at = (index: number, mark: string) =>
    lines.map((line, place) => (place === index ? line.replace(': ', `: ${mark}`) : line))
  it('goes through the fields in reading order', () => {
    expect(after(nextField, at(1, '|'))).toEqual(['kicker: a', 'lead: b', 'p: |c', 'h: d', 'row: e = f'])
    expect(after(nextField, at(3, '|'))).toEqual(['kicker: a', 'lead: b', 'p: c', 'h: d', 'row: |e = f'])
    expect(after(previousField, at(4, '|'))).toEqual(['kicker: a', 'lead: b', 'p: |c', 'h: d', 'row: e = f'])
    expect(after(previousField, at(3, '|'))).toEqual(['kicker: a', 'lead: b|', 'p: c', 'h: d', 'row: e = f'])
  })
  it('leaves the key free at the ends', () => {
    expect(after(previousField, at(0, '|'))).toBeNull()
    expect(after(nextField, at(4, '|'))).toBeNull()
    expect(after(nextField, ['p: |a'])).toBeNull()
  })
})

describe('selectAll', () => {
  it.each<[string, string[], string[], string[]]>([
    ['a field', ['headline: a|b', 'p: c'], ['headline: [ab]', 'p: c'], ['headline: ab', 'p: c]']],
    [
      'the body',
      ['lead: a', 'p: b', 'h: c|', 'row: d = e'],
      ['lead: a', 'p: [b', 'h: c]', 'row: d = e'],
      ['lead: a', 'p: b', 'h: c', 'row: d = e]'],
    ],
    ['a cell', ['p: x', 'row: a| = b'], ['p: x', 'row: [a] = b'], ['p: x', 'row: a = b]']],
  ])('takes %s first, then the article', (_name, before, first, second) => {
    const once = applied(selectAll, stateOf(before))
    const twice = once && applied(selectAll, once)
    const again = twice && applied(selectAll, twice)
    expect(once && linesOf(once)).toEqual(first)
    expect(twice && linesOf(twice)).toEqual(['kicker: [', ...second])
    expect(again && linesOf(again)).toEqual(['kicker: [', ...second])
  })
  it('takes the article from an empty field', () => {
    expect(after(selectAll, ['headline: |', 'p: a'])).toEqual(['kicker: [', 'p: a]'])
  })
})

describe('articleEnd', () => {
  const lines = ['kicker: a', 'lead: b', 'p: c|d', 'h: e', 'row: f = g']
  it('goes to the ends of the article', () => {
    expect(after(articleEnd(1, false), lines)?.slice(-1)).toEqual(['row: f = g|'])
    expect(after(articleEnd(-1, false), lines)?.[0]).toBe('kicker: |a')
    expect(after(articleEnd(1, false), ['p: a|b', 'h: c'])?.slice(-1)).toEqual(['h: c|'])
  })
  it('selects as far as that from where the selection began', () => {
    const all = stateOf(lines)
    const { selection, doc } = all
    const down = applied(articleEnd(1, true), all)
    expect([down?.selection.anchor, down?.selection.head]).toEqual([
      selection.anchor,
      Selection.atEnd(doc).head,
    ])
    const up = down && applied(articleEnd(-1, true), down)
    expect([up?.selection.anchor, up?.selection.head]).toEqual([
      selection.anchor,
      Selection.atStart(doc).head,
    ])
  })
})

describe('Tab', () => {
  it.each<[string, typeof tab, string[], string[] | null]>([
    ['goes to the next cell', tab, ['p: x', 'row: a| = b'], ['p: x', 'row: a = b|']],
    ['goes to the next row', tab, ['p: x', 'row: a = b|', 'row: c'], ['p: x', 'row: a = b', 'row: c|']],
    ['adds a row at the end', tab, ['p: x', 'row: a = |b'], ['p: x', 'row: a = b', 'row: |']],
    ['leaves from an empty last row', tab, ['p: x', 'row: a = b', 'row:  = |'], null],
    ['goes to the cell before', shiftTab, ['p: x', 'row: a = |b'], ['p: x', 'row: a| = b']],
    ['leaves from the first cell', shiftTab, ['p: x', 'row: |a'], null],
    ['indents', tab, ['ul: a', 'ul: b|'], ['ul: a', 'ul1: b|']],
    ['stays in a list that cannot be indented', tab, ['ul: a|'], ['ul: a|']],
    ['outdents', shiftTab, ['ul: a', 'ul1: b|'], ['ul: a', 'ul: b|']],
    ['stays in a list that is not indented', shiftTab, ['ul: a|'], ['ul: a|']],
    ['is free in a paragraph', tab, ['p: a|'], null],
    ['is free in a field', tab, ['headline: a|', 'p: x'], null],
    ['is free backwards in a field', shiftTab, ['headline: a|', 'p: x'], null],
  ])('%s', (_name, command, before, expected) => {
    expect(after(command, before)).toEqual(expected)
  })
  it('is free after Escape until the caret moves', () => {
    let state = stateOf(['p: x', 'row: a| = b'], [tabRelease()])
    expect(releaseTab(state, (tr) => (state = state.apply(tr)))).toBe(false)
    expect(isTabReleased(state)).toBe(true)
    expect(tab(state)).toBe(false)
    expect(shiftTab(state)).toBe(false)
    state = state.apply(state.tr.insertText('b'))
    expect(isTabReleased(state)).toBe(false)
    expect(tab(state)).toBe(true)
  })
})

describe('arrows in the details', () => {
  const lines = ['p: x', 'row: ab = cd', 'row: ef = g']
  it('go into the cell beside', () => {
    expect(after(arrowBeside(1), ['p: x', 'row: ab| = cd'])).toEqual(['p: x', 'row: ab = |cd'])
    expect(after(arrowBeside(-1), ['p: x', 'row: ab = |cd'])).toEqual(['p: x', 'row: ab| = cd'])
    expect(after(arrowBeside(1), ['p: x', 'row: a = b|', 'row: c'])).toEqual([
      'p: x',
      'row: a = b',
      'row: |c',
    ])
    expect(after(arrowBeside(-1), ['p: x', 'row: a = b', 'row: |c'])).toEqual([
      'p: x',
      'row: a = b|',
      'row: c',
    ])
  })
  it('go into the same column of the next row', () => {
    expect(after(arrowAcross(1), ['p: x', 'row: ab = cd|', 'row: ef = g'])).toEqual([
      ...lines.slice(0, 2),
      'row: ef = g|',
    ])
    expect(after(arrowAcross(-1), ['p: x', 'row: ab = cd', 'row: e|f = g'])).toEqual([
      'p: x',
      'row: a|b = cd',
      'row: ef = g',
    ])
  })
  it('are free elsewhere', () => {
    expect(after(arrowBeside(1), ['p: x', 'row: a|b'])).toBeNull()
    expect(after(arrowBeside(1), ['p: x|', 'row: a'])).toBeNull()
    expect(after(arrowBeside(-1), ['p: x', 'row: |a'])).toBeNull()
    expect(after(arrowBeside(1), ['p: x', 'row: a = b|'])).toBeNull()
    expect(after(arrowBeside(1), ['p: x', 'row: [a] = b'])).toBeNull()
    expect(after(arrowAcross(1), ['p: x', 'row: a|'])).toBeNull()
    expect(after(arrowAcross(-1), ['p: x', 'row: a|'])).toBeNull()
    expect(after(arrowAcross(1), ['p: x|', 'row: a'])).toBeNull()
  })
})

describe('deleteWord', () => {
  it.each<[string, -1 | 1, string[], string[]]>([
    ['the word before', -1, ['p: one two|'], ['p: one |']],
    ['with white space between', -1, ['p: one two  |x'], ['p: one |x']],
    ['one sign', -1, ['p: one.|'], ['p: one|']],
    ['the rest of a word', 1, ['p: o|ne two'], ['p: o| two']],
    ['the word behind', 1, ['p: one| two three'], ['p: one| three']],
    [
      'not beyond white space at the start of a field',
      -1,
      ['kicker: a', 'headline:   |b', 'p: x'],
      ['kicker: a', 'headline: |b', 'p: x'],
    ],
    ['a family as one', -1, ['p: a👨‍👩‍👧|'], ['p: a|']],
    ['at the start of a block like Backspace', -1, ['p: a', 'p: |b'], ['p: a|b']],
    ['at the start of a field nothing', -1, ['headline: |b', 'p: x'], ['headline: |b', 'p: x']],
    ['at the end of a block like Delete', 1, ['p: a|', 'p: b'], ['p: a|b']],
    ['a selection', -1, ['headline: a[b', 'p: c]d'], ['headline: a|', 'p: d']],
  ])('%s', (_name, direction, before, expected) => {
    expect(after(deleteWord(direction), before)).toEqual(expected)
  })
})

describe('a selection of the whole article', () => {
  const lines = ['headline: a', 'lead: b', 'p: c', 'h: d', 'row: e = f']
  it.each(Object.entries(COMMANDS))('is understood by %s', (_name, [, command]) => {
    const state = whole(lines)
    const next = applied(command, state) ?? state
    checkSections(next.doc)
    expect(next.doc.childCount).toBeGreaterThanOrEqual(8)
  })
  it('is emptied field by field', () => {
    const next = applied(backspace, whole(lines))
    expect(next && linesOf(next)).toEqual(['kicker: |', 'p:', 'row:  ='])
  })
  it('is typed over field by field', () => {
    const view = headlessView(whole(lines))
    view.type('x')
    expect(linesOf(view.state)).toEqual(['kicker: x|', 'p:', 'row:  ='])
  })
})

function whole(lines: readonly string[]): EditorState {
  const state = stateOf(lines, [fieldGuard({ undo: () => false, redo: () => false })])
  return state.apply(state.tr.setSelection(new AllSelection(state.doc)))
}
