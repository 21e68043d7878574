import { expect, it } from 'vitest'
import { headingAbove } from './headingAbove.ts'
import { read } from './read.ts'
import { insertionName } from './review.ts'
import { Sheet } from './testing/Sheet.ts'

it('is the heading as it stands, whatever is suggested in it or was decided against', () => {
  const sheet = new Sheet()
  const [, first, heading, lage, , second] = sheet.put(
    1,
    'body',
    null,
    { k: 'p' },
    'vorn',
    { k: 'h' },
    'Lage',
    { k: 'p' },
    'hinten',
  )
  if (!first || !heading || !lage || !second) throw new Error('nothing was put')
  sheet.put(11, 'body', [lage[0], lage[1] + 3], ' heute')
  const [marker] = sheet.put(11, 'body', [second[0], second[1] + 2], { k: 'h' }, 'Neu', { k: 'p' }, 'neu')
  const markup = () => read(sheet.doc, 'markup')
  expect(markup().body.map((_, block) => headingAbove(markup(), block))).toEqual([
    null,
    'Lage',
    'Lage',
    'Lage',
    'Lage',
  ])
  if (!marker) throw new Error('no heading was put')
  sheet.decide(insertionName([marker[0], marker[1], 1]), 'reject', 1)
  const history = read(sheet.doc, 'history')
  expect(history.body.map(({ marker: { k } }) => k)).toEqual(['p', 'h', 'p', 'h', 'p'])
  expect(headingAbove(history, 4)).toBe('Lage')
})
