import { createDocument, emptyArticle, openRoots, read } from '@stet/article'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anchorOfStretch, idsIn } from './anchorOfSelection.ts'

function readingOf(blocks: readonly string[], lead = '') {
  const doc = new Y.Doc()
  const article = {
    ...emptyArticle(),
    lead: { text: lead },
    sections: [{ heading: '', blocks: blocks.map((text) => ({ kind: 'paragraph' as const, text })) }],
  }
  Y.applyUpdate(doc, createDocument(article, { clientId: 2, user: 'anna', origin: 'typed' }))
  return read(openRoots(doc), 'markup')
}
const at = (block: number, offset: number, root: 'body' | 'lead' = 'body') => ({ root, block, offset })
const lengthOf = (ids: readonly (readonly number[])[]) =>
  ids.reduce((sum, [, , length]) => sum + (length ?? 0), 0)

describe('what a comment is about', () => {
  it('is what is selected', () => {
    const { quote, anchor } = anchorOfStretch(readingOf(['Der alte Kai']), at(0, 4), at(0, 8))
    expect(quote).toBe('alte')
    expect(anchor).toMatchObject({ root: 'body', suggestion: null })
    expect(lengthOf(anchor.ids)).toBe(4)
  })

  it('is the word at the caret, at its border too', () => {
    const reading = readingOf(['Der alte Kai.'])
    expect([4, 6, 8].map((offset) => anchorOfStretch(reading, at(0, offset), at(0, offset)).quote)).toEqual([
      'alte',
      'alte',
      'alte',
    ])
  })

  it('is the block where there is no word, an empty one by its marker', () => {
    const reading = readingOf(['… — …', ''])
    expect(anchorOfStretch(reading, at(0, 2), at(0, 2)).quote).toBe('… — …')
    const { anchor, quote } = anchorOfStretch(reading, at(1, 0), at(1, 0))
    expect(quote).toBe('')
    expect(lengthOf(anchor.ids)).toBe(1)
  })

  it('goes over blocks, with the markers between', () => {
    const { anchor, quote } = anchorOfStretch(readingOf(['eins', 'zwei', 'drei']), at(0, 2), at(2, 1))
    expect(quote).toBe('ns\nzwei\nd')
    expect(lengthOf(anchor.ids)).toBe(2 + 1 + 4 + 1 + 1)
  })

  it('stays in the text in which it begins', () => {
    const { anchor, quote } = anchorOfStretch(readingOf(['eins'], 'Vorspann'), at(0, 3, 'lead'), at(0, 2))
    expect(anchor.root).toBe('lead')
    expect(quote).toBe('spann')
  })

  it('cuts no character in two', () => {
    const { quote } = anchorOfStretch(readingOf(['a😀b']), at(0, 2), at(0, 4))
    expect(quote).toBe('😀b')
  })

  it('keeps the beginning of a long quote, whole characters', () => {
    const { quote } = anchorOfStretch(readingOf([`${'a'.repeat(999)}😀`]), at(0, 0), at(0, 1001))
    expect(quote).toBe('a'.repeat(999))
  })

  it('names each character once', () => {
    const [block] = readingOf(['Der alte Kai']).body
    expect(idsIn(block!, 0, 3)).toHaveLength(1)
  })
})
