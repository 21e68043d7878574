import { read, spanKey } from '@stet/article'
import type { Sheet } from '@stet/article/model/testing'
import { describe, expect, it } from 'vitest'
import { cardsOf } from './cardsOf.ts'
import { PARAGRAPH, twoParagraphs } from './testing/twoParagraphs.ts'

const cardsIn = (sheet: Sheet) => cardsOf(read(sheet.doc, 'markup'))
const saidBy = (sheet: Sheet) => cardsIn(sheet).map(({ by, change }) => Object.assign({ by }, change))

describe('cards of text', () => {
  it('[T2] [T13] [T20] typed text is one card, which names exactly its characters', () => {
    const { sheet, text } = twoParagraphs()
    const [typed] = sheet.put(11, 'body', [text[0], text[1] + 3], ' und')
    expect(cardsIn(sheet)).toEqual([
      {
        id: `11:${typed![1]}`,
        by: 'Ada',
        change: { what: 'insertsText', text: ' und' },
        places: [{ root: 'body', block: 0, from: 4, to: 8, hasMarker: false }],
        subjects: [{ about: 'insertion', range: typed }],
        firstAt: { client: 11, clock: typed![1] },
      },
    ])
  })

  it('[T3] text that goes and text that comes beside it are one replacement', () => {
    const { sheet, text } = twoParagraphs()
    sheet.span(11, spanKey(11, 1), { t: 'del', ids: [[text[0], text[1] + 5, 4]], n: 1 })
    sheet.put(11, 'body', [text[0], text[1] + 8], 'drei')
    expect(saidBy(sheet)).toEqual([{ by: 'Ada', what: 'replacesText', old: 'zwei', now: 'drei' }])
  })

  it('[T2] what others suggest in between is a card of its own and breaks nothing; text that stands does', () => {
    const { sheet, text } = twoParagraphs()
    sheet.span(11, spanKey(11, 1), { t: 'del', ids: [[text[0], text[1], 4]], n: 1 })
    sheet.put(21, 'body', [text[0], text[1] + 1], 'BEN')
    sheet.span(11, spanKey(11, 2), { t: 'del', ids: [[text[0], text[1] + 5, 4]], n: 2 })
    expect(saidBy(sheet)).toEqual([
      { by: 'Ada', what: 'deletesText', text: 'eins' },
      { by: 'Ben', what: 'insertsText', text: 'BEN' },
      { by: 'Ada', what: 'deletesText', text: 'zwei' },
    ])
  })

  it('two people who strike the same word have a card each', () => {
    const { sheet, text } = twoParagraphs()
    for (const client of [11, 21])
      sheet.span(client, spanKey(client, 1), { t: 'del', ids: [[text[0], text[1], 4]], n: 1 })
    const cards = cardsIn(sheet)
    expect(cards.map(({ by }) => by).toSorted()).toEqual(['Ada', 'Ben'])
    expect(new Set(cards.map(({ id }) => id)).size).toBe(2)
  })

  it('[T10] breaks: a split, a join, an added and a removed paragraph', () => {
    const split = twoParagraphs()
    split.sheet.put(11, 'body', [split.text[0], split.text[1] + 3], PARAGRAPH)
    expect(saidBy(split.sheet)).toEqual([{ by: 'Ada', what: 'splitsBlock' }])

    const join = twoParagraphs()
    join.sheet.span(11, spanKey(11, 1), { t: 'del', ids: [join.second], n: 1 })
    expect(saidBy(join.sheet)).toEqual([{ by: 'Ada', what: 'joinsBlocks' }])

    const added = twoParagraphs()
    added.sheet.put(11, 'body', [added.text[0], added.text[1] + 8], PARAGRAPH, 'neu')
    expect(saidBy(added.sheet)).toEqual([
      { by: 'Ada', what: 'addsBlocks', blocks: [{ marker: PARAGRAPH, text: 'neu' }] },
    ])

    const removed = twoParagraphs()
    removed.sheet.span(11, spanKey(11, 1), { t: 'del', ids: [removed.second, removed.other], n: 1 })
    expect(saidBy(removed.sheet)).toEqual([
      { by: 'Ada', what: 'removesBlocks', blocks: [{ marker: PARAGRAPH, text: 'drei' }] },
    ])

    const toNext = twoParagraphs()
    toNext.sheet.span(11, spanKey(11, 1), { t: 'del', ids: [toNext.text, toNext.second], n: 1 })
    expect(saidBy(toNext.sheet)).toEqual([
      { by: 'Ada', what: 'removesBlocks', blocks: [{ marker: PARAGRAPH, text: 'eins zwei' }] },
    ])
  })

  it('[T11] [T12] a paragraph goes whole although somebody suggests text in it; half of two is text with a break', () => {
    const { sheet, text, second, other } = twoParagraphs()
    sheet.put(21, 'body', [other[0], other[1] + 1], 'BEN')
    sheet.span(11, spanKey(11, 1), { t: 'del', ids: [second, other], n: 1 })
    expect(saidBy(sheet)[0]).toEqual({
      by: 'Ada',
      what: 'removesBlocks',
      blocks: [{ marker: PARAGRAPH, text: 'drei' }],
    })
    const half = twoParagraphs()
    half.sheet.span(11, spanKey(11, 1), {
      t: 'del',
      ids: [[text[0], text[1] + 5, 4], second, [other[0], other[1], 2]],
      n: 1,
    })
    expect(saidBy(half.sheet)).toEqual([{ by: 'Ada', what: 'deletesText', text: 'zwei\ndr' }])
  })

  it('withdrawn text has no card', () => {
    const { sheet, text } = twoParagraphs()
    const [typed] = sheet.put(11, 'body', [text[0], text[1] + 3], ' und')
    sheet.span(11, spanKey(11, 1), { t: 'del', ids: [typed!], n: 1 })
    expect(cardsIn(sheet)).toEqual([])
  })
})

describe('cards of moves, formats and kinds', () => {
  it('[T4] a move is one card over both places', () => {
    const { sheet, text, other } = twoParagraphs()
    const moved = [text[0], text[1] + 5, 4] as const
    const [copy] = sheet.put(11, 'body', [other[0], other[1] + 3], 'zwei')
    sheet.origins(11, spanKey(11, 1), 'move', 1, [copy![0], copy![1], 4, moved[0], moved[1]])
    sheet.span(11, spanKey(11, 2), { t: 'del', ids: [moved], n: 2, mv: spanKey(11, 1) })
    const [card, ...more] = cardsIn(sheet)
    expect(more).toEqual([])
    expect(card).toMatchObject({
      by: 'Ada',
      change: { what: 'moves', text: 'zwei' },
      places: [
        { block: 1, from: 4, to: 8 },
        { block: 0, from: 5, to: 9 },
      ],
      subjects: [
        { about: 'insertion', range: copy },
        { about: 'deletion', spanKey: spanKey(11, 2), range: moved },
      ],
    })
  })

  it('[T4] [T10] what is typed into a paragraph that moves is text, not a paragraph', () => {
    const { sheet, second, other, text } = twoParagraphs()
    const [marker, copy] = sheet.put(11, 'body', [text[0], text[1] + 8], PARAGRAPH, 'drei')
    const pairs = [
      [marker![0], marker![1], 1, second[0], second[1]],
      [copy![0], copy![1], 4, other[0], other[1]],
    ] as const
    sheet.origins(11, spanKey(11, 1), 'move', 1, ...pairs)
    sheet.span(11, spanKey(11, 2), { t: 'del', ids: [second, other], n: 2, mv: spanKey(11, 1) })
    sheet.put(11, 'body', [copy![0], copy![1] + 1], 'X')
    expect(saidBy(sheet).map(({ what }) => what)).toEqual(['moves', 'insertsText'])
  })

  it('[T5] a format over two paragraphs is one card', () => {
    const { sheet, text, other } = twoParagraphs()
    const [s, e] = [
      [text[0], text[1] + 5, 0],
      [other[0], other[1] + 1, 1],
    ]
    sheet.span(11, spanKey(11, 1), { t: 'bold', on: true, root: 'body', s, e, n: 4 })
    expect(cardsIn(sheet)).toMatchObject([
      {
        id: spanKey(11, 1),
        change: { what: 'setsFormat', format: 'bold', text: 'zwei\ndr' },
        subjects: [{ about: 'format', spanKey: spanKey(11, 1), n: 4 }],
      },
    ])
  })

  it('[T1] a format on text of the same suggestion is decided with that text', () => {
    const { sheet, text } = twoParagraphs()
    const [typed] = sheet.put(11, 'body', [text[0], text[1] + 3], ' und')
    const [s, e] = [
      [typed![0], typed![1], 0],
      [typed![0], typed![1] + 3, 1],
    ]
    sheet.span(11, spanKey(11, 1), { t: 'bold', on: true, root: 'body', s, e, n: 4 })
    expect(cardsIn(sheet)).toMatchObject([
      {
        change: { what: 'insertsText', text: ' und' },
        subjects: [
          { about: 'insertion', range: typed },
          { about: 'format', spanKey: spanKey(11, 1), n: 4 },
        ],
      },
    ])
  })

  it('[T5] neighbouring paragraphs made the same kind are one card; another person’s wish is another', () => {
    const { sheet, first, second } = twoParagraphs()
    sheet.span(11, spanKey(11, 1), { t: 'kind', at: first.slice(0, 2), v: { k: 'q' }, n: 1 })
    sheet.span(11, spanKey(11, 2), { t: 'kind', at: second.slice(0, 2), v: { k: 'q' }, n: 2 })
    sheet.span(21, spanKey(21, 1), { t: 'kind', at: second.slice(0, 2), v: { k: 'h' }, n: 3 })
    expect(cardsIn(sheet).map(({ by, change, subjects }) => [by, change.what, subjects.length])).toEqual([
      ['Ada', 'changesKind', 2],
      ['Ben', 'changesKind', 1],
    ])
  })
})
