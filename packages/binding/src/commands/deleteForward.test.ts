import { describe, expect, it } from 'vitest'
import { deleteForward } from './deleteForward.ts'
import { after } from './testing/articleNotation.ts'

describe('deleteForward', () => {
  it('leaves deletion inside of a text to the browser', () => {
    expect(after(deleteForward, ['p: o|ne'])).toBeNull()
    expect(after(deleteForward, ['headline: |one', 'p: x'])).toBeNull()
  })

  it.each(['kicker', 'headline', 'subheadline', 'byline', 'dateline', 'lead'])(
    'changes nothing at the end of %s',
    (name) => {
      expect(after(deleteForward, [`${name}: one|`, 'p: x'])).toEqual([`${name}: one|`, 'p: x'])
    },
  )

  it.each<[string, string[], string[]]>([
    ['joins the next block', ['p: a|', 'p: b', 'p: c'], ['p: a|b', 'p: c']],
    ['keeps the kind of the first', ['ul: a|', 'q: b'], ['ul: a|b']],
    ['joins across sections', ['p: a|', 'h: b', 'p: c', 'h: d'], ['p: a|b', 'p: c', 'h: d']],
    ['joins text to a heading', ['h: a|', 'p: b', 'p: c'], ['h: a|b', 'p: c']],
    ['removes an empty block before a heading', ['p: x', 'p: |', 'h: b'], ['p: x', 'h: |b']],
    ['removes an empty first block', ['p: |', 'h: b', 'p: c'], ['h: |b', 'p: c']],
    ['removes an empty next block', ['p: a|', 'h:', 'p: c'], ['p: a|', 'p: c']],
    ['removes one of two empty blocks', ['ul: |', 'p:'], ['ul: |']],
    ['goes into a caption', ['p: a|', 'fig: b'], ['p: a', 'fig: |b']],
    ['removes an empty block before a figure', ['p: |', 'fig: b'], ['fig: |b']],
    ['keeps an empty figure', ['fig: |', 'p: b'], ['fig:', 'p: |b']],
    ['goes on behind a caption', ['fig: a|', 'p: b'], ['fig: a', 'p: |b']],
    ['removes an empty block behind a caption', ['fig: a|', 'p:'], ['fig: a|']],
    ['goes into an unknown block', ['p: a|', 'x: b'], ['p: a', 'x: |b']],
    ['goes on behind an unknown block', ['x: a|', 'p: b'], ['x: a', 'p: |b']],
    ['changes nothing at the end of the body', ['p: a|', 'row: b = c'], ['p: a|', 'row: b = c']],
    ['changes nothing at the end of a key', ['p: x', 'row: a| = b'], ['p: x', 'row: a| = b']],
    [
      'changes nothing at the end of a value',
      ['p: x', 'row: a = b|', 'row: c'],
      ['p: x', 'row: a = b|', 'row: c'],
    ],
    ['removes an empty row', ['p: x', 'row: |', 'row: a = b'], ['p: x', 'row: a| = b']],
    ['removes an empty last row', ['p: x', 'row: a = b', 'row: |'], ['p: x', 'row: a = b|']],
    ['removes the only row', ['p: x', 'row: |'], ['p: x|']],
    ['changes nothing in an empty value', ['p: x', 'row:  = |'], ['p: x', 'row:  = |']],
    ['deletes a selection per field', ['headline: a[b', 'p: c]d'], ['headline: a|', 'p: d']],
  ])('%s', (_name, before, expected) => {
    expect(after(deleteForward, before)).toEqual(expected)
  })
})
