import { NodeSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { backspace } from './backspace.ts'
import { deletePerField } from './deletePerField.ts'
import { after, applied, linesOf, selected, stateOf } from './testing/articleNotation.ts'

describe('backspace', () => {
  it('leaves deletion inside of a text to the browser', () => {
    expect(after(backspace, ['p: o|ne'])).toBeNull()
    expect(after(backspace, ['headline: o|ne'])).toBeNull()
    expect(after(backspace, ['p: x', 'row: O|rt'])).toBeNull()
  })

  it.each(['kicker', 'headline', 'subheadline', 'byline', 'dateline', 'lead'])(
    'changes nothing at the start of %s',
    (name) => {
      const lines = ['p: x', 'row: a = b']
      expect(after(backspace, [`${name}: |one`, ...lines])).toEqual([`${name}: |one`, ...lines])
      expect(after(backspace, [`${name}: |`, ...lines])).toEqual([`${name}: |`, ...lines])
    },
  )

  it.each<[string, string[], string[]]>([
    ['makes a paragraph of a heading first', ['p: a', 'h: |b', 'p: c'], ['p: a', 'p: |b', 'p: c']],
    ['makes a paragraph of an empty heading', ['p: a', 'h: |'], ['p: a', 'p: |']],
    ['makes a paragraph of the first heading', ['h: |b'], ['p: |b']],
    ['makes a paragraph of a quote', ['p: a', 'q: |b'], ['p: a', 'p: |b']],
    ['makes a paragraph of a factbox line', ['box: |b'], ['p: |b']],
    ['outdents a list item first', ['ul: a', 'ul2: |b'], ['ul: a', 'ul1: |b']],
    ['makes a paragraph of a list item', ['ol: a', 'ol: |b'], ['ol: a', 'p: |b']],
    ['joins with the block before, which keeps its kind', ['ul: a', 'p: |b'], ['ul: a|b']],
    ['joins with a quote', ['q: a', 'p: |b'], ['q: a|b']],
    ['joins with a heading', ['h: a', 'p: |b', 'p: c'], ['h: a|b', 'p: c']],
    ['removes an empty paragraph', ['p: a', 'p: |', 'p: c'], ['p: a|', 'p: c']],
    ['removes an empty block before a text', ['p: a', 'p:', 'p: |b'], ['p: a', 'p: |b']],
    ['removes an empty heading before a text', ['p: a', 'h:', 'p: |b'], ['p: a', 'p: |b']],
    ['goes from the first block to the end of the lead', ['lead: a', 'p: |b'], ['lead: a|', 'p: b']],
    ['removes an empty first block', ['lead: a', 'p: |', 'p: b'], ['lead: a|', 'p: b']],
    ['removes an empty first block before a heading', ['lead: a', 'p: |', 'h: b'], ['lead: a|', 'h: b']],
    ['keeps the only block', ['lead: a', 'p: |'], ['lead: a|', 'p:']],
    ['makes a paragraph of a figure without caption', ['p: a', 'fig: |'], ['p: a', 'p: |']],
    ['keeps a figure with caption', ['p: a', 'fig: |b'], ['p: a|', 'fig: b']],
    ['keeps the first figure', ['lead: x', 'fig: |b'], ['lead: x|', 'fig: b']],
    ['does not join with a caption', ['fig: a', 'p: |b'], ['fig: a|', 'p: b']],
    ['removes an empty paragraph behind a figure', ['fig: a', 'p: |', 'p: b'], ['fig: a|', 'p: b']],
    ['keeps an unknown block', ['p: a', 'x: |b'], ['p: a|', 'x: b']],
    ['keeps an empty unknown block', ['p: a', 'x: |'], ['p: a|', 'x:']],
    ['does not join with an unknown block', ['x: a', 'p: |b'], ['x: a|', 'p: b']],
  ])('%s', (_name, before, expected) => {
    expect(after(backspace, before)).toEqual(expected)
  })

  it('joins across sections: the paragraph behind a heading that became a paragraph', () => {
    const once = applied(backspace, stateOf(['p: a', 'h: |b', 'p: c', 'h: d']))
    const twice = once && applied(backspace, once)
    expect(twice && linesOf(twice)).toEqual(['p: a|b', 'p: c', 'h: d'])
    expect(twice?.doc.childCount).toBe(6 + 2 + 1)
  })

  it.each<[string, string[], string[]]>([
    ['removes an empty row', ['p: x', 'row: a = b', 'row: |'], ['p: x', 'row: a = b|']],
    ['goes to the next row behind the first', ['p: x', 'row: |', 'row: c = d'], ['p: x', 'row: c| = d']],
    ['removes the only row', ['p: x', 'row: |'], ['p: x|']],
    ['goes from an empty value to the key', ['p: x', 'row: a = |'], ['p: x', 'row: a| =']],
    ['changes nothing at the start of a value', ['p: x', 'row: a = |b'], ['p: x', 'row: a = |b']],
    ['changes nothing at the start of a key', ['p: x', 'row: |a = b'], ['p: x', 'row: |a = b']],
    ['keeps a row that has a value', ['p: x', 'row: | = b'], ['p: x', 'row: | = b']],
  ])('in the details: %s', (_name, before, expected) => {
    expect(after(backspace, before)).toEqual(expected)
  })
})

describe('backspace over a selection', () => {
  it.each<[string, string[], string[]]>([
    ['inside a block', ['p: o[n]e'], ['p: o|e']],
    ['joins two blocks, the first keeps its kind', ['q: o[ne', 'p: t]wo'], ['q: o|wo']],
    ['keeps the kind of the last when nothing is left of the first', ['h: [one', 'p: t]wo'], ['p: |wo']],
    ['keeps the first when nothing is left', ['h: [one', 'p: two]', 'p: x'], ['h: |', 'p: x']],
    ['takes whole sections', ['p: a[b', 'h: c', 'p: d', 'h: e', 'p: f]g', 'h: i'], ['p: a|g', 'h: i']],
    ['lets every field lose its own part', ['headline: a[b', 'lead: c', 'p: d]e'], ['headline: a|', 'p: e']],
    ['keeps details rows', ['p: a[b', 'row: c = d', 'row: e = f]g'], ['p: a|', 'row:  =', 'row:  = g']],
    ['does not join captions: behind', ['p: a[b', 'p: c', 'fig: d]e'], ['p: a|', 'fig: e']],
    ['does not join captions: before', ['fig: a[b', 'h: c', 'p: d]e'], ['fig: a|', 'p: e']],
    ['does not join captions: all of it', ['fig: [b', 'p: c]', 'p: x'], ['fig: |', 'p: x']],
    ['does not leave an empty block before a caption', ['p: [b', 'fig: d]e'], ['fig: |e']],
    ['works backwards', ['headline: a]b', 'p: c[d'], ['headline: a|', 'p: d']],
  ])('%s', (_name, before, expected) => {
    expect(after(backspace, before)).toEqual(expected)
  })

  it('removes a block that is selected as a whole', () => {
    const state = stateOf(['p: a', 'fig: b', 'p: c'])
    let figure = 0
    state.doc.descendants((node, pos) => {
      if (node.type.name === 'figure') figure = pos
    })
    const whole = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, figure)))
    const done = applied(backspace, whole)
    expect(done && linesOf(done)).toEqual(['p: a', 'p: |c'])
  })

  it('leaves an empty paragraph for the only block', () => {
    const state = stateOf(['fig: b'])
    let figure = 0
    state.doc.descendants((node, pos) => {
      if (node.type.name === 'figure') figure = pos
    })
    const whole = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, figure)))
    const done = applied(backspace, whole)
    expect(done && linesOf(done)).toEqual(['p: |'])
  })

  it('takes a character whole that the selection cuts, and none at a caret inside of one', () => {
    const state = stateOf(['p: |a😀b'])
    const cut = applied(backspace, selected(state, 2, 4))
    expect(cut && linesOf(cut)).toEqual(['p: a|'])
    const inside = selected(state, 2)
    expect(deletePerField(inside.tr, inside.selection.from, inside.selection.to).docChanged).toBe(false)
  })
})
