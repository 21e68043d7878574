import { describe, expect, it } from 'vitest'
import { enter } from './enter.ts'
import { after, applied, selected, stateOf } from './testing/articleNotation.ts'

describe('enter in fields', () => {
  it.each([
    ['kicker', 'headline'],
    ['headline', 'subheadline'],
    ['subheadline', 'byline'],
    ['byline', 'dateline'],
    ['dateline', 'lead'],
  ])('goes from %s to %s and splits nothing', (from, to) => {
    expect(after(enter, [`${from}: on|e`, `${to}: two`, 'p: x'])).toEqual([
      `${from}: one`,
      `${to}: two|`,
      'p: x',
    ])
  })
  it('goes from the lead to the start of the body', () => {
    expect(after(enter, ['lead: o|ne', 'p: two'])).toEqual(['lead: one', 'p: |two'])
    expect(after(enter, ['lead: one|', 'h: two'])).toEqual(['lead: one', 'h: |two'])
  })
  it('makes a block when the body has none', () => {
    expect(after(enter, ['lead: one|'])).toEqual(['lead: one', 'p: |'])
  })
  it('keeps the text of a selection inside the field', () => {
    expect(after(enter, ['headline: [one]', 'p: x'])).toEqual(['headline: one', 'subheadline: |', 'p: x'])
  })
})

describe('enter in the body', () => {
  it.each<[string, string[], string[]]>([
    ['splits a paragraph', ['p: on|e'], ['p: on', 'p: |e']],
    ['begins a paragraph behind one', ['p: one|', 'p: two'], ['p: one', 'p: |', 'p: two']],
    ['puts an empty paragraph before one, the caret stays with the text', ['p: |one'], ['p:', 'p: |one']],
    ['adds to an empty paragraph', ['p: |'], ['p:', 'p: |']],
    ['goes on with a paragraph behind a heading', ['h: one|', 'p: two'], ['h: one', 'p: |', 'p: two']],
    [
      'makes a paragraph of the rest of a heading',
      ['p: a', 'h: on|e', 'p: b'],
      ['p: a', 'h: on', 'p: |e', 'p: b'],
    ],
    [
      'puts a paragraph before a heading into the section before',
      ['p: a', 'h: |one'],
      ['p: a', 'p:', 'h: |one'],
    ],
    ['puts a paragraph before the first heading', ['h: |one', 'p: b'], ['p:', 'h: |one', 'p: b']],
    ['goes on with a paragraph behind an empty heading', ['h: |', 'p: b'], ['h:', 'p: |', 'p: b']],
    ['splits a list item', ['ul1: on|e'], ['ul1: on', 'ul1: |e']],
    ['goes on with a list', ['ol: one|'], ['ol: one', 'ol: |']],
    ['puts a list item before one', ['ol2: |one'], ['ol2:', 'ol2: |one']],
    ['outdents an empty list item', ['ul: one', 'ul2: |'], ['ul: one', 'ul1: |']],
    ['ends a list', ['ul: one', 'ul: |', 'p: x'], ['ul: one', 'p: |', 'p: x']],
    ['splits a quote', ['q: on|e'], ['q: on', 'q: |e']],
    ['leaves a quote at its end', ['q: one|'], ['q: one', 'p: |']],
    ['leaves a quote at its start', ['q: |one'], ['p:', 'q: |one']],
    ['makes a paragraph of an empty quote', ['q: |'], ['p: |']],
    ['goes on with a factbox', ['box: one|'], ['box: one', 'box: |']],
    ['splits a factbox line', ['box: o|ne'], ['box: o', 'box: |ne']],
    ['puts a factbox line before one', ['box: |one'], ['box:', 'box: |one']],
    ['ends a factbox', ['box: one', 'box: |'], ['box: one', 'p: |']],
    ['goes on with a paragraph behind a caption', ['fig: one|'], ['fig: one', 'p: |']],
    ['goes on with a paragraph behind an empty caption', ['fig: |'], ['fig:', 'p: |']],
    ['makes a paragraph of the rest of a caption', ['fig: o|ne'], ['fig: o', 'p: |ne']],
    ['puts a paragraph before a caption', ['fig: |one'], ['p:', 'fig: |one']],
    ['never splits an unknown block', ['x: o|ne', 'p: two'], ['x: one', 'p: |', 'p: two']],
    ['goes on behind an unknown block', ['x: one|'], ['x: one', 'p: |']],
    ['puts a paragraph before an unknown block', ['x: |one'], ['p:', 'x: |one']],
    ['replaces a selection', ['p: o[n]e'], ['p: o', 'p: |e']],
    ['replaces a selection over blocks', ['p: o[ne', 'h: t]wo'], ['p: o', 'p: |wo']],
    ['does not cut a character in two', ['p: a😀|b'], ['p: a😀', 'p: |b']],
  ])('%s', (_name, before, expected) => {
    expect(after(enter, before)).toEqual(expected)
  })

  it('snaps a caret inside a surrogate pair behind it', () => {
    const state = stateOf(['p: a|😀b'])
    const inside = selected(state, 2)
    expect(
      applied(enter, inside)
        ?.doc.textBetween(0, inside.doc.content.size + 2, '\n')
        .trim(),
    ).toBe('a😀\nb')
  })

  it('keeps a bold caret in a block of the same kind only', () => {
    const bold = stateOf(['p: one|']).schema.marks['bold']
    if (!bold) throw new Error('no bold')
    const state = stateOf(['p: one|'])
    const withMark = state.apply(state.tr.addStoredMark(bold.create()))
    expect(applied(enter, withMark)?.storedMarks).toEqual([bold.create()])
    const heading = stateOf(['h: one|'])
    expect(applied(enter, heading.apply(heading.tr.addStoredMark(bold.create())))?.storedMarks).toBeNull()
  })
})

describe('enter in the details', () => {
  it.each<[string, string[], string[]]>([
    ['goes from key to value', ['p: x', 'row: Or|t = So'], ['p: x', 'row: Ort = So|']],
    ['goes into a virtual value', ['p: x', 'row: Ort|'], ['p: x', 'row: Ort = |']],
    ['goes to the next key', ['p: x', 'row: a = b|', 'row: c = d'], ['p: x', 'row: a = b', 'row: c| = d']],
    ['adds a row behind the last', ['p: x', 'row: a = |b'], ['p: x', 'row: a = b', 'row: |']],
    ['stays in an empty last row', ['p: x', 'row:  = |'], ['p: x', 'row:  = |']],
    ['keeps a selection inside a cell', ['p: x', 'row: [Ort] = b'], ['p: x', 'row: Ort = b|']],
    [
      'lets every cell of a selection lose its part',
      ['p: x', 'row: O[rt = Sot]schi'],
      ['p: x', 'row: O = schi|'],
    ],
  ])('%s', (_name, before, expected) => {
    expect(after(enter, before)).toEqual(expected)
  })
})

describe('enter over a selection across fields', () => {
  it('lets every field lose its own part and goes on', () => {
    expect(after(enter, ['headline: he[ad', 'lead: lead', 'p: one', 'p: t]wo', 'row: a = b'])).toEqual([
      'headline: he',
      'subheadline: |',
      'p: wo',
      'row: a = b',
    ])
  })
  it('splits the block where it began in the body', () => {
    expect(after(enter, ['p: o[ne', 'p: two', 'row: a]b = c'])).toEqual(['p: o', 'p: |', 'row: b = c'])
  })
})
