import { ARTICLE_LIMITS, articleSchema } from '@stet/article'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../testing/articleNotation.ts'
import { insertPasted } from './insertPasted.ts'
import { limitOfArticle, limitOfPasted, PASTE_LIMITS } from './PasteLimit.ts'
import { pastedText } from './pastedText.ts'

describe('[B66] limitOfArticle', () => {
  const { line, text, blocks, detailsRows, total } = ARTICLE_LIMITS
  it.each<[string, string[], string, string | null]>([
    ['a headline', ['headline: |', 'p: x'], 'x'.repeat(line), null],
    ['a headline that is too long', ['headline: a|', 'p: x'], 'x'.repeat(line), 'line'],
    ['a heading that is too long', ['h: a|'], 'x'.repeat(line), 'line'],
    ['a key that is too long', ['p: x', 'row: a|'], 'x'.repeat(line), 'line'],
    ['a long value', ['p: x', 'row: a = |'], 'x'.repeat(line + 1), null],
    ['a paragraph that is too long', ['p: a|'], 'x'.repeat(text), 'text'],
    ['many blocks', ['p: a|'], 'x\n'.repeat(blocks), null],
    ['too many blocks', ['p: a|', 'p: b'], 'x\n'.repeat(blocks), 'blocks'],
    ['too many rows', ['p: a', 'row: b|'], 'x\ty\n'.repeat(detailsRows), 'rows'],
    ['too much', ['p: a|'], `${'x'.repeat(text / 2)}\n`.repeat((2 * total) / text), 'total'],
  ])('%s', (_name, lines, pasted, limit) => {
    const { tr } = stateOf(lines)
    expect(limitOfArticle(insertPasted(tr, pastedText(articleSchema, pasted)).doc)).toBe(limit)
  })
})

describe('[B66] limitOfPasted', () => {
  it('counts formats', () => {
    const bold = articleSchema.mark('bold')
    const runs = (count: number) =>
      Array.from({ length: count }, (_, index) => articleSchema.text('ab', index % 2 === 0 ? [bold] : []))
    const pasted = (count: number) => ({
      ...pastedText(articleSchema, ''),
      blocks: [articleSchema.node('paragraph', null, runs(count))],
    })
    expect(limitOfPasted(pasted(2 * PASTE_LIMITS.formats))).toBeNull()
    expect(limitOfPasted(pasted(2 * PASTE_LIMITS.formats + 1))).toBe('formats')
  })
})
