import { articleSchema } from '@stet/article'
import type { EditorState } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { bodyBlocks } from '../bodyBlock.ts'
import { stateOf } from '../testing/articleNotation.ts'
import { shownBlocks } from '../testing/shownBlocks.ts'
import { clipboardText } from './clipboardText.ts'
import { finalSlice } from './finalSlice.ts'
import { pastedSlice } from './pastedSlice.ts'

const copied = (lines: string[]) => clipboardText(stateOf(lines).selection.content())

describe('[B60] clipboardText', () => {
  it.each<[string, string[], string]>([
    ['a part of a block', ['p: a[bc]d'], 'bc'],
    ['a part of a field', ['headline: a[bc]', 'p: x'], 'bc'],
    ['a part of a cell', ['p: x', 'row: a = b[cd]'], 'cd'],
    ['paragraphs', ['p: a[b', 'p: c]d'], 'b\n\nc'],
    ['sections', ['p: [a', 'h: b', 'p: c]'], 'a\n\nb\n\nc'],
    ['lists', ['p: [a', 'ul: b', 'ul1: c', 'p: d]'], 'a\n\nb\nc\n\nd'],
    [
      'fields and details',
      ['headline: [a', 'p: b', 'row: c = d', 'row: e = f]'],
      'a\n\n\n\n\n\n\n\n\n\nb\n\nc\td\ne\tf',
    ],
    ['rows', ['p: x', 'row: a = [b', 'row: c = d]'], '\tb\nc\td'],
  ])('copies %s', (_name, lines, text) => {
    expect(copied(lines).replace(/\n{3,}/gu, '\n\n')).toBe(text.replace(/\n{3,}/gu, '\n\n'))
  })
})

describe('[B60] finalSlice', () => {
  const deletion = articleSchema.mark('deletion', { users: 'anna' })
  const insertion = articleSchema.mark('insertion', { user: 'anna' })

  it('leaves out what is suggested to be deleted, and every derived mark', () => {
    const state = stateOf(['p: [abcdef]'])
    const from = state.selection.from
    const marked = state.apply(
      state.tr.addMark(from + 1, from + 3, deletion).addMark(from + 4, from + 5, insertion),
    )
    const slice = finalSlice(marked.selection.content())
    expect(slice.content.textBetween(0, slice.content.size)).toBe('adef')
    slice.content.descendants((node) => {
      expect(node.marks).toEqual([])
    })
  })
  it('joins blocks whose break is suggested to be deleted, across sections too', () => {
    expect(clipboardText(struckBreak(['p: [a', 'p: b', 'p: c]']).selection.content())).toBe('ab\n\nc')
    expect(clipboardText(struckBreak(['p: [a', 'h: b', 'p: c]']).selection.content())).toBe('ab\n\nc')
  })
  it('drops derived attributes', () => {
    finalSlice(struckBreak(['p: [a', 'p: b', 'p: c]']).selection.content()).content.forEach((node) => {
      expect(node.attrs['deletion']).toBeNull()
    })
  })
  it('unwraps sections and copies words as words', () => {
    expect(finalSlice(stateOf(['h: a[b]c']).selection.content()).content.firstChild?.isText).toBe(true)
    const names: string[] = []
    finalSlice(stateOf(['p: [a', 'h: b]']).selection.content()).content.forEach((node) => {
      names.push(node.type.name)
    })
    expect(names).toEqual(['paragraph', 'sectionHeading'])
  })
})

describe('pastedSlice', () => {
  it('reads details as rows and as lines', () => {
    const pasted = pastedSlice(articleSchema, stateOf(['p: x', 'row: [a = b', 'row: c]']).selection.content())
    expect(pasted.rows).toEqual([
      ['a', 'b'],
      ['c', ''],
    ])
    expect(pasted.blocks.map((block) => block.textContent)).toEqual(['a | b', 'c'])
  })
  it('makes paragraphs of fields, nothing of empty ones', () => {
    const pasted = pastedSlice(articleSchema, stateOf(['kicker: [a', 'lead: b', 'p: c]']).selection.content())
    expect(pasted.rows).toBeNull()
    expect(shownBlocks(pasted.blocks)).toEqual(['p: a', 'p: b', 'p: c'])
    expect(pasted.fields.filter(({ blocks }) => blocks.length > 0).map(({ name }) => name)).toEqual([
      'kicker',
      'lead',
      'body',
    ])
  })
  it('keeps images, unknown blocks, empty blocks and every space', () => {
    const lines = ['p: [ a  b ', 'fig: c', 'x: d', 'p:', 'ul3: e]']
    const pasted = pastedSlice(articleSchema, stateOf(lines).selection.content())
    expect(shownBlocks(pasted.blocks)).toEqual(['p:  a  b ', 'fig: c', 'x: d', 'p: ', 'ul3: e'])
    expect(pasted.blocks[1]?.attrs['image']).toBe('7')
    expect(pasted.blocks[2]?.attrs['marker']).toBe('{"k":"unknown"}')
  })
  it('takes one part of one block as a run of text', () => {
    expect(pastedSlice(articleSchema, stateOf(['h: a[b]']).selection.content()).isInline).toBe(true)
    expect(pastedSlice(articleSchema, finalSlice(stateOf(['h: a[b]']).selection.content())).isInline).toBe(
      true,
    )
  })
})

/** Suggests to delete the break before the second block of the body. */
function struckBreak(lines: string[]): EditorState {
  const state = stateOf(lines)
  const second = bodyBlocks(state.doc)[1]
  if (!second) throw new Error('no second block')
  return state.apply(state.tr.setNodeAttribute(second.pos, 'deletion', 'anna'))
}
