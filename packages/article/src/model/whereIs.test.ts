import { expect, it } from 'vitest'
import { anchorSight } from './anchorSight.ts'
import type { IdRange } from './ids.ts'
import { read } from './read.ts'
import { insertionName } from './review.ts'
import type { TextRoot } from './roots.ts'
import { Sheet } from './testing/Sheet.ts'
import { whereIs } from './whereIs.ts'

const P = { k: 'p' }

/** Where an anchor stands, as `block:from-to`, or `block:from-block:to` across blocks; and what is between. */
function place(sheet: Sheet, root: TextRoot, ...ids: IdRange[]): string | null {
  const markup = read(sheet.doc, 'markup')
  const found = whereIs({ root, ids }, anchorSight(sheet.doc, markup))
  if (!found) return null
  const { block, from, to, end } = found
  const text = markup[root][block]?.runs.map((run) => run.text).join('') ?? ''
  const until = end.block === block ? '' : `${end.block}:`
  return `${block}:${from}-${until}${end.offset} ${text.slice(from, to)}`
}

/** The part of a range that begins `from` behind its start. */
const part = ([client, clock]: IdRange, from: number, length: number): IdRange => [
  client,
  clock + from,
  length,
]

function sheetWith(root: TextRoot, text: string): { sheet: Sheet; ids: IdRange } {
  const sheet = new Sheet()
  const [ids] = sheet.put(10, root, null, text)
  if (!ids) throw new Error('nothing was put')
  return { sheet, ids }
}

it('[A97] [A99] stands from the first to the last of its characters, with what was typed between them', () => {
  const { sheet, ids } = sheetWith('headline', 'Der Hafen ist zu')
  const hafen = part(ids, 4, 5)
  expect(place(sheet, 'headline', hafen)).toBe('0:4-9 Hafen')
  sheet.put(20, 'headline', [ids[0], ids[1] + 5], '😀')
  sheet.put(21, 'headline', [ids[0], ids[1] + 3], 'alte ')
  expect(place(sheet, 'headline', hafen)).toBe('0:9-16 Ha😀fen')
  expect(place(sheet, 'lead', hafen)).toBeNull()
  expect(place(sheet, 'headline')).toBeNull()
})

it('[A97] stands at what is left of it, struck or not, and nowhere once nothing is shown', () => {
  const { sheet, ids } = sheetWith('lead', 'abcdef')
  const anchor = part(ids, 1, 4)
  sheet.erase(20, 'lead', 1, 1)
  expect(place(sheet, 'lead', anchor)).toBe('0:1-4 cde')
  sheet.span(21, '21.0', { t: 'del', ids: [part(ids, 0, 6)], n: 1 })
  expect(place(sheet, 'lead', anchor)).toBe('0:1-4 cde')
  sheet.decide(`d:21.0:${part(ids, 2, 2).join(':')}`, 'accept', 2)
  expect(place(sheet, 'lead', anchor)).toBe('0:1-2 e')
  sheet.decide(`d:21.0:${part(ids, 4, 1).join(':')}`, 'accept', 3)
  expect(place(sheet, 'lead', anchor)).toBeNull()
  sheet.decide(`d:21.0:${part(ids, 3, 1).join(':')}`, 'reject', 4)
  expect(place(sheet, 'lead', anchor)).toBe('0:1-2 d')
})

it('[A97] comes back with undo, also when that was taken back and done again', () => {
  const { sheet, ids } = sheetWith('lead', 'abcdef')
  const anchor = part(ids, 2, 2)
  sheet.erase(20, 'lead', 2, 2)
  expect(place(sheet, 'lead', anchor)).toBeNull()
  const [again] = sheet.put(20, 'lead', [ids[0], ids[1] + 3], 'cd')
  sheet.origins(20, '20.0', 'undo', 1, [...again!, ...anchor.slice(0, 2)] as never)
  expect(place(sheet, 'lead', anchor)).toBe('0:2-4 cd')
  expect(place(sheet, 'lead', again!)).toBe('0:2-4 cd')
  sheet.erase(20, 'lead', 2, 2)
  const [third] = sheet.put(20, 'lead', [ids[0], ids[1] + 1], 'cd')
  sheet.origins(20, '20.1', 'undo', 2, [...third!, again![0], again![1]])
  expect(place(sheet, 'lead', anchor)).toBe('0:2-4 cd')
  // From the first again: what was begun on the second copy is there all the same.
  sheet.erase(20, 'lead', 2, 2)
  const [fourth] = sheet.put(20, 'lead', [ids[0], ids[1] + 1], 'cd')
  sheet.origins(20, '20.2', 'undo', 3, [...fourth!, anchor[0], anchor[1]])
  expect(place(sheet, 'lead', again!)).toBe('0:2-4 cd')
})

it('[A97] does not go with what is pasted elsewhere', () => {
  const { sheet, ids } = sheetWith('lead', 'abcdef')
  const [pasted] = sheet.put(20, 'lead', [ids[0], ids[1] + 5], 'cd')
  sheet.origins(20, '20.0', 'copy', 1, [...pasted!, ids[0], ids[1] + 2])
  expect(place(sheet, 'lead', part(ids, 2, 2))).toBe('0:2-4 cd')
  expect(place(sheet, 'lead', pasted!)).toBe('0:6-8 cd')
})

it('[A97] [A99] stands across blocks, at markers, and below the heading of where it begins', () => {
  const sheet = new Sheet()
  const [, , heading, lage, second, text] = sheet.put(
    10,
    'body',
    null,
    P,
    'eins',
    { k: 'h' },
    'Lage',
    P,
    'zwei',
  )
  expect(place(sheet, 'body', part(lage!, 2, 2), second!, part(text!, 0, 1))).toBe('1:2-2:1 ge')
  expect(place(sheet, 'body', second!)).toBe('2:0-0 ')
  expect(place(sheet, 'body', part(lage!, 2, 2), second!)).toBe('1:2-2:0 ge')
  const sight = anchorSight(sheet.doc, read(sheet.doc, 'markup'))
  expect(whereIs({ root: 'body', ids: [text!] }, sight)).toEqual({
    root: 'body',
    block: 2,
    from: 0,
    to: 4,
    section: 'Lage',
    end: { block: 2, offset: 4 },
  })
  // Joined: what was two blocks is one.
  sheet.span(21, '21.0', { t: 'del', ids: [second!], n: 1 })
  sheet.decide(`d:21.0:${second!.join(':')}`, 'accept', 2)
  expect(place(sheet, 'body', part(lage!, 2, 2), second!, part(text!, 0, 1))).toBe('1:2-5 gez')
  expect(heading).toBeDefined()
})

it('[A98] goes where a suggested move shall go, is back when that is rejected, and stays when it is accepted', () => {
  const suggested = () => {
    const { sheet, ids } = sheetWith('lead', 'abcdef')
    const [moved] = sheet.put(21, 'lead', [ids[0], ids[1] + 5], 'bc')
    sheet.origins(21, '21.0', 'move', 1, [...moved!, ids[0], ids[1] + 1])
    sheet.span(21, '21.1', { t: 'del', ids: [part(ids, 1, 2)], n: 1, mv: '21.0' })
    return { sheet, bc: part(ids, 1, 2), ab: part(ids, 0, 2), moved: moved! }
  }
  const { sheet, bc, ab, moved } = suggested()
  expect(read(sheet.doc, 'markup').lead[0]?.runs.some(({ strikes }) => strikes[0]?.move === '21.0')).toBe(
    true,
  )
  expect(place(sheet, 'lead', bc)).toBe('0:6-8 bc')
  expect(place(sheet, 'lead', moved)).toBe('0:6-8 bc')
  expect(place(sheet, 'lead', ab)).toBe('0:0-7 abcdefb')

  const rejected = suggested()
  rejected.sheet
    .decide(insertionName(rejected.moved), 'reject', 2)
    .decide(`d:21.1:${rejected.bc.join(':')}`, 'reject', 2)
  expect(place(rejected.sheet, 'lead', rejected.bc)).toBe('0:1-3 bc')
  // Also what was begun on the copy, which nobody will see again.
  expect(place(rejected.sheet, 'lead', rejected.moved)).toBe('0:1-3 bc')

  const accepted = suggested()
  accepted.sheet
    .decide(insertionName(accepted.moved), 'accept', 2)
    .decide(`d:21.1:${accepted.bc.join(':')}`, 'accept', 2)
  expect(place(accepted.sheet, 'lead', accepted.bc)).toBe('0:4-6 bc')

  // Its author has taken a letter of the copy away again: that one stands only where it is struck.
  const withdrawn = suggested()
  withdrawn.sheet.span(21, '21.2', { t: 'del', ids: [part(withdrawn.moved, 0, 1)], n: 2 })
  expect(place(withdrawn.sheet, 'lead', part(withdrawn.bc, 0, 1))).toBe('0:1-2 b')
  expect(place(withdrawn.sheet, 'lead', withdrawn.bc)).toBe('0:1-7 bcdefc')
})
