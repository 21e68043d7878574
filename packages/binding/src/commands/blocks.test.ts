import { describe, expect, it } from 'vitest'
import { addDetailsRow } from './addDetailsRow.ts'
import { indent, outdent } from './indent.ts'
import { newSection } from './newSection.ts'
import { removeDetailsRow } from './removeDetailsRow.ts'
import { isBlockKind, setBlockKind, toggleBlockKind, toggleList } from './setBlockKind.ts'
import { after, stateOf } from './testing/articleNotation.ts'

describe('setBlockKind', () => {
  it.each<[string, Parameters<typeof setBlockKind>[0], string[], string[]]>([
    [
      'begins a section with a heading',
      'sectionHeading',
      ['p: a', 'p: b|', 'p: c'],
      ['p: a', 'h: b|', 'p: c'],
    ],
    ['joins the section before', 'paragraph', ['p: a', 'h: b|', 'p: c'], ['p: a', 'p: b|', 'p: c']],
    [
      'converts every block of a selection',
      'quote',
      ['p: [a', 'h: b', 'ul2: c]'],
      ['q: [a', 'q: b', 'q: c]'],
    ],
    ['makes several sections', 'sectionHeading', ['p: [a', 'p: b]', 'p: c'], ['h: [a', 'h: b]', 'p: c']],
    ['keeps the indent in the other list', 'orderedItem', ['ul: a', 'ul2: b|'], ['ul: a', 'ol2: b|']],
    [
      'leaves figures and unknown blocks',
      'paragraph',
      ['fig: [a', 'q: b', 'x: c]'],
      ['fig: [a', 'p: b', 'x: c]'],
    ],
    [
      'converts the body part only',
      'quote',
      ['lead: [a', 'p: b]', 'row: c'],
      ['lead: [a', 'q: b]', 'row: c'],
    ],
  ])('%s', (_name, kind, before, expected) => {
    expect(after(setBlockKind(kind), before)).toEqual(expected)
  })
  it('does not handle what would not change', () => {
    expect(after(setBlockKind('paragraph'), ['p: a|'])).toBeNull()
    expect(after(setBlockKind('quote'), ['headline: a|', 'p: b'])).toBeNull()
    expect(after(setBlockKind('paragraph'), ['fig: a|'])).toBeNull()
  })
  it('keeps what is known of the marker', () => {
    const state = stateOf(['p: a|'])
    const pending = state.apply(
      state.tr.setNodeAttribute(state.selection.$head.before(), 'insertion', 'anna'),
    )
    setBlockKind('quote')(pending, (tr) => {
      expect(tr.doc.resolve(tr.selection.head).parent.attrs).toMatchObject({ insertion: 'anna' })
    })
  })
})

describe('toggleBlockKind', () => {
  it('turns a kind on and off', () => {
    expect(after(toggleBlockKind('quote'), ['p: a|'])).toEqual(['q: a|'])
    expect(after(toggleBlockKind('quote'), ['q: a|'])).toEqual(['p: a|'])
    expect(after(toggleList('bulletItem'), ['ul: [a', 'p: b]'])).toEqual(['ul: [a', 'ul: b]'])
    expect(after(toggleList('bulletItem'), ['ul: [a', 'ul: b]'])).toEqual(['p: [a', 'p: b]'])
    expect(after(toggleList('orderedItem'), ['ul1: a|'])).toEqual(['ol1: a|'])
  })
  it('says whether it is on', () => {
    expect(isBlockKind(stateOf(['q: a|']), 'quote')).toBe(true)
    expect(isBlockKind(stateOf(['q: [a', 'p: b]']), 'quote')).toBe(false)
    expect(isBlockKind(stateOf(['headline: a|']), 'paragraph')).toBe(false)
  })
})

describe('indent and outdent', () => {
  it('indents at most one deeper than the item before', () => {
    expect(after(indent, ['ul: a', 'ul: b|'])).toEqual(['ul: a', 'ul1: b|'])
    expect(after(indent, ['ul: a', 'ul1: b|'])).toBeNull()
    expect(after(indent, ['ul: |a'])).toBeNull()
    expect(after(indent, ['p: a', 'ul: b|'])).toBeNull()
    expect(after(indent, ['ul8: a', 'ul8: b|'])).toBeNull()
    expect(after(indent, ['ul: a', 'ul: [b', 'ul: c]'])).toEqual(['ul: a', 'ul1: [b', 'ul1: c]'])
  })
  it('outdents what is indented', () => {
    expect(after(outdent, ['ul: a', 'ul2: b|'])).toEqual(['ul: a', 'ul1: b|'])
    expect(after(outdent, ['ul1: [a', 'ul: b]'])).toEqual(['ul: [a', 'ul: b]'])
    expect(after(outdent, ['ul: a|'])).toBeNull()
    expect(after(outdent, ['p: a|'])).toBeNull()
  })
})

describe('newSection', () => {
  it.each<[string, string[], string[]]>([
    ['puts a heading behind the block', ['p: a|b', 'p: c'], ['p: ab', 'h: |', 'p: c']],
    ['makes an empty paragraph the heading', ['p: a', 'p: |', 'p: c'], ['p: a', 'h: |', 'p: c']],
    ['works in an empty body', ['p: |'], ['h: |']],
    ['works behind a heading', ['h: a|', 'p: b'], ['h: a', 'h: |', 'p: b']],
    ['goes to the start of the body from above', ['lead: a|', 'p: b'], ['lead: a', 'h: |', 'p: b']],
    ['goes to the end of the body from the details', ['p: b', 'row: a|'], ['p: b', 'h: |', 'row: a']],
    ['works without any block', ['lead: a|'], ['lead: a', 'h: |']],
    ['uses the only empty paragraph from elsewhere', ['lead: a|', 'p:'], ['lead: a', 'h: |']],
  ])('%s', (_name, before, expected) => {
    expect(after(newSection, before)).toEqual(expected)
  })
})

describe('rows', () => {
  it('adds one behind the row with the caret', () => {
    expect(after(addDetailsRow, ['p: x', 'row: a| = b', 'row: c'])).toEqual([
      'p: x',
      'row: a = b',
      'row: |',
      'row: c',
    ])
  })
  it('adds one at the end from elsewhere', () => {
    expect(after(addDetailsRow, ['p: x|', 'row: a = b'])).toEqual(['p: x', 'row: a = b', 'row: |'])
    expect(after(addDetailsRow, ['p: x|'])).toEqual(['p: x', 'row: |'])
  })
  it('removes rows with their text', () => {
    const lines = ['p: x', 'row: a = b', 'row: c = d|', 'row: e = f']
    expect(after(removeDetailsRow, lines)).toEqual(['p: x', 'row: a = b', 'row: e = f|'])
    expect(after(removeDetailsRow, ['p: x', 'row: a = b', 'row: c| = d'])).toEqual(['p: x', 'row: a| = b'])
    expect(after(removeDetailsRow, ['p: x', 'row: a| = b'])).toEqual(['p: x|'])
    expect(after(removeDetailsRow, ['p: x', 'row: [a', 'row: c = d]', 'row: e = f'])).toEqual([
      'p: x',
      'row: e| = f',
    ])
    expect(after(removeDetailsRow, ['p: x|', 'row: a = b'])).toBeNull()
  })
})
