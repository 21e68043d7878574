import { describe, expect, it } from 'vitest'
import { parseClientEntry } from './clients.ts'
import { MAX_INDENT, parseMarker, UNREADABLE } from './markers.ts'
import { parseOrigins } from './origins.ts'
import { parseDecision } from './review.ts'
import { parseSpan, parseSpanKey } from './spans.ts'
import { LIMITS } from './untrusted.ts'

const BOLD = { t: 'bold', on: true, root: 'body', s: [7, 0, 0], e: [7, 3, 1], n: 5 }
const DELETION = { t: 'del', ids: [[7, 0, 2]], n: 5 }
const KIND = { t: 'kind', at: [7, 0], v: { k: 'q' }, n: 5 }
const ENTRY = { user: 'anna', modes: [[0, 'edit']], origin: 'typed' }
const COPY = { k: 'move', n: 5, of: [[7, 9, 3, 4, 0]] }

/** A value of which one part is another. */
const but = (value: object, part: object): object => ({ ...value, ...part })
const deep = (levels: number): object => (levels === 0 ? {} : { inner: deep(levels - 1) })

describe('spans as they are stored', () => {
  it.each([
    ['7.0', { client: 7, sequence: 0 }],
    ['7.10', { client: 7, sequence: 36 }],
    ['4294967295.z', { client: 4_294_967_295, sequence: 35 }],
    ['07.0', undefined],
    ['7.00', undefined],
    ['7.A', undefined],
    ['7', undefined],
    ['7.1.2', undefined],
    ['-7.1', undefined],
    ['99999999999999999.1', undefined],
    ['', undefined],
  ])('[A46] %j is a key only as it is written', (key, parsed) => {
    expect(parseSpanKey(key)).toEqual(parsed)
  })

  it('[A46] reads what is whole', () => {
    expect(parseSpan('7.0', BOLD)).toEqual(BOLD)
    expect(parseSpan('7.0', but(BOLD, { e: null }))).toMatchObject({ e: null })
    expect(parseSpan('7.0', DELETION)).toEqual(DELETION)
    expect(parseSpan('7.0', but(DELETION, { mv: '7.1', by: 'ben' }))).toMatchObject({ mv: '7.1', by: 'ben' })
    expect(parseSpan('7.0', KIND)).toEqual(KIND)
  })

  it.each([
    ['no object', null],
    ['a list', [BOLD]],
    ['bytes', new Uint8Array(3)],
    ['no type', but(BOLD, { t: undefined })],
    ['a type that is too long', but(BOLD, { t: 'x'.repeat(LIMITS.kind + 1) })],
    ['no number', but(BOLD, { n: undefined })],
    ['a negative number', but(BOLD, { n: -1 })],
    ['a broken number', but(BOLD, { n: 1.5 })],
    ['a number that nobody could go beyond', but(BOLD, { n: LIMITS.n + 1 })],
    ['an unknown text', but(BOLD, { root: 'clients' })],
    ['a text by its prototype', but(BOLD, { root: 'constructor' })],
    ['an anchor without a side', but(BOLD, { s: [7, 0] })],
    ['an anchor with a third side', but(BOLD, { s: [7, 0, 2] })],
    ['a missing end', but(BOLD, { e: undefined })],
    ['on that is no boolean', but(BOLD, { on: 1 })],
    ['what is inherited', Object.create(BOLD) as object],
    [
      'a deletion of nothing readable',
      but(DELETION, {
        ids: [
          [7, 0, 2],
          [7, 4],
        ],
      }),
    ],
    ['a deletion of no characters', but(DELETION, { ids: [[7, 0, 0]] })],
    ['a deletion beyond every clock', but(DELETION, { ids: [[7, Number.MAX_SAFE_INTEGER, 2]] })],
    [
      'a deletion with too many ranges',
      but(DELETION, { ids: Array.from({ length: LIMITS.ranges + 1 }, () => [7, 0, 1]) }),
    ],
    ['a kind at no character', but(KIND, { at: [7] })],
    ['a kind without a marker', but(KIND, { v: 'q' })],
  ])('[A46] %s counts for nothing', (_, value) => {
    expect(parseSpan('7.0', value)).toBeUndefined()
  })

  it('[A46] nothing counts under a key that is none', () => {
    expect(parseSpan('seven', BOLD)).toBeUndefined()
  })

  it('[A46] leaves out a `mv` and `by` that are broken', () => {
    expect(parseSpan('7.0', but(DELETION, { mv: 7, by: '' }))).toEqual(DELETION)
  })

  it('[A46] a link to an unsafe address is no link, and what is unknown keeps its range', () => {
    for (const v of ['javascript:alert(1)', 'data:text/html,x', 7, undefined]) {
      expect(parseSpan('7.0', but(BOLD, { t: 'link', v }))).toEqual(but(BOLD, { t: 'link', on: false }))
    }
    expect(parseSpan('7.0', but(BOLD, { t: 'link', v: 'https://example.org/' }))).toMatchObject({ on: true })
    expect(parseSpan('7.0', but(BOLD, { t: 'sparkle' }))).toMatchObject({ t: 'unknown', kind: 'sparkle' })
  })
})

describe('decisions as they are stored', () => {
  const accept = { do: 'accept', n: 3 }

  it.each([
    ['5.i:7:0:2', { about: 'insertion', range: [7, 0, 2] }],
    ['5.f:7.a@5', { about: 'format', spanKey: '7.a', n: 5 }],
    ['i:7:0:2', { about: 'insertion', range: [7, 0, 2] }],
    ['d:7.a:8:0:2', { about: 'deletion', spanKey: '7.a', range: [8, 0, 2] }],
    ['f:7.a@5', { about: 'format', spanKey: '7.a', n: 5 }],
  ])('[A47] %j says what it is about', (key, subject) => {
    expect(parseDecision(key, accept)).toEqual({ subject, decision: accept })
  })

  it.each([
    'i:7:0',
    'i:7:0:0',
    'i:7:0:2:1',
    'i:07:0:2',
    '5.6.i:7:0:2',
    'a.i:7:0:2',
    'd:7:8:0:2',
    'd:7.a:8:0',
    'f:7.a',
    'f:7.a@5@6',
    'f:7.a@x',
    'x',
    '',
  ])('[A47] nothing is decided under %j', (key) => {
    expect(parseDecision(key, accept)).toBeUndefined()
  })

  it.each([null, [], { n: 3 }, { do: 'maybe', n: 3 }, { do: 'accept' }, { do: 'accept', n: -3 }])(
    '[A47] %j decides nothing',
    (value) => {
      expect(parseDecision('i:7:0:2', value)).toBeUndefined()
    },
  )

  it('[A47] takes a copy of a span along only where it is the one that the key names', () => {
    const spanOf = (span: object) => parseDecision('f:7.a@5', { ...accept, span })?.decision.span
    expect(spanOf(BOLD)).toEqual(BOLD)
    for (const span of [but(BOLD, { n: 6 }), but(BOLD, { s: null }), DELETION, but(BOLD, { t: 'sparkle' })]) {
      expect(spanOf(span)).toBeUndefined()
    }
    expect(parseDecision('i:7:0:2', { ...accept, span: BOLD, of: '' })).toEqual({
      subject: { about: 'insertion', range: [7, 0, 2] },
      decision: accept,
    })
  })
})

describe('copies and clients as they are stored', () => {
  it('[A48] reads copies of other characters, and of one’s own that do not overlap', () => {
    expect(parseOrigins('7.0', COPY)).toEqual(COPY)
    expect(parseOrigins('7.0', but(COPY, { of: [[7, 9, 3, 7, 6]] }))).toBeDefined()
  })

  it.each([
    ['an unknown kind', but(COPY, { k: 'loan' })],
    ['no pairs', but(COPY, { of: null })],
    ['a pair of four', but(COPY, { of: [[7, 9, 3, 4]] })],
    ['an empty pair', but(COPY, { of: [[7, 9, 0, 4, 0]] })],
    ['a copy of itself', but(COPY, { of: [[7, 9, 3, 7, 9]] })],
    ['a copy that overlaps its source', but(COPY, { of: [[7, 9, 3, 7, 7]] })],
    ['too many pairs', but(COPY, { of: Array.from({ length: LIMITS.ranges + 1 }, () => [7, 9, 3, 4, 0]) })],
  ])('[A48] %s counts for nothing', (_, value) => {
    expect(parseOrigins('7.0', value)).toBeUndefined()
  })

  it('[A49] reads whose a client is and from when on in which mode', () => {
    const demoted = but(ENTRY, {
      modes: [
        [0, 'edit'],
        [12, 'suggest'],
      ],
    })
    expect([parseClientEntry(ENTRY), parseClientEntry(demoted)]).toEqual([ENTRY, demoted])
    expect(parseClientEntry(but(ENTRY, { origin: 'dreamt' }))).toEqual(ENTRY)
  })

  it.each([
    ['nobody', but(ENTRY, { user: '' })],
    ['no modes', but(ENTRY, { modes: [] })],
    ['a first mode that begins late', but(ENTRY, { modes: [[1, 'edit']] })],
    [
      'modes out of order',
      but(ENTRY, {
        modes: [
          [0, 'edit'],
          [9, 'suggest'],
          [9, 'edit'],
        ],
      }),
    ],
    ['a mode that writes nothing', but(ENTRY, { modes: [[0, 'view']] })],
    ['a mode that is no pair', but(ENTRY, { modes: ['edit'] })],
  ])('[A49] %s reads as an unknown client', (_, value) => {
    expect(parseClientEntry(value)).toBeUndefined()
  })
})

describe('markers as they are stored', () => {
  it.each([
    ['text', 'p'],
    ['a list', ['p']],
    ['no kind', {}],
    ['an empty kind', { k: '' }],
    ['a kind that is too long', { k: 'x'.repeat(LIMITS.kind + 1) }],
    ['a kind that is inherited', Object.create({ k: 'p' }) as object],
  ])('[A39] %s is no marker', (_, embed) => {
    expect(parseMarker(embed)).toBe(UNREADABLE)
  })

  it('[A39] keeps what it does not know, and leaves out what is broken', () => {
    expect(parseMarker({ k: 'hologram', depth: 3 })).toEqual({ k: 'hologram', depth: 3 })
    expect(parseMarker({ k: 'ul', indent: MAX_INDENT + 1, image: 7, x: 1 })).toEqual({ k: 'ul', x: 1 })
    expect(parseMarker({ k: 'ul', indent: 2, image: null })).toEqual({ k: 'ul', indent: 2, image: null })
  })

  it('[A39] keeps the kind alone of what is too deep or too large, and reads no prototype', () => {
    expect(parseMarker({ k: 'p', ...deep(LIMITS.markerDepth) })).toEqual({ k: 'p' })
    expect(parseMarker({ k: 'p', ...deep(LIMITS.markerDepth - 2) })).toHaveProperty('inner')
    expect(parseMarker({ k: 'p', list: Array(LIMITS.markerSize).fill(0) })).toEqual({ k: 'p' })
    const poisoned = JSON.parse('{"k":"p","__proto__":{"indent":3},"x":{"__proto__":{"y":1}}}') as object
    const marker = parseMarker(poisoned)
    expect([Object.keys(marker), marker.indent, Object.keys(marker['x'] as object)]).toEqual([
      ['k', 'x'],
      undefined,
      [],
    ])
  })
})
