import {
  decisionKey,
  deletionName,
  formatName,
  insertionName,
  read,
  reviewRoot,
  spanKey,
  spansRoot,
} from '@stet/article'
import type { Sheet } from '@stet/article/model/testing'
import { describe, expect, it } from 'vitest'
import { decidedCards } from './decidedCards.ts'
import { PARAGRAPH, twoParagraphs } from './testing/twoParagraphs.ts'

const decidedIn = (sheet: Sheet) => decidedCards(read(sheet.doc, 'history'))
const saidIn = (sheet: Sheet) =>
  decidedIn(sheet).map(({ by, change, verdict, decidedBy }) => [by, change, verdict, decidedBy])

/** The item that holds a value of a map. */
function itemOf(map: ReturnType<typeof reviewRoot>, key: string) {
  const item = map._map.get(key)
  return { client: item!.id.client, clock: item!.id.clock }
}

describe('decided suggestions', () => {
  it('[T30] [T31] [T34] a rejected insertion is told in full, though it is hidden', () => {
    const { sheet, text } = twoParagraphs()
    const [typed] = sheet.put(11, 'body', [text[0], text[1] + 3], ' und')
    expect(decidedIn(sheet)).toEqual([])
    sheet.decide(insertionName(typed!), 'reject', 5, { of: 'Ben' }, 30)
    expect(sheet.show('markup')).toBe('<p>eins zwei<p>drei')
    expect(decidedIn(sheet)).toEqual([
      {
        id: `11:${typed![1]}`,
        by: 'Ada',
        change: { what: 'insertsText', text: ' und' },
        places: [{ root: 'body', block: 0, from: 4, to: 8, hasMarker: false }],
        subjects: [{ about: 'insertion', range: typed }],
        firstAt: { client: 11, clock: typed![1] },
        verdict: 'reject',
        decidedBy: 'Cem',
        decision: itemOf(reviewRoot(sheet.doc), decisionKey(30, insertionName(typed!))),
      },
    ])
    sheet.decide(insertionName(typed!), 'open', 6)
    expect(decidedIn(sheet)).toEqual([])
  })

  it('[T30] [T34] an accepted deletion is told with the text that it hid, also when its span is gone', () => {
    const { sheet, text } = twoParagraphs()
    const gone = [text[0], text[1] + 5, 4] as const
    sheet.span(11, spanKey(11, 1), { t: 'del', ids: [gone], n: 1 })
    const written = itemOf(spansRoot(sheet.doc), spanKey(11, 1))
    sheet.decide(deletionName(spanKey(11, 1), gone), 'accept', 5, {}, 20)
    const decision = itemOf(reviewRoot(sheet.doc), decisionKey(20, deletionName(spanKey(11, 1), gone)))
    const said = ['Ada', { what: 'deletesText', text: 'zwei' }, 'accept', 'Ben']
    expect(saidIn(sheet)).toEqual([said])
    expect(decidedIn(sheet)[0]).toMatchObject({ firstAt: written, decision })
    sheet.as(11, () => spansRoot(sheet.doc).delete(spanKey(11, 1)))
    expect(saidIn(sheet)).toEqual([said])
    expect(decidedIn(sheet)[0]).toMatchObject({ firstAt: decision, decision })
  })

  it('[T34] a deletion that grows keeps the moment at which it began', () => {
    const { sheet, text } = twoParagraphs()
    sheet.span(11, spanKey(11, 1), { t: 'del', ids: [[text[0], text[1] + 7, 2]], n: 1 })
    const begun = itemOf(spansRoot(sheet.doc), spanKey(11, 1))
    sheet.span(11, spanKey(11, 1), { t: 'del', ids: [[text[0], text[1] + 5, 4]], n: 2 })
    sheet.decide(deletionName(spanKey(11, 1), [text[0], text[1] + 5, 4]), 'reject', 5)
    expect(decidedIn(sheet)[0]).toMatchObject({ verdict: 'reject', firstAt: begun })
  })

  it('[T31] a run ends where somebody else decided, otherwise, or nobody yet', () => {
    const { sheet, text } = twoParagraphs()
    const [typed] = sheet.put(11, 'body', [text[0], text[1] + 3], 'abcdefgh')
    const part = (from: number, length: number) =>
      [typed![0], typed![1] + from, length] as readonly [number, number, number]
    sheet.decide(insertionName(part(0, 2)), 'accept', 5, {}, 10)
    sheet.decide(insertionName(part(2, 2)), 'accept', 5, {}, 20)
    sheet.decide(insertionName(part(4, 1)), 'reject', 5, {}, 20)
    sheet.decide(insertionName(part(6, 2)), 'reject', 5, {}, 20)
    expect(saidIn(sheet)).toEqual([
      ['Ada', { what: 'insertsText', text: 'ab' }, 'accept', 'Ada'],
      ['Ada', { what: 'insertsText', text: 'cd' }, 'accept', 'Ben'],
      ['Ada', { what: 'insertsText', text: 'e' }, 'reject', 'Ben'],
      ['Ada', { what: 'insertsText', text: 'gh' }, 'reject', 'Ben'],
    ])
  })

  it('[T31] an accepted replacement is one card; what others suggested in between does not part it', () => {
    const { sheet, text } = twoParagraphs()
    const gone = [text[0], text[1] + 5, 4] as const
    sheet.span(11, spanKey(11, 1), { t: 'del', ids: [gone], n: 1 })
    const [ben] = sheet.put(21, 'body', [text[0], text[1] + 6], 'BEN')
    const [typed] = sheet.put(11, 'body', [text[0], text[1] + 8], 'drei')
    sheet.decide(deletionName(spanKey(11, 1), gone), 'accept', 5)
    sheet.decide(insertionName(typed!), 'accept', 5)
    sheet.decide(insertionName(ben!), 'accept', 5)
    expect(saidIn(sheet)).toEqual([
      ['Ada', { what: 'replacesText', old: 'zwei', now: 'drei' }, 'accept', 'Ada'],
      ['Ben', { what: 'insertsText', text: 'BEN' }, 'accept', 'Ada'],
    ])
  })

  it('[T30] text that its author took back is not told, whatever was decided on it', () => {
    const { sheet, text } = twoParagraphs()
    const [typed] = sheet.put(11, 'body', [text[0], text[1] + 3], ' und')
    sheet.span(11, spanKey(11, 1), { t: 'del', ids: [typed!], n: 1 })
    sheet.decide(insertionName(typed!), 'reject', 5)
    expect(decidedIn(sheet)).toEqual([])
    expect(sheet.show('history')).toBe('<p>eins zwei<p>drei')
  })

  it('[T31] text that came, and that its author had taken away later, is two cards', () => {
    const { sheet, text } = twoParagraphs()
    const [typed] = sheet.put(11, 'body', [text[0], text[1] + 3], ' und')
    sheet.decide(insertionName(typed!), 'accept', 5)
    sheet.span(11, spanKey(11, 1), { t: 'del', ids: [typed!], n: 6 })
    sheet.decide(deletionName(spanKey(11, 1), typed!), 'accept', 7)
    expect(saidIn(sheet)).toEqual([
      ['Ada', { what: 'deletesText', text: ' und' }, 'accept', 'Ada'],
      ['Ada', { what: 'insertsText', text: ' und' }, 'accept', 'Ada'],
    ])
  })

  it('[T30] a removed paragraph and a move are told as such', () => {
    const removed = twoParagraphs()
    removed.sheet.span(11, spanKey(11, 1), { t: 'del', ids: [removed.second, removed.other], n: 1 })
    removed.sheet.decide(deletionName(spanKey(11, 1), removed.second), 'accept', 5)
    removed.sheet.decide(deletionName(spanKey(11, 1), removed.other), 'accept', 5)
    expect(saidIn(removed.sheet)).toEqual([
      ['Ada', { what: 'removesBlocks', blocks: [{ marker: PARAGRAPH, text: 'drei' }] }, 'accept', 'Ada'],
    ])

    const { sheet, text, other } = twoParagraphs()
    const moved = [text[0], text[1] + 5, 4] as const
    const [copy] = sheet.put(11, 'body', [other[0], other[1] + 3], 'zwei')
    sheet.origins(11, spanKey(11, 1), 'move', 1, [copy![0], copy![1], 4, moved[0], moved[1]])
    sheet.span(11, spanKey(11, 2), { t: 'del', ids: [moved], n: 2, mv: spanKey(11, 1) })
    sheet.decide(insertionName(copy!), 'reject', 5)
    sheet.decide(deletionName(spanKey(11, 2), moved), 'reject', 5)
    expect(decidedIn(sheet)).toMatchObject([
      {
        change: { what: 'moves', text: 'zwei' },
        verdict: 'reject',
        places: [{ block: 1 }, { block: 0 }],
        subjects: [{ about: 'insertion' }, { about: 'deletion' }],
      },
    ])
  })

  it('[T32] formats are told from the copy of their span; one that came with text is part of that', () => {
    const { sheet, text } = twoParagraphs()
    const bold = (first: number, last: number, n: number) => ({
      t: 'bold',
      on: true,
      root: 'body',
      s: [text[0], text[1] + first, 0],
      e: [text[0], text[1] + last, 1],
      n,
    })
    sheet.span(11, spanKey(11, 1), bold(0, 3, 4))
    sheet.span(21, spanKey(21, 1), bold(5, 8, 4))
    sheet.decide(formatName(spanKey(11, 1), 4), 'accept', 5, { span: bold(0, 3, 4) }, 30)
    sheet.decide(formatName(spanKey(21, 1), 4), 'reject', 5, { span: bold(5, 8, 4) }, 30)
    sheet.as(11, () => spansRoot(sheet.doc).delete(spanKey(11, 1)))
    expect(saidIn(sheet)).toEqual([
      ['Ada', { what: 'setsFormat', format: 'bold', text: 'eins' }, 'accept', 'Cem'],
      ['Ben', { what: 'setsFormat', format: 'bold', text: 'zwei' }, 'reject', 'Cem'],
    ])

    const own = twoParagraphs()
    const [typed] = own.sheet.put(11, 'body', [own.text[0], own.text[1] + 3], ' und')
    const ends = { s: [typed![0], typed![1], 0], e: [typed![0], typed![1] + 3, 1] }
    own.sheet.span(11, spanKey(11, 1), { t: 'bold', on: true, root: 'body', ...ends, n: 4 })
    own.sheet.decide(insertionName(typed!), 'reject', 5)
    own.sheet.decide(formatName(spanKey(11, 1), 4), 'reject', 5)
    expect(decidedIn(own.sheet)).toMatchObject([
      { subjects: [{ about: 'insertion' }, { about: 'format', spanKey: spanKey(11, 1), n: 4 }] },
    ])
  })

  it('[T32] a format that a stronger one of an editor has overruled is told no more', () => {
    const { sheet, text } = twoParagraphs()
    const ends = { s: [text[0], text[1], 0], e: [text[0], text[1] + 3, 1] }
    const span = { t: 'bold', on: true, root: 'body', ...ends, n: 4 }
    sheet.span(11, spanKey(11, 1), span).decide(formatName(spanKey(11, 1), 4), 'accept', 5, { span })
    expect(saidIn(sheet)).toHaveLength(1)
    sheet.span(20, spanKey(20, 1), { ...span, on: false, n: 6 })
    expect(saidIn(sheet)).toEqual([])
  })

  it('[T32] kinds of neighbouring paragraphs are one card if they were decided alike', () => {
    const { sheet, first, second } = twoParagraphs()
    sheet.span(11, spanKey(11, 1), { t: 'kind', at: first.slice(0, 2), v: { k: 'q' }, n: 1 })
    sheet.span(11, spanKey(11, 2), { t: 'kind', at: second.slice(0, 2), v: { k: 'q' }, n: 2 })
    sheet.decide(formatName(spanKey(11, 1), 1), 'reject', 5, {}, 20)
    sheet.decide(formatName(spanKey(11, 2), 2), 'reject', 5, {}, 20)
    expect(decidedIn(sheet).map(({ change, subjects }) => [change.what, subjects.length])).toEqual([
      ['changesKind', 2],
    ])
    sheet.decide(formatName(spanKey(11, 2), 2), 'accept', 6, {}, 20)
    expect(decidedIn(sheet).map(({ verdict, subjects }) => [verdict, subjects.length])).toEqual([
      ['reject', 1],
      ['accept', 1],
    ])
  })
})
