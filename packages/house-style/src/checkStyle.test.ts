import { type ArticleJson, createDocument, openRoots, read } from '@stet/article'
import { article, byline, dateline, lead, p, row, section } from '@stet/article/testing'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkStyle } from './checkStyle.ts'
import type { Finding } from './Finding.ts'
import { HOUSE_STYLE } from './houseStyle.ts'

function found(json: ArticleJson, language = 'de'): readonly Finding[] {
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(doc, createDocument(json, { clientId: 1, user: 'wire', origin: 'imported' }))
  return checkStyle(read(doc, 'markup'), language)
}

const rules = (json: ArticleJson): readonly string[] => found(json).map(({ rule }) => rule)

/** Nothing is wrong in it. */
const RIGHT = [dateline('Kiel'), byline('Von Ada'), lead('Der Kai ist zu.')] as const

it('[Y1] lists what is found in reading order, with its place, what stands there and what should, and the words around', () => {
  const findings = found(
    article(
      'Kai "zu"',
      ...RIGHT,
      section('', p('Erst.'), p('Es sind 5 % der Schiffe .')),
      row('Ort', 'A  B'),
    ),
  )
  expect(findings).toMatchObject([
    {
      rule: 'quotes',
      place: { root: 'headline', block: 0, from: 4, to: 5, hasMarker: false },
      text: '"',
      replacement: '„',
      before: 'Kai ',
      behind: 'zu"',
    },
    expect.objectContaining({ rule: 'quotes', replacement: '“' }),
    {
      rule: 'narrowSpace',
      place: { root: 'body', block: 1, from: 9, to: 10, hasMarker: false },
      text: ' ',
      replacement: '\u202F',
      before: 'Es sind 5',
      behind: '% der Schiffe .',
    },
    expect.objectContaining({ rule: 'spaceBefore', replacement: '' }),
    expect.objectContaining({ rule: 'doubleSpace', text: '  ', replacement: ' ' }),
  ])
  expect(findings.at(-1)?.place.root).toBe('details')
})

it('[Y2] a headline is too long from one character above the limit on, counted as people count', () => {
  const most = HOUSE_STYLE.headlineCharacters
  expect(rules(article('😀'.repeat(most), ...RIGHT))).toEqual([])
  const [finding, ...rest] = found(article('😀'.repeat(most + 1), ...RIGHT))
  expect(rest).toEqual([])
  expect(finding).toMatchObject({
    rule: 'headlineTooLong',
    place: { root: 'headline', from: 0, to: 2 * most + 2 },
    replacement: null,
    length: { is: most + 1, most },
  })
})

it('[Y3] a dateline is missed, and a sign-off: by the byline, in the dateline or at the end of the text', () => {
  const text = lead('Der Kai ist zu.')
  expect(rules(article('Kai', text))).toEqual(['signOffMissing', 'datelineMissing'])
  expect(rules(article('Kai', text, byline('Von Ada'), dateline(' ')))).toEqual(['datelineMissing'])
  expect(rules(article('Kai', text, dateline('Kiel (dpa)')))).toEqual([])
  const signed = (end: string) =>
    article('Kai', text, dateline('Kiel'), section('', p(`Ende. ${end}`), p('')))
  expect(rules(signed('(reb)'))).toEqual([])
  expect(rules(signed('(dpa/reb)'))).toEqual([])
  expect(rules(signed('(AFP, reb).'))).toEqual([])
  expect(rules(signed('(siehe Seite 4)'))).toEqual(['signOffMissing'])
})

it('[Y3] an article in which nothing is written lacks nothing', () => {
  expect(rules(article(''))).toEqual([])
  expect(rules(article('Kai'))).toEqual([])
})

it('[Y4] a heading without words is found at its block', () => {
  const findings = found(article('Kai', ...RIGHT, section('', p('Eins.')), section(' ', p('Zwei.'))))
  expect(findings).toMatchObject([
    { rule: 'emptyHeading', place: { root: 'body', block: 1, from: 0, to: 0 }, replacement: null },
  ])
})

it('[Y5] the words around are told as far as they help, in whole words', () => {
  const long =
    'Am Dienstag hat der Betreiber des Hafens mitgeteilt , dass die Arbeiten am Kai bis zum Herbst dauern.'
  expect(found(article('Kai', ...RIGHT, section('', p(long))))).toMatchObject([
    { before: 'Betreiber des Hafens mitgeteilt', behind: ', dass die Arbeiten am Kai bis' },
  ])
})
