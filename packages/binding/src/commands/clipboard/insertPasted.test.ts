import { articleSchema } from '@stet/article'
import { Fragment, Slice } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { bodyBlocks } from '../bodyBlock.ts'
import { fieldOf } from '../fieldAt.ts'
import { after, applied, stateOf } from '../testing/articleNotation.ts'
import { finalSlice } from './finalSlice.ts'
import { insertPasted, pastePlainText } from './insertPasted.ts'
import { pastedSlice } from './pastedSlice.ts'

/** Pastes the blocks of another article. */
function pasteBlocks(...lines: string[]): Command {
  const { doc } = stateOf(lines)
  const { from, to } = fieldOf(doc, 'body')
  const pasted = pastedSlice(articleSchema, doc.slice(from, to))
  return (state, dispatch) => {
    dispatch?.(insertPasted(state.tr, pasted))
    return true
  }
}

describe('[B64] [B65] plain text', () => {
  it.each<[string, string, string[], string[]]>([
    ['goes into a run of text', 'x', ['p: a|b'], ['p: ax|b']],
    ['replaces a selection', 'x', ['p: a[b]c'], ['p: ax|c']],
    [
      'becomes one line in a field',
      'one\n\ntwo\tthree',
      ['headline: a|b', 'p: x'],
      ['headline: aone two three|b', 'p: x'],
    ],
    ['becomes one line in the lead', 'one\ntwo', ['lead: |', 'p: x'], ['lead: one two|', 'p: x']],
    ['becomes blocks in the body', 'one\ntwo\nthree', ['p: a|b'], ['p: aone', 'p: two', 'p: three|b']],
    ['fills an empty block', 'one\ntwo', ['p: |', 'p: x'], ['p: one', 'p: two|', 'p: x']],
    ['goes before a text', 'one\ntwo', ['p: |b'], ['p: one', 'p: two|b']],
    ['goes behind a text', 'one\ntwo', ['p: a|'], ['p: aone', 'p: two|']],
    ['goes on in a list', 'one\ntwo\nx', ['ul1: a|b'], ['ul1: aone', 'ul1: two', 'ul1: x|b']],
    ['goes on in an empty list item', 'one\ntwo', ['ol: a', 'ol: |'], ['ol: a', 'ol: one', 'ol: two|']],
    ['goes on in a quote and a factbox', 'one\ntwo', ['q: a|'], ['q: aone', 'q: two|']],
    [
      'leaves what it goes behind of a heading a heading',
      'one\ntwo\nx',
      ['h: a|'],
      ['h: aone', 'p: two', 'p: x|'],
    ],
    [
      'replaces a selection over blocks',
      'one\ntwo',
      ['p: a[b', 'q: c', 'ul: d]e', 'p: f'],
      ['p: aone', 'p: two|e', 'p: f'],
    ],
    ['replaces a selection over cells', 'x', ['p: y', 'row: a[b = c]d'], ['p: y', 'row: ax| = d']],
    [
      'puts rows of tabs behind a row with a selection in it',
      'k\tv\nl\tw',
      ['p: y', 'row: a = [b]'],
      ['p: y', 'row: a =', 'row: k = v', 'row: l = w|'],
    ],
    [
      'fills empty rows first, what is left stands behind',
      'c\td\ne\tf\ng\th',
      ['p: x', 'row: a = b', 'row: |', 'row:  = ', 'row: z = y'],
      ['p: x', 'row: a = b', 'row: c = d', 'row: e = f', 'row: g = h|', 'row: z = y'],
    ],
    [
      'keeps the kind of the text it goes before',
      'one\ntwo',
      ['p: a', 'h: |b', 'p: c'],
      ['p: a', 'p: one', 'h: two|b', 'p: c'],
    ],
    ['makes a paragraph of the rest of a heading', 'one\ntwo', ['h: a|b'], ['h: aone', 'p: two|b']],
    ['is one line in a caption', 'one', ['fig: a|b'], ['fig: aone|b']],
    ['goes behind a figure', 'one\ntwo', ['fig: a|b', 'p: c'], ['fig: ab', 'p: one', 'p: two|', 'p: c']],
    [
      'lets every field of a selection lose its part',
      'x',
      ['headline: a[b', 'p: c]d'],
      ['headline: ax|', 'p: d'],
    ],
    ['cuts no character', 'x', ['p: a😀|b'], ['p: a😀x|b']],
    ['is one line in a cell', 'one\ntwo', ['p: x', 'row: a| = b'], ['p: x', 'row: aone two| = b']],
    [
      'becomes rows behind the row',
      'c\td\ne\tf',
      ['p: x', 'row: a| = b', 'row: z'],
      ['p: x', 'row: a = b', 'row: c = d', 'row: e = f|', 'row: z'],
    ],
    ['fills an empty row first', 'c | d |\ne |', ['p: x', 'row: |'], ['p: x', 'row: c = d', 'row: e = |']],
    ['is a row in an empty row', 'Ort | Sotschi |', ['p: x', 'row:  = |'], ['p: x', 'row: Ort = Sotschi|']],
    ['is text in a row that is not empty', 'a | b', ['p: x', 'row: z| = y'], ['p: x', 'row: za | b| = y']],
  ])('%s', (_name, text, before, expected) => {
    expect(after(pastePlainText(text), before)).toEqual(expected)
  })
  it('takes the formats at the caret', () => {
    const state = stateOf(['p: |'])
    const bold = articleSchema.mark('bold')
    const done = applied(pastePlainText('one'), state.apply(state.tr.addStoredMark(bold)))
    expect(done?.selection.$head.marks()).toEqual([bold])
  })
  it('changes nothing when there is nothing', () => {
    expect(after(pastePlainText(''), ['p: a|'])).toEqual(['p: a|'])
  })
})

describe('blocks', () => {
  it.each<[string, string[], string[], string[]]>([
    ['keep their kinds', ['h: one', 'ul1: two', 'q: three'], ['p: |'], ['h: one', 'ul1: two', 'q: three|']],
    ['give an empty paragraph their kind', ['ol2: one'], ['p: |', 'p: x'], ['ol2: one|', 'p: x']],
    ['join an empty list item as text', ['p: one', 'p: two'], ['ul: |'], ['ul: one', 'p: two|']],
    ['do not convert a text', ['h: one'], ['p: a|b'], ['p: aone|b']],
    [
      'stand between what they do not fit',
      ['h: one', 'p: two', 'h: three'],
      ['p: a|b'],
      ['p: a', 'h: one', 'p: two', 'h: three|', 'p: b'],
    ],
    ['go behind a text that they do not fit', ['q: one', 'q: two'], ['p: a|'], ['p: a', 'q: one', 'q: two|']],
    ['go before a text that they do not fit', ['q: one', 'q: two'], ['p: |a'], ['q: one', 'q: two|', 'p: a']],
    [
      'make sections',
      ['p: one', 'h: two', 'p: three'],
      ['p: a|b', 'h: c'],
      ['p: aone', 'h: two', 'p: three|b', 'h: c'],
    ],
    ['bring figures', ['fig: one'], ['p: a|b'], ['p: a', 'fig: one|', 'p: b']],
    ['bring figures into an empty paragraph', ['fig: one', 'p: two'], ['p: |'], ['fig: one', 'p: two|']],
    [
      'come back into the caption that they were cut from',
      ['fig: a', 'p: b'],
      ['fig: |'],
      ['fig: a', 'p: b|'],
    ],
    ['bring unknown blocks', ['x: one', 'p: two'], ['p: a|'], ['p: a', 'x: one', 'p: two|']],
    ['never enter an unknown block', ['p: one', 'p: two'], ['x: a|b'], ['x: ab', 'p: one', 'p: two|']],
    [
      'are one line in a field',
      ['h: one', 'ul: two'],
      ['headline: a|', 'p: x'],
      ['headline: aone two|', 'p: x'],
    ],
  ])('%s', (_name, pasted, before, expected) => {
    expect(after(pasteBlocks(...pasted), before)).toEqual(expected)
  })

  it('bring formats into lead and body only', () => {
    const bold = articleSchema.mark('bold')
    const insertion = articleSchema.mark('insertion', { user: 'anna' })
    const text = articleSchema.node(
      'paragraph',
      { insertion: 'anna' },
      articleSchema.text('one', [bold, insertion]),
    )
    const paste = (lines: string[]) => {
      const pasted = pastedSlice(articleSchema, new Slice(Fragment.from(text), 0, 0))
      const state = stateOf(lines)
      return state.apply(insertPasted(state.tr, pasted))
    }
    const inBody = paste(['p: |'])
    expect(inBody.doc.nodeAt(inBody.selection.head - 1)?.marks).toEqual([bold])
    expect(bodyBlocks(inBody.doc)[0]?.node.attrs['insertion']).toBeNull()
    expect(paste(['lead: |', 'p: x']).selection.$head.marks()).toEqual([bold])
    expect(paste(['headline: |', 'p: x']).selection.$head.marks()).toEqual([])
    expect(paste(['p: x', 'row: |']).selection.$head.marks()).toEqual([])
  })
})

describe('[B63] several fields', () => {
  it.each<[string, string[], string[], string[]]>([
    [
      'go back to where they were cut from',
      ['headline: a[b', 'lead: c', 'h: d', 'p: e]f', 'row: k = v'],
      ['headline: a|', 'p: f', 'row: k = v'],
      ['headline: ab', 'lead: c', 'h: d', 'p: e|f', 'row: k = v'],
    ],
    [
      'fill an empty article',
      ['kicker: [a', 'headline: b', 'p: c', 'h: d', 'row: k = v', 'row: l = w]'],
      ['kicker: |', 'p:', 'row: '],
      ['kicker: a', 'headline: b', 'p: c', 'h: d', 'row: k = v', 'row: l = w|'],
    ],
    [
      'begin in the body',
      ['p: a[b', 'ul: c', 'row: k = v]'],
      ['p: a|', 'row: ', 'row: z = y'],
      ['p: ab', 'ul: c', 'row: k = v|', 'row: z = y'],
    ],
    [
      'stand before the rows that are there',
      ['p: [b', 'row: k = v]'],
      ['p: |', 'row: z = y'],
      ['p: b', 'row: k = v|', 'row: z = y'],
    ],
    [
      'are blocks anywhere else',
      ['headline: a[b', 'p: c', 'row: k = v]'],
      ['headline: x', 'p: |'],
      ['headline: x', 'p: b', 'p: c', 'p: k | v|'],
    ],
    [
      'are one line in another field',
      ['headline: a[b', 'p: c', 'row: k = v]'],
      ['kicker: |', 'p: x'],
      ['kicker: b c k | v|', 'p: x'],
    ],
  ])('%s', (_name, copied, before, expected) => {
    expect(after(pasteSelection(copied), before)).toEqual(expected)
  })
})

describe('[B64] rows of an article', () => {
  it.each<[string, string[], string[], string[]]>([
    [
      'one stands behind the row',
      ['p: x', 'row: [k = v]'],
      ['p: x', 'row: a| = b'],
      ['p: x', 'row: a = b', 'row: k = v|'],
    ],
    [
      'a value whose key was not cut goes back into its cell',
      ['p: x', 'row: a = [b', 'row: c = d]'],
      ['p: x', 'row: a = |', 'row:  = '],
      ['p: x', 'row: a = b', 'row: c = d|'],
    ],
    [
      'words of a cell are words',
      ['p: x', 'row: k = a[b]'],
      ['p: x', 'row: z| = y'],
      ['p: x', 'row: zb| = y'],
    ],
  ])('%s', (_name, copied, before, expected) => {
    expect(after(pasteSelection(copied), before)).toEqual(expected)
  })
})

/** Pastes what is selected in another article. */
function pasteSelection(lines: readonly string[]): Command {
  const pasted = pastedSlice(articleSchema, finalSlice(stateOf(lines).selection.content()))
  return (state, dispatch) => {
    dispatch?.(insertPasted(state.tr, pasted))
    return true
  }
}
