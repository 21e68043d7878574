import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseArticle } from '../formats/json/normaliseArticle.ts'
import { NOTHING_PENDING } from '../model/nothingPending.ts'
import type { FormatChange, ReadArticle, ReadBlock, ReadRun } from '../model/ReadArticle.ts'
import { read } from '../model/read.ts'
import type { Marker } from '../model/markers.ts'
import { textRoot } from '../model/roots.ts'
import { articleArbitrary } from '../testing/articleArbitrary.ts'
import { article, row } from '../testing/builders.ts'
import { documentOfArticle, nodeOfArticle } from '../testing/nodeOfArticle.ts'
import { articleSchema } from './articleSchema.ts'
import { markerOf, nodeForMarker } from './markerOf.ts'
import { toProseMirror } from './toProseMirror.ts'

const run = (text: string, more: Partial<ReadRun> = {}): ReadRun => ({
  text,
  ids: [[1, 0, text.length]],
  author: 'ada',
  formats: {},
  unknown: [],
  changes: [],
  ...NOTHING_PENDING,
  ...more,
})

const block = (k: string, runs: readonly ReadRun[] = [], more: Partial<ReadBlock> = {}): ReadBlock => ({
  id: [1, 0],
  marker: { k },
  author: 'ada',
  kindChange: null,
  kindChanges: [],
  runs,
  ...NOTHING_PENDING,
  ...more,
})

const boldChange = (spanKey: string): FormatChange => ({
  by: 'eve',
  format: 'bold',
  on: true,
  spanKey,
  n: 1,
  at: [1, 0],
})

const nothing: ReadArticle = {
  kicker: [],
  headline: [],
  subheadline: [],
  byline: [],
  dateline: [],
  lead: [],
  body: [],
  details: [],
}

const shown = (parts: Partial<ReadArticle>) => toProseMirror({ ...nothing, ...parts }, articleSchema)
const bodyOf = (...blocks: readonly ReadBlock[]) => shown({ body: blocks }).child(6)

describe('toProseMirror', () => {
  it('[A87] gives a valid document of every article, with the same text', () => {
    fc.assert(
      fc.property(articleArbitrary, (whole) => {
        const doc = nodeOfArticle(whole)
        doc.check()
        const normal = normaliseArticle(whole)
        expect(doc.child(1).textContent).toBe(normal.headline)
        expect(doc.child(5).textContent).toBe(normal.lead.text)
        const { sections } = normal
        const texts = sections.map(({ heading, blocks }) => heading + blocks.map(({ text }) => text).join(''))
        const inEditor: string[] = []
        doc.forEach((node) => node.type.name === 'section' && inEditor.push(node.textContent))
        expect(inEditor).toEqual(texts.length > 0 ? texts : [''])
      }),
    )
  })

  it('[A87] begins a section at every heading', () => {
    const doc = shown({ body: [block('p'), block('h'), block('p'), block('h')] })
    expect(doc.childCount).toBe(10)
    expect([6, 7, 8].map((index) => doc.child(index).childCount)).toEqual([1, 2, 1])
    expect(shown({ body: [block('h')] }).child(6).childCount).toBe(1)
  })

  it('[A88] shows one empty paragraph when there is no block', () => {
    expect(shown({}).child(6).toJSON()).toEqual({
      type: 'section',
      content: [
        { type: 'paragraph', attrs: { insertion: null, deletion: null, modification: null, isMoved: false } },
      ],
    })
    expect(shown({ body: [block('q')] }).child(6).childCount).toBe(1)
  })

  it('[A88] gives a row without a stored cell a virtual value, a cell without a row an empty key', () => {
    const rows = shown({
      details: [
        block('cell', [run('a')]),
        block('row', [run('b')]),
        block('row', [run('c')]),
        block('cell', [run('d')]),
        block('cell', [run('e')]),
      ],
    }).lastChild
    const cells: unknown[] = []
    rows?.forEach((node) => {
      cells.push([node.child(0).textContent, node.child(1).textContent, node.child(1).attrs['isVirtual']])
    })
    expect(cells).toEqual([
      ['', 'a', false],
      ['b', '', true],
      ['c', 'd', false],
      ['', 'e', false],
    ])
    const doc = documentOfArticle(article('', row('k', 'v')))
    textRoot(doc, 'details').insertEmbed(0, { k: 'row' })
    expect(toProseMirror(read(doc, 'markup'), articleSchema).lastChild?.childCount).toBe(2)
  })

  it('[A89] marks what is pending, the same however it was found', () => {
    const [text] =
      bodyOf(
        block('p', [
          run('x', {
            formats: { bold: true, link: 'https://a.example' },
            insertion: 'bob',
            deletions: ['ada', 'eve'],
            changes: [boldChange('2.b'), boldChange('1.a')],
            unknown: ['colour', 'size'],
          }),
        ]),
      ).firstChild?.content.content ?? []
    expect(text?.marks.map(({ type, attrs }) => [type.name, attrs])).toEqual([
      ['link', { href: 'https://a.example' }],
      ['bold', {}],
      ['insertion', { user: 'bob', isMoved: false }],
      ['deletion', { users: 'ada eve', isMoved: false }],
      [
        'modification',
        {
          what: '[{"by":"eve","format":"bold","on":true,"spanKey":"1.a"},{"by":"eve","format":"bold","on":true,"spanKey":"2.b"}]',
        },
      ],
      ['unknownFormat', { kinds: 'colour size' }],
    ])
  })

  it('[A89] puts the state of a marker on its block, key or value', () => {
    const pending = {
      insertion: 'bob',
      deletions: ['ada', 'eve'],
      kindChange: { by: 'eve', to: { k: 'h' }, spanKey: '1.a', n: 3, at: [1, 0] as const },
    }
    const attributes = {
      insertion: 'bob',
      deletion: 'ada eve',
      modification: '{"by":"eve","spanKey":"1.a","to":{"k":"h"}}',
      isMoved: false,
    }
    expect(bodyOf(block('q', [], pending)).firstChild?.attrs).toEqual(attributes)
    const details = shown({ details: [block('row', [], pending), block('cell', [], pending)] }).lastChild
      ?.firstChild
    expect(details?.child(0).attrs).toEqual(attributes)
    expect(details?.child(1).attrs).toEqual({ ...attributes, isVirtual: false })
  })

  it('[A89] says of what moves that it does, where it goes and where it comes', () => {
    const strike = { by: 'bob', spanKey: '1.a', at: [1, 0] as const }
    const struck = { deletions: ['bob'], strikes: [{ ...strike, move: null }] }
    const gone = { deletions: ['bob'], strikes: [{ ...strike, move: 'm' }] }
    const come = { insertion: 'bob', move: 'm' }
    const body = bodyOf(
      block('p', [run('a', gone), run('b', struck)], gone),
      block('p', [run('a', come), run('b', { insertion: 'bob' })], come),
      block('p'),
    )
    const marked: unknown[] = []
    body.forEach(({ attrs, content }) => {
      marked.push([attrs['isMoved'], ...content.content.map(({ marks }) => marks[0]?.attrs['isMoved'])])
    })
    expect(marked).toEqual([[true, true, false], [true, true, false], [false]])
  })

  it('[A89] joins neighbours with the same marks, and leaves formats out of plain fields', () => {
    const runs = [run('a'), run(''), run('b', { author: 'bob' }), run('c', { formats: { bold: true } })]
    const doc = shown({
      headline: [block('p', runs)],
      lead: [block('p', runs)],
      details: [block('row', runs)],
    })
    expect(doc.child(1).childCount).toBe(1)
    expect(doc.child(5).childCount).toBe(2)
    expect(doc.lastChild?.firstChild?.firstChild?.childCount).toBe(1)
    doc.check()
  })

  it('[A90] shows every marker as a block, and tells it again', () => {
    const marker = fc.oneof(
      fc.constantFrom<Marker>(
        { k: 'p' },
        { k: 'h' },
        { k: 'q' },
        { k: 'box' },
        { k: 'fig' },
        { k: 'fig', image: 'a' },
      ),
      fc.record({ k: fc.constantFrom('ul', 'ol'), indent: fc.integer({ min: 1, max: 8 }) }),
      fc.record({
        k: fc.constantFrom('chart', 'row', 'cell', 'paragraph', '?'),
        size: fc.integer(),
        of: fc.array(fc.string()),
      }),
    )
    fc.assert(
      fc.property(marker, (stored: Marker) => {
        const node = nodeForMarker(articleSchema, stored, [articleSchema.text('x')], { insertion: 'ada' })
        node.check()
        expect(node.attrs['insertion']).toBe('ada')
        expect(markerOf(node)).toEqual(stored)
      }),
    )
    const names = ['detailsKey', 'detailsValue', 'headline', 'section', 'details']
    expect(names.map((name) => markerOf(articleSchema.node(name)))).toEqual([
      { k: 'row' },
      { k: 'cell' },
      null,
      null,
      null,
    ])
  })

  it('[A90] never fails on broken properties of a marker', () => {
    const broken = [
      { k: 'ul', indent: 99 },
      { k: 'ol', indent: -1 },
      { k: 'ul', indent: 1.5 },
      { k: 'fig', image: null },
    ]
    expect(broken.map((marker) => markerOf(nodeForMarker(articleSchema, marker)))).toEqual([
      { k: 'ul', indent: 8 },
      { k: 'ol' },
      { k: 'ul', indent: 1 },
      { k: 'fig' },
    ])
    const odd: Marker = {
      k: 'x',
      big: 10n,
      bytes: new Uint8Array([1, 2]),
      nothing: undefined,
      endless: Infinity,
    }
    expect(markerOf(nodeForMarker(articleSchema, odd))).toEqual({
      k: 'x',
      big: '10',
      bytes: [1, 2],
      endless: null,
    })
  })
})
