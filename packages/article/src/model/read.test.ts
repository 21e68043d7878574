import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { IdRange } from './ids.ts'
import { read } from './read.ts'
import { openRoots, textRoot } from './roots.ts'
import { Sheet } from './testing/Sheet.ts'

const VIEWS = ['original', 'final', 'markup'] as const
const NOWHERE: IdRange = [0, 0, 0]

/** A body with one paragraph, written by Ada in edit mode: `10:0` is the marker, the text begins at `10:1`. */
function paragraph(text: string): Sheet {
  const sheet = new Sheet()
  sheet.put(10, 'body', null, { k: 'p' }, text)
  return sheet
}

function shows(sheet: Sheet): Record<string, string> {
  return Object.fromEntries(VIEWS.map((view) => [view, sheet.show(view)]))
}

const strike = (ids: readonly IdRange[], n = 1): unknown => ({ t: 'del', ids, n })

const bold = (s: number, e: number | null, n: number, more: object = {}): unknown => ({
  t: 'bold',
  on: true,
  root: 'body',
  s: [10, s, 0],
  e: e === null ? null : [10, e, 1],
  n,
  ...more,
})

const kind = (v: unknown, n: number, clock = 0): unknown => ({ t: 'kind', at: [10, clock], v, n })

const boldIn = (root: string, s: number, e: number, n: number, on = true): unknown => ({
  t: 'bold',
  on,
  root,
  s: [10, s, 0],
  e: [10, e, 1],
  n,
})

const link = (v: unknown, n: number): unknown => ({ ...(bold(1, 2, n) as object), t: 'link', v })

/** Ada and Ben moved "ab" at once: Ada in front, Ben behind. */
function movedTwice(adas: number, bens: number): Sheet {
  const sheet = paragraph('ab-')
  sheet.put(10, 'body', [10, 0], 'ab')
  sheet.put(20, 'body', [10, 3], 'ab')
  sheet.origins(10, '10.1', 'move', adas, [10, 4, 2, 10, 1])
  return sheet.origins(20, '20.1', 'move', bens, [20, 0, 2, 10, 1]).erase(10, 'body', 3, 2)
}

describe('who wrote it', () => {
  it('[A11] reads text of an edit client as accepted, of a suggest client as a pending insertion', () => {
    const sheet = paragraph('Hello')
    sheet.put(21, 'body', [10, 5], ' world')
    expect(shows(sheet)).toEqual({
      original: '<p>Hello',
      final: '<p>Hello world',
      markup: '<p>Hello[+Ben| world]',
    })
    expect(sheet.show({ without: 'Ben' })).toBe('<p>Hello')
    expect(sheet.show({ without: 'Ada' })).toBe('<p>Hello[+Ben| world]')
  })

  it('[A11] reads each character in the mode that its client had at its clock', () => {
    const sheet = paragraph('early')
    sheet.put(10, 'body', [10, 5], ' late')
    const modes = [
      [0, 'edit'],
      [6, 'suggest'],
    ]
    sheet.as(1, () => sheet.doc.getMap('clients').set('10', { user: 'Ada', modes, origin: 'typed' }))
    expect(sheet.show('markup')).toBe('<p>early[+Ada| late]')
  })

  it('[A12] reads text of a client that nobody knows as pending by unknown', () => {
    const sheet = paragraph('known')
    sheet.put(99, 'body', [10, 5], '?!')
    expect(sheet.show('markup')).toBe('<p>known[+unknown|?!]')
    expect(sheet.show('original')).toBe('<p>known')
    sheet.as(1, () => sheet.doc.getMap('clients').set('99', { user: 'Zoe', modes: 'edit' }))
    expect(sheet.show('markup')).toBe('<p>known[+unknown|?!]')
    sheet.as(1, () => sheet.client(99, 'Zoe', 'edit'))
    expect(sheet.show('original')).toBe('<p>known?!')
  })
})

describe('decisions on insertions', () => {
  it('[A13] shows what was accepted, hides what was rejected, by character', () => {
    const sheet = paragraph('-')
    sheet.put(21, 'body', [10, 1], 'abcdef')
    sheet.decide('i:21:0:2', 'accept', 1).decide('i:21:4:2', 'reject', 1)
    expect(shows(sheet)).toEqual({ original: '<p>-ab', final: '<p>-abcd', markup: '<p>-ab[+Ben|cd]' })
  })

  it('[A14] lets the highest n count for each character, ties by key, and open re-open', () => {
    const sheet = paragraph('-')
    sheet.put(21, 'body', [10, 1], 'abcd')
    sheet.decide('i:21:0:4', 'reject', 5).decide('i:21:1:2', 'accept', 6).decide('i:21:3:1', 'open', 7)
    expect(sheet.show('markup')).toBe('<p>-bc[+Ben|d]')
    sheet.decide('i:21:0:1', 'accept', 5)
    expect(sheet.show('markup')).toBe('<p>-bc[+Ben|d]')
    sheet.decide('i:21:0:9', 'accept', 5)
    expect(sheet.show('markup')).toBe('<p>-abc[+Ben|d]')
  })

  it('[A14] counts no decision that was written in suggest mode or by a client that nobody knows', () => {
    const sheet = paragraph('-')
    sheet.put(21, 'body', [10, 1], 'ab')
    sheet.decide('i:21:0:1', 'accept', 5, {}, 21).decide('i:21:1:1', 'accept', 5, {}, 77)
    expect(sheet.show('markup')).toBe('<p>-[+Ben|ab]')
  })

  it('[A13] decides nothing about accepted text', () => {
    const sheet = paragraph('text').decide('i:10:0:5', 'reject', 9)
    expect(sheet.show('original')).toBe('<p>text')
  })
})

describe('suggested deletions', () => {
  it('[A15] strikes exactly these characters, in whatever mode the span was written', () => {
    const sheet = paragraph('one two three')
      .span(21, '21.1', strike([[10, 5, 4]]))
      .span(30, '30.1', strike([[10, 9, 2]]))
    sheet.put(10, 'body', [10, 6], 'XX')
    expect(sheet.show('markup')).toBe('<p>one [-Ben|tw]XX[-Ben|o ][-Cem|th]ree')
    expect(sheet.show('original')).toBe('<p>one twXXo three')
    expect(sheet.show('final')).toBe('<p>one XXree')
    expect(sheet.show({ without: 'Ben' })).toBe('<p>one twXXo [-Cem|th]ree')
  })

  it('[A16] hides what was accepted, whatever becomes of the span, and ignores what was rejected', () => {
    const sheet = paragraph('abcdef').span(21, '21.1', strike([[10, 1, 6]]))
    sheet.decide('d:21.1:10:1:2', 'accept', 2).decide('d:21.1:10:3:2', 'reject', 2)
    expect(sheet.show('markup')).toBe('<p>cd[-Ben|ef]')
    sheet.as(21, () => sheet.doc.getMap('spans').delete('21.1'))
    expect(sheet.show('markup')).toBe('<p>cdef')
    sheet.decide('d:21.1:10:1:1', 'open', 3)
    expect(sheet.show('markup')).toBe('<p>acdef')
  })

  it('[A16] keeps the deletions of several people apart', () => {
    const sheet = paragraph('abc')
      .span(21, '21.1', strike([[10, 1, 2]]))
      .span(31, '31.1', strike([[10, 2, 2]]))
    expect(sheet.show('markup')).toBe('<p>[-Ben|a][-Ben -Cem|b][-Cem|c]')
    sheet.decide('d:21.1:10:1:2', 'reject', 2)
    expect(sheet.show('markup')).toBe('<p>a[-Cem|bc]')
  })

  it('[A17] shows nowhere what its own author took back, until it is accepted', () => {
    const sheet = paragraph('-')
    sheet.put(21, 'body', [10, 1], 'abc')
    sheet.span(21, '21.1', strike([[21, 1, 1]])).span(31, '31.1', strike([[21, 2, 1]]))
    expect(shows(sheet)).toEqual({ original: '<p>-', final: '<p>-a', markup: '<p>-[+Ben|a][+Ben -Cem|c]' })
    sheet.decide('d:21.1:21:1:1', 'reject', 4)
    expect(sheet.show('markup')).toBe('<p>-[+Ben|a][+Ben -Cem|c]')
    sheet.decide('d:21.1:21:1:1', 'open', 5).decide('i:21:1:1', 'accept', 5)
    expect(sheet.show('markup')).toBe('<p>-[+Ben|a][-Ben|b][+Ben -Cem|c]')
  })

  it('[A18] counts a span of the server for the person that it names, and no other span', () => {
    const sheet = paragraph('abc').span(1, '1.1', { t: 'del', ids: [[10, 1, 1]], n: 1, by: 'Cem' })
    sheet.span(21, '21.1', { t: 'del', ids: [[10, 2, 1]], n: 1, by: 'Cem' })
    expect(sheet.show('markup')).toBe('<p>[-Cem|a][-Ben|b]c')
  })

  it('[A15] joins two blocks when a marker goes', () => {
    const sheet = paragraph('one')
    sheet.put(10, 'body', [10, 3], { k: 'h' }, 'two')
    sheet.span(21, '21.1', strike([[10, 4, 1]]))
    expect(shows(sheet)).toEqual({
      original: '<p>one<h>two',
      final: '<p>onetwo',
      markup: '<p>one<h -Ben>two',
    })
  })
})

describe('formats', () => {
  it('[A20] covers what stands between its anchors, whatever was deleted or typed there since', () => {
    const sheet = paragraph('abcdef').span(10, '10.1', bold(2, 4, 1))
    expect(sheet.show('original')).toBe('<p>a[bold|bcd]ef')
    sheet.put(20, 'body', [10, 4], '!')
    expect(sheet.show('original')).toBe('<p>a[bold|bcd]!ef')
    sheet.erase(20, 'body', 2, 3)
    sheet.put(20, 'body', [10, 3], 'new')
    expect(sheet.show('original')).toBe('<p>a[bold|new]!ef')
  })

  it('[A20] grows at its end when that is bound to the next character, or to the end of the text', () => {
    const sheet = paragraph('abcdef').span(10, '10.1', bold(2, null, 1, { e: [10, 4, 0] }))
    sheet.span(10, '10.2', { t: 'italic', on: true, root: 'body', s: [10, 6, 0], e: null, n: 2 })
    sheet.put(20, 'body', [10, 3], '!')
    sheet.put(20, 'body', [10, 6], '?')
    expect(sheet.show('original')).toBe('<p>a[bold|bc!]de[italic|f?]')
  })

  it('[A20] runs over the borders of blocks', () => {
    const sheet = paragraph('one')
    sheet.put(10, 'body', [10, 3], { k: 'p' }, 'two')
    sheet.span(10, '10.1', bold(2, 6, 1))
    expect(sheet.show('original')).toBe('<p>o[bold|ne]<p>[bold|tw]o')
  })

  it('[A21] is inert where its anchors do not fit, and waits for characters that have not arrived', () => {
    const sheet = paragraph('abc')
    sheet.put(10, 'lead', null, 'lead')
    sheet.span(10, '10.1', bold(3, 1, 1)).span(10, '10.2', bold(1, null, 1, { e: [10, 5, 1] }))
    sheet
      .span(10, '10.3', bold(2, null, 1, { e: [10, 2, 0] }))
      .span(10, '10.4', bold(1, null, 1, { root: 'lead' }))
    sheet.span(10, '10.5', bold(1, null, 1, { e: [88, 0, 1] }))
    expect(sheet.show('markup')).toBe('<p>abc')
    sheet.put(88, 'body', [10, 2], 'x')
    expect(sheet.show('markup')).toBe('<p>[bold|ab][+unknown bold|x]c')
  })

  it('[A22] counts in edit mode, is pending in suggest mode, and is decided on as it is with its n', () => {
    const sheet = paragraph('abcd').span(21, '21.1', bold(2, 3, 4))
    expect(shows(sheet)).toEqual({
      original: '<p>abcd',
      final: '<p>a[bold|bc]d',
      markup: '<p>a[~Ben:+bold|bc]d',
    })
    expect(sheet.show({ without: 'Ben' })).toBe('<p>abcd')
    sheet.decide('f:21.1@3', 'accept', 9)
    expect(sheet.show('original')).toBe('<p>abcd')
    sheet.decide('f:21.1@4', 'reject', 9)
    expect(sheet.show('markup')).toBe('<p>abcd')
    sheet.decide('f:21.1@4', 'open', 10)
    expect(sheet.show('markup')).toBe('<p>a[~Ben:+bold|bc]d')
    sheet.decide('f:21.1@4', 'accept', 11)
    expect(sheet.show('original')).toBe('<p>a[bold|bc]d')
  })

  it('[A22] reads an accepted format from its decision, whatever becomes of the span', () => {
    const sheet = paragraph('abcd').span(21, '21.1', bold(2, 3, 4))
    sheet.decide('f:21.1@4', 'accept', 9, { span: bold(2, 3, 4) })
    sheet.span(21, '21.1', bold(4, 4, 10))
    expect(sheet.show('markup')).toBe('<p>a[bold|bc][~Ben:+bold|d]')
    sheet.as(21, () => sheet.doc.getMap('spans').delete('21.1'))
    expect(sheet.show('original')).toBe('<p>a[bold|bc]d')
  })

  it('[A23] lets the highest n win, ties by key; what no longer wins is no suggestion', () => {
    const sheet = paragraph('abcdef')
      .span(10, '10.1', bold(1, 6, 5))
      .span(20, '20.1', bold(2, 3, 6, { on: false }))
    sheet.span(31, '31.1', bold(3, 4, 6)).span(21, '21.1', bold(5, 6, 4, { on: false }))
    expect(sheet.show('markup')).toBe('<p>[bold|a]b[~Cem:+bold|c][bold ~Cem:+bold|d][bold|ef]')
    expect(sheet.show('final')).toBe('<p>[bold|a]b[bold|cdef]')
  })

  it('[A24] counts at once on pending text of the same person, and belongs to that suggestion', () => {
    const sheet = paragraph('ab')
    sheet.put(21, 'body', [10, 1], 'new')
    sheet.span(21, '21.1', bold(1, 2, 3))
    expect(sheet.show('markup')).toBe('<p>[~Ben:+bold|a][+Ben bold|new][~Ben:+bold|b]')
    sheet.decide('i:21:0:3', 'accept', 4)
    expect(sheet.show('markup')).toBe('<p>[~Ben:+bold|anewb]')
  })

  it('[A25] formats the lead and blocks only', () => {
    const sheet = new Sheet()
    const [, lead = 0] = (['headline', 'lead', 'details'] as const).map((root) => {
      const [[client, clock] = NOWHERE] = sheet.put(10, root, null, 'text')
      sheet.span(10, `10.${root.length}`, { t: 'bold', on: true, root, s: [client, clock, 0], e: null, n: 1 })
      return clock
    })
    expect(sheet.show('original', 'headline')).toBe('text')
    expect(sheet.show('original', 'lead')).toBe('[bold|text]')
    expect(sheet.show('original', 'details')).toBe('text')
    const [[, copy] = NOWHERE] = sheet.put(10, 'headline', null, 'text')
    sheet.origins(10, '10.c', 'copy', 2, [10, copy, 4, 10, lead])
    expect(sheet.show('original', 'headline')).toBe('texttext')
  })

  it('[A8] reads a link with an address that is not safe as no link', () => {
    const sheet = paragraph('ab').span(10, '10.1', link('https://stet.example/', 1))
    expect(sheet.show('original')).toBe('<p>[link=https://stet.example/|ab]')
    sheet.span(10, '10.2', link('javascript:alert(1)', 2))
    expect(sheet.show('original')).toBe('<p>ab')
  })

  it('[A7] labels the range of a span of an unknown type, in every view', () => {
    const sheet = paragraph('abcd').span(10, '10.1', bold(2, 3, 1, { t: 'glitter', colour: 7 }))
    for (const view of VIEWS) expect(sheet.show(view)).toBe('<p>a[?glitter|bc]d')
  })

  it('[A7] labels what somebody only suggested where the suggestions of that person are shown', () => {
    const sheet = paragraph('abcd').span(21, '21.1', bold(2, 3, 1, { t: 'glitter', colour: 7 }))
    for (const view of ['markup', 'final', { without: 'Ada' }] as const) {
      expect(sheet.show(view)).toBe('<p>a[?glitter|bc]d')
    }
    for (const view of ['original', { without: 'Ben' }] as const) expect(sheet.show(view)).toBe('<p>abcd')
  })
})

describe('kinds', () => {
  it('[A26] reads the marker as the strongest kind span says; a suggestion is pending', () => {
    const sheet = paragraph('a')
      .span(10, '10.1', kind({ k: 'ul', indent: 2 }, 3))
      .span(21, '21.1', kind({ k: 'h' }, 4))
    sheet.span(31, '31.1', kind({ k: 'q' }, 2))
    expect(shows(sheet)).toEqual({ original: '<ul>a', final: '<h>a', markup: '<ul ~Ben:h>a' })
    expect(read(sheet.doc, 'original').body[0]?.marker).toEqual({ k: 'ul', indent: 2 })
    expect(sheet.show({ without: 'Ben' })).toBe('<ul>a')
    sheet.decide('f:21.1@4', 'accept', 5, { span: kind({ k: 'h' }, 4) })
    expect(sheet.show('original')).toBe('<h>a')
  })

  it('[A26] counts at once on a pending marker of the same person, and not outside the body', () => {
    const sheet = paragraph('ab')
    sheet.put(21, 'body', [10, 1], { k: 'p' })
    sheet.span(21, '21.1', { t: 'kind', at: [21, 0], v: { k: 'h' }, n: 2 })
    expect(sheet.show('markup')).toBe('<p>a<h +Ben>b')
    sheet.put(10, 'details', null, { k: 'row' }, 'Ort')
    sheet.span(10, '10.1', kind({ k: 'cell' }, 3, 3))
    expect(sheet.show('markup', 'details')).toBe('<row>Ort')
  })

  it('[A7] shows a block of an unknown kind with all that is stored', () => {
    const sheet = paragraph('a')
    sheet.put(10, 'body', [10, 1], { k: 'poll', options: ['yes', 'no'] }, 'b')
    expect(read(sheet.doc, 'original').body[1]?.marker).toEqual({ k: 'poll', options: ['yes', 'no'] })
  })
})

describe('copies', () => {
  it('[A30] shows who wrote it first, through every kind of copy', () => {
    const sheet = paragraph('abc')
    sheet.put(20, 'body', [10, 3], 'abc')
    sheet.put(31, 'body', [20, 2], 'bc')
    sheet.origins(20, '20.1', 'copy', 1, [20, 0, 3, 10, 1]).origins(31, '31.1', 'copy', 2, [31, 0, 2, 20, 1])
    const { runs } = read(sheet.doc, 'markup').body[0] ?? { runs: [] }
    expect(runs.map(({ text, author }) => [text, author])).toEqual([
      ['abcabc', 'Ada'],
      ['bc', 'Ada'],
    ])
    expect(sheet.show('markup')).toBe('<p>abcabc[+Cem|bc]')
  })

  it('[A31] carries state, deletions and decisions with a move by an edit client', () => {
    const sheet = paragraph('-')
    sheet.put(21, 'body', [10, 1], 'abcd')
    sheet.span(31, '31.1', { t: 'del', ids: [[21, 0, 1]], n: 1 })
    sheet.decide('i:21:1:1', 'accept', 2).decide('i:21:2:1', 'reject', 2)
    sheet.put(11, 'body', [10, 0], 'abcd')
    sheet.origins(10, '10.1', 'move', 3, [11, 0, 4, 21, 0]).erase(10, 'body', 6, 4)
    expect(sheet.show('markup')).toBe('<p>[+Ben -Cem|a]b[+Ben|d]-')
    sheet.decide('i:21:3:1', 'accept', 4).decide('d:31.1:21:0:1', 'reject', 4)
    expect(sheet.show('markup')).toBe('<p>[+Ben|a]bd-')
    sheet.decide('i:11:3:1', 'open', 5)
    expect(sheet.show('markup')).toBe('<p>[+Ben|a]b[+Ben|d]-')
  })

  it('[A31] carries nothing with a copy, nor with a move by a suggest client', () => {
    const sheet = paragraph('-')
    sheet.put(21, 'body', [10, 1], 'ab')
    sheet.decide('i:21:0:2', 'accept', 2).span(31, '31.1', { t: 'del', ids: [[21, 0, 2]], n: 1 })
    sheet.put(11, 'body', [10, 0], 'ab')
    sheet.origins(10, '10.1', 'copy', 3, [11, 0, 2, 21, 0])
    expect(sheet.show('markup')).toBe('<p>[+Ada|ab]-[-Cem|ab]')
    sheet.origins(11, '11.1', 'move', 4, [11, 0, 2, 21, 0])
    expect(sheet.show('markup')).toBe('<p>[+Ada|ab]-[-Cem|ab]')
  })

  it('[A28] counts no entry for characters of somebody else, unless the server wrote it', () => {
    const sheet = paragraph('abc')
    sheet.put(20, 'body', [10, 3], 'abc')
    sheet.origins(30, '30.1', 'copy', 5, [20, 0, 3, 10, 1])
    expect(read(sheet.doc, 'original').body[0]?.runs.map(({ author }) => author)).toEqual(['Ada', 'Ben'])
    sheet.origins(1, '1.1', 'copy', 5, [20, 0, 3, 10, 1])
    expect(read(sheet.doc, 'original').body[0]?.runs.map(({ author }) => author)).toEqual(['Ada'])
  })

  it('[A29] follows a chain to older copies only, so that no circle is endless', () => {
    const sheet = paragraph('ab')
    sheet.put(20, 'body', [10, 2], 'ab')
    sheet.origins(10, '10.1', 'move', 5, [10, 1, 2, 20, 0]).origins(20, '20.1', 'move', 5, [20, 0, 2, 10, 1])
    const { runs } = read(sheet.doc, 'original').body[0] ?? { runs: [] }
    expect(runs.map(({ text, author }) => [text, author])).toEqual([
      ['ab', 'Ben'],
      ['ab', 'Ada'],
    ])
  })

  it('[A32] brings the formats of the source up to the copy, then counts those at its own place', () => {
    const sheet = paragraph('abcd')
      .span(10, '10.1', boldIn('body', 1, 2, 1))
      .span(10, '10.2', boldIn('body', 3, 4, 7))
    const [[, x] = NOWHERE, [, copy] = NOWHERE] = sheet.put(10, 'lead', null, 'x', 'abcd', 'y')
    sheet.span(10, '10.3', { t: 'italic', on: true, root: 'lead', s: [10, x, 0], e: null, n: 2 })
    sheet.origins(10, '10.4', 'move', 5, [10, copy, 4, 10, 1]).erase(10, 'body', 1, 4)
    expect(sheet.show('original', 'lead')).toBe('[italic|x][bold|ab]cd[italic|y]')
    sheet.span(10, '10.5', boldIn('lead', copy, copy, 9, false))
    expect(sheet.show('original', 'lead')).toBe('[italic|x]a[bold|b]cd[italic|y]')
  })

  it('[A32] brings the kind of a marker', () => {
    const sheet = paragraph('a').span(10, '10.1', { t: 'kind', at: [10, 0], v: { k: 'q' }, n: 1 })
    sheet.put(20, 'body', [10, 1], { k: 'p' }, 'b')
    sheet.origins(20, '20.1', 'copy', 2, [20, 0, 1, 10, 0])
    expect(sheet.show('original')).toBe('<q>a<q>b')
    sheet.span(10, '10.1', { t: 'kind', at: [10, 0], v: { k: 'h' }, n: 3 })
    expect(sheet.show('original')).toBe('<h>a<p>b')
  })
})

describe('several copies of one character', () => {
  it('[A33] shows the one with the highest n, ties by key', () => {
    expect(shows(movedTwice(3, 2))).toEqual({ original: '<p>ab-', final: '<p>ab-', markup: '<p>ab-' })
    expect(movedTwice(2, 3).show('original')).toBe('<p>-ab')
    expect(movedTwice(2, 2).show('original')).toBe('<p>-ab')
  })

  it('[A33] shows none in place of one that was shown and deleted, for good or by decision', () => {
    expect(movedTwice(3, 2).erase(30, 'body', 1, 2).show('original')).toBe('<p>-')
    const struck = movedTwice(3, 2).span(31, '31.1', { t: 'del', ids: [[10, 4, 2]], n: 4 })
    expect(shows(struck)).toEqual({ original: '<p>ab-', final: '<p>-', markup: '<p>[-Cem|ab]-' })
    expect(struck.decide('d:31.1:10:4:2', 'accept', 5).show('original')).toBe('<p>-')
  })

  it('[A33] prefers accepted copies of the suggest side, and in final those that can be accepted', () => {
    const sheet = paragraph('ab-')
    sheet.put(21, 'body', [10, 3], 'ab')
    sheet
      .origins(21, '21.1', 'move', 2, [21, 0, 2, 10, 1])
      .span(21, '21.2', { t: 'del', ids: [[10, 1, 2]], n: 2 })
    sheet.put(10, 'body', [10, 0], 'ab')
    sheet.origins(10, '10.1', 'move', 9, [10, 4, 2, 10, 1]).erase(10, 'body', 3, 2)
    expect(shows(sheet)).toEqual({ original: '<p>ab-', final: '<p>-ab', markup: '<p>[-Ben|ab]-[+Ben|ab]' })
    sheet.decide('i:21:0:2', 'accept', 10)
    expect(shows(sheet)).toEqual({ original: '<p>-ab', final: '<p>-ab', markup: '<p>-ab' })
  })

  it('[A33] keeps every paste', () => {
    const sheet = paragraph('ab')
    sheet.put(10, 'body', [10, 2], 'ab', 'ab')
    sheet.origins(10, '10.1', 'copy', 1, [10, 3, 2, 10, 1]).origins(10, '10.2', 'copy', 1, [10, 5, 2, 10, 1])
    expect(sheet.show('original')).toBe('<p>ababab')
  })
})

describe('history', () => {
  it('[A92] [A93] tells decided insertions and deletions where they were, with who decided', () => {
    const sheet = paragraph('abc')
    sheet.put(21, 'body', [10, 1], 'xy')
    sheet.span(31, '31.1', strike([[10, 3, 1]])).span(31, '31.1', strike([[10, 2, 2]], 2))
    sheet.decide('i:21:0:1', 'reject', 5, { of: 'Cem' }, 10)
    sheet.decide('d:31.1:10:3:1', 'accept', 6, {}, 20)
    expect(shows(sheet)).toEqual({ original: '<p>ab', final: '<p>ay', markup: '<p>a[+Ben|y][-Cem|b]' })
    const runs = read(sheet.doc, 'history').body[0]?.runs.map(({ text, insertion, strikes, history }) => {
      return { text, insertion, strikes: strikes.map(({ at }) => at), history }
    })
    const none = { insertion: null, deletions: [], changes: [], own: [] }
    const rejected = { verdict: 'reject', n: 5, key: '10.i:21:0:1', by: 'Ada', at: [10, 4] }
    const accepted = { verdict: 'accept', n: 6, key: '20.d:31.1:10:3:1', by: 'Ben', at: [20, 0] }
    const gone = { by: 'Cem', spanKey: '31.1', move: null, at: [31, 0], ruling: accepted }
    expect(runs).toEqual([
      { text: 'a', insertion: null, strikes: [], history: null },
      {
        text: 'x',
        insertion: null,
        strikes: [],
        history: { ...none, insertion: { by: 'Ben', move: null, ruling: rejected } },
      },
      { text: 'y', insertion: 'Ben', strikes: [], history: null },
      { text: 'b', insertion: null, strikes: [[31, 0]], history: null },
      { text: 'c', insertion: null, strikes: [], history: { ...none, deletions: [gone] } },
    ])
    expect(read(sheet.doc, 'markup').body[0]?.runs.every(({ history }) => history === null)).toBe(true)
  })
})

describe('blocks', () => {
  it('[A38] gives every one-line field exactly one block and reads markers in it as spaces', () => {
    const sheet = new Sheet()
    sheet.put(10, 'headline', null, 'a', { k: 'p' }, 'b', 'nothing')
    const { headline, kicker } = read(sheet.doc, 'original')
    expect(headline).toHaveLength(1)
    expect(headline[0]?.runs[0]?.text).toBe('a bnothing')
    expect(headline[0]?.runs[0]?.ids).toEqual([[10, 0, 10]])
    expect(kicker).toEqual([
      {
        id: null,
        marker: { k: 'p' },
        author: 'unknown',
        insertion: null,
        deletions: [],
        strikes: [],
        move: null,
        kindChange: null,
        kindChanges: [],
        own: [],
        isSuperseded: false,
        history: null,
        runs: [],
      },
    ])
  })

  it('[A39] has no blocks in an empty body, and reads text before the first marker as a paragraph', () => {
    expect(read(new Sheet().doc, 'original').body).toEqual([])
    const sheet = paragraph('b')
    sheet.put(10, 'body', null, 'a')
    expect(read(sheet.doc, 'original').body.map(({ id, marker }) => [id, marker.k])).toEqual([
      [null, 'p'],
      [[10, 0], 'p'],
    ])
  })

  it('[A39] begins a block at everything in the body that is no character', () => {
    const sheet = paragraph('a')
    for (const embed of [true, 5, null, [], {}, { k: 7 }]) sheet.put(10, 'body', [10, 1], embed as never, 'x')
    const { body } = read(sheet.doc, 'original')
    expect(body.map(({ marker }) => marker.k)).toEqual(['p', '?', '?', '?', '?', '?', '?'])
  })

  it('[A40] reads rows and their first cell; every other marker in the details is a space', () => {
    const sheet = new Sheet()
    const row = [{ k: 'row' }, 'Ort', { k: 'cell' }, 'Sotschi'] as const
    sheet.put(10, 'details', null, 'x', { k: 'cell' }, 'y', ...row, { k: 'cell' }, 'a', { k: 'p' }, 'b', {
      k: 'row',
    })
    expect(sheet.show('original', 'details')).toBe('x<cell>y<row>Ort<cell>Sotschi a b<row>')
  })

  it('[A40] takes the first cell that is shown', () => {
    const sheet = new Sheet()
    sheet.put(10, 'details', null, { k: 'row' }, 'k')
    sheet.put(21, 'details', [10, 1], { k: 'cell' })
    sheet.put(10, 'details', [21, 0], 'v', { k: 'cell' }, 'w')
    expect(sheet.show('original', 'details')).toBe('<row>kv<cell>w')
    expect(sheet.show('markup', 'details')).toBe('<row>k<cell +Ben>v w')
  })

  it('[A41] keeps the place of content that no version writes', () => {
    const doc = openRoots(new Y.Doc())
    const text = textRoot(doc, 'body')
    text.insert(0, 'ab')
    text.format(0, 1, { bold: true })
    doc.transact((transaction) => {
      const left = Y.getItemCleanEnd(transaction, doc.store, Y.createID(doc.clientID, 0))
      const content = new Y.ContentAny([1, { two: 2 }])
      const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID))
      new Y.Item(id, left, left.lastId, left.right, left.right?.id ?? null, text, null, content).integrate(
        transaction,
        0,
      )
    })
    const [run] = read(doc, 'markup').body[0]?.runs ?? []
    expect(run?.text).toBe('a\ufffc\ufffcb')
  })

  it('[A42] gives runs whose ids add up to their text, merged as far as everything is the same', () => {
    const sheet = paragraph('ab')
    sheet.put(20, 'body', [10, 1], 'x')
    sheet.put(10, 'body', [10, 2], 'c')
    expect(read(sheet.doc, 'original').body[0]?.runs.map(({ text, ids }) => [text, ids])).toEqual([
      ['a', [[10, 1, 1]]],
      ['x', [[20, 0, 1]]],
      ['bc', [[10, 2, 2]]],
    ])
  })
})
