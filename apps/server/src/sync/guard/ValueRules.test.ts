import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { Desk } from '../testing/Desk.ts'
import { encodeUpdate } from '../testing/encodeUpdate.ts'
import type { RawContent, RawStruct } from '../testing/encodeUpdate.ts'

const ANNA = 100
const BEN = 101
const CHRIS = 202
/** How many values the desk's document has had: an update may go that far, and one further with each value of its own. */
const VALUES = 3

/**
 * Ben wrote a marker (0), "Sturm 😀 kommt" (1 to 14, the pair at 7 and 8) and a span (15) that he replaced twice since;
 * then he deleted "St" (1 and 2). Chris suggested "!".
 */
function writtenDesk(): Desk {
  const desk = new Desk()
  const [, ben, chris] = desk.tabs
  if (!ben || !chris) throw new Error('nobody is there')
  ben.doc.clientID = BEN
  const body = ben.doc.getText('body')
  ben.doc.transact(() => {
    body.insertEmbed(0, { k: 'p' })
    body.insert(1, 'Sturm 😀 kommt')
  }, ben)
  for (const n of [1, 2, 3])
    ben.doc.transact(() => ben.doc.getMap('spans').set(`${BEN}.1`, { t: 'x', n }), ben)
  ben.doc.transact(() => body.delete(1, 2), ben)
  for (const update of ben.takeWritten()) expect(desk.receive(1, update)).toMatchObject({ ok: true })
  desk.catchUp(chris)
  chris.doc.clientID = CHRIS
  chris.doc.transact(() => chris.doc.getText('body').insert(3, '!'), chris)
  for (const update of chris.takeWritten()) expect(desk.receive(2, update)).toMatchObject({ ok: true })
  return desk
}

/** A value that Anna writes under a key of hers, behind the texts that she writes first. */
const entry = (parent: string, value: unknown, { sub = `${ANNA}.1`, clock = 0 } = {}): RawStruct => ({
  client: ANNA,
  clock,
  parent,
  sub,
  content: { any: [value] },
})
const text = (content: RawContent, clock = 0, client = ANNA): RawStruct => ({
  client,
  clock,
  parent: 'headline',
  content,
})
const del = (...ids: readonly unknown[]) => entry('spans', { t: 'del', ids, n: 1 })
const bold = (s: unknown, e: unknown) => entry('spans', { t: 'bold', on: true, root: 'body', s, e, n: 1 })
const decision = (sub: string, more: object = {}) =>
  entry('review', { do: 'accept', n: 1, ...more }, { sub: `${ANNA}.${sub}` })
const kind = (at: unknown) => entry('spans', { t: 'kind', at, v: { k: 'h' }, n: 1 })
const span = (s: unknown) => ({ t: 'bold', on: true, root: 'body', s, e: null, n: 1 })
/** A check that brought the text before it, and found what is to go. */
const check = (ids: readonly unknown[], gone: readonly unknown[]) => [
  text({ text: '„!' }),
  entry('origins', { k: 'check', ids, gone }, { clock: 2 }),
]
const copies = (content: RawContent, of: readonly unknown[], k = 'move', length = 1) => [
  text(content),
  entry('origins', { k, n: 1, of }, { clock: length }),
]

interface Case {
  readonly what: string
  readonly code: number
  readonly structs: readonly RawStruct[]
}

function refuses(cases: readonly Case[]): void {
  it.each(cases)('$what', ({ code, structs }) => {
    const desk = writtenDesk()
    const before = Buffer.from(Y.encodeStateAsUpdate(desk.server))
    expect(desk.check(0, encodeUpdate(structs))).toMatchObject({ ok: false, code })
    expect(before.equals(Y.encodeStateAsUpdate(desk.server))).toBe(true)
  })
}

function takes(cases: readonly Omit<Case, 'code'>[]): void {
  it.each(cases)('$what', ({ structs }) => {
    expect(writtenDesk().receive(0, encodeUpdate(structs))).toMatchObject({ ok: true, isNews: true })
  })
}

describe('[S36] what values name exists', () => {
  refuses([
    { what: 'a deletion of what is not there yet', code: 4409, structs: [del([BEN, 3, 200])] },
    { what: 'a deletion under a client that is not there', code: 4409, structs: [del([4711, 0, 1])] },
    { what: 'a deletion of what is no text', code: 4400, structs: [del([BEN, 0, 16])] },
    { what: 'a deletion that names itself', code: 4400, structs: [del([ANNA, 0, 1])] },
    { what: 'a deletion that begins in a character', code: 4400, structs: [del([BEN, 8, 2])] },
    { what: 'a deletion that ends in a character', code: 4400, structs: [del([BEN, 3, 1], [BEN, 5, 3])] },
    {
      what: 'half of a new character',
      code: 4400,
      structs: [text({ text: '😀' }), { ...del([ANNA, 1, 1]), clock: 2 }],
    },
    { what: 'a format that begins nowhere', code: 4409, structs: [bold([BEN, 99, 0], null)] },
    { what: 'a format that ends nowhere', code: 4409, structs: [bold([BEN, 3, 0], [7, 7, 1])] },
    { what: 'a format that begins in a character', code: 4400, structs: [bold([BEN, 8, 0], null)] },
    { what: 'a format that ends in a character', code: 4400, structs: [bold([BEN, 3, 0], [BEN, 7, 1])] },
    { what: 'a format on a value', code: 4400, structs: [bold([BEN, 15, 0], null)] },
    { what: 'a kind of nothing', code: 4409, structs: [kind([BEN, 99])] },
    { what: 'a kind of a value', code: 4400, structs: [kind([BEN, 15])] },
    { what: 'a decision on what is not there', code: 4409, structs: [decision(`i:${CHRIS}:0:2`)] },
    { what: 'a decision on half a character', code: 4400, structs: [decision(`i:${BEN}:7:1`)] },
    {
      what: 'a decision on a deletion of a value',
      code: 4400,
      structs: [decision(`d:${BEN}.1:${BEN}:15:1`)],
    },
    {
      what: 'a decision with a copy of a format that is nowhere',
      code: 4409,
      structs: [decision(`f:${CHRIS}.1@1`, { span: span([BEN, 99, 0]) })],
    },
  ])
  takes([
    {
      what: 'a deletion of known, deleted and new characters',
      structs: [text({ text: 'ab😀' }), { ...del([BEN, 0, 15], [ANNA, 1, 3]), clock: 4 }],
    },
    { what: 'anchors on both sides of a pair', structs: [bold([BEN, 7, 0], [BEN, 8, 1])] },
    { what: 'a kind of a marker', structs: [kind([BEN, 0])] },
    { what: 'a decision on what was deleted', structs: [decision(`d:${BEN}.1:${BEN}:1:2`)] },
    { what: 'a broken span', structs: [entry('spans', { t: 'del', ids: [[BEN, 99, -1]], n: 1 })] },
    {
      what: 'a span of an unknown type',
      structs: [entry('spans', { t: 'glow', root: 'body', s: [7, 7, 0], e: null, n: 1 })],
    },
    { what: 'a decision with a key of another version', structs: [decision('z:99:99')] },
  ])

  it('names no more than can be looked at in good time', () => {
    const desk = new Desk()
    const ben = desk.tabs[1]
    if (!ben) throw new Error('nobody is there')
    ben.doc.clientID = BEN
    const body = ben.doc.getText('body')
    ben.doc.transact(() => {
      for (let time = 0; time < 10_000; time += 1) body.insert(0, 'x')
    }, ben)
    for (const update of ben.takeWritten()) desk.receive(1, update)
    const all = entry('spans', { t: 'del', ids: [[BEN, 0, 10_000]], n: 1 })
    const many = Array.from({ length: 400 }, (_, clock) => ({
      ...all,
      sub: `${ANNA}.${clock.toString(36)}`,
      clock,
    }))
    expect(desk.check(0, encodeUpdate(many.slice(0, 1)))).toMatchObject({ ok: true })
    expect(desk.check(0, encodeUpdate(many))).toMatchObject({ ok: false, code: 4400 })
  })
})

describe('[S37] copies are new characters and equal their source', () => {
  refuses([
    { what: 'another text', code: 4400, structs: copies({ text: 'x' }, [[ANNA, 0, 1, BEN, 3]]) },
    {
      what: 'another deleted text',
      code: 4400,
      structs: copies({ text: 'Sx' }, [[ANNA, 0, 2, BEN, 1]], 'undo', 2),
    },
    { what: 'text for a marker', code: 4400, structs: copies({ text: '{' }, [[ANNA, 0, 1, BEN, 0]]) },
    { what: 'another marker', code: 4400, structs: copies({ embed: { k: 'h' } }, [[ANNA, 0, 1, BEN, 0]]) },
    {
      what: 'half a character',
      code: 4400,
      structs: copies({ text: '😀' }, [[ANNA, 0, 1, BEN, 7]], 'move', 2),
    },
    {
      what: 'a source that is not there',
      code: 4409,
      structs: copies({ text: 'x' }, [[ANNA, 0, 1, BEN, 99]]),
    },
    { what: 'a source that is no text', code: 4400, structs: copies({ text: 'x' }, [[ANNA, 0, 1, BEN, 15]]) },
    {
      what: 'copies that are not there',
      code: 4409,
      structs: [entry('origins', { k: 'copy', n: 1, of: [[ANNA, 5, 1, BEN, 3]] })],
    },
    {
      what: 'text of somebody else made a copy',
      code: 4400,
      structs: [entry('origins', { k: 'copy', n: 1, of: [[BEN, 3, 1, BEN, 4]] })],
    },
    {
      what: 'a suggestion moved into accepted text',
      code: 4400,
      structs: copies({ text: '!' }, [[ANNA, 0, 1, CHRIS, 0]]),
    },
  ])
  takes([
    { what: 'a move', structs: copies({ text: 'rm' }, [[ANNA, 0, 2, BEN, 4]], 'move', 2) },
    { what: 'a marker', structs: copies({ embed: { k: 'p' } }, [[ANNA, 0, 1, BEN, 0]]) },
    { what: 'deleted text', structs: copies({ text: 'St' }, [[ANNA, 0, 2, BEN, 1]], 'undo', 2) },
    {
      what: 'deleted and other text in one',
      structs: copies({ text: 'Stu' }, [[ANNA, 0, 3, BEN, 1]], 'undo', 3),
    },
    {
      what: 'a copy that was deleted before it was sent',
      structs: copies({ deleted: 2 }, [[ANNA, 0, 2, BEN, 3]], 'move', 2),
    },
    { what: 'a pasted suggestion', structs: copies({ text: '!' }, [[ANNA, 0, 1, CHRIS, 0]], 'copy') },
  ])

  it('a copy of a copy that came with it', () => {
    const structs = [
      text({ text: 'rr' }),
      entry('origins', { k: 'copy', n: 1, of: [[ANNA, 0, 1, BEN, 4]] }, { clock: 2 }),
      entry('origins', { k: 'copy', n: 2, of: [[ANNA, 1, 1, ANNA, 0]] }, { clock: 3, sub: `${ANNA}.2` }),
    ]
    expect(writtenDesk().receive(0, encodeUpdate(structs))).toMatchObject({ ok: true })
  })

  it('accepted text does not become a suggestion when it is moved', () => {
    const clock = 18
    const moved = entry('origins', { k: 'move', n: 1, of: [[201, 0, 1, BEN, 3]] }, { sub: `${BEN}.2`, clock })
    const structs = [text({ text: 'u' }, 0, 201), { ...moved, client: BEN }]
    expect(writtenDesk().check(1, encodeUpdate(structs))).toMatchObject({ ok: false, code: 4400 })
  })

  it('characters do not become copies once they were sent', () => {
    const desk = writtenDesk()
    expect(desk.receive(0, encodeUpdate([text({ text: 'r' })]))).toMatchObject({ ok: true })
    const late = entry('origins', { k: 'copy', n: 1, of: [[ANNA, 0, 1, BEN, 4]] }, { clock: 1 })
    expect(desk.check(0, encodeUpdate([late]))).toMatchObject({ ok: false, code: 4400 })
  })

  it('after a reload copies of what was deleted before pass, whatever they say', () => {
    const reloaded = writtenDesk().reloaded()
    const undo = (content: string) =>
      encodeUpdate(copies({ text: content }, [[ANNA, 0, 2, BEN, 1]], 'undo', 2))
    expect(reloaded.check(0, undo('St'))).toMatchObject({ ok: true })
    expect(reloaded.check(0, undo('xy'))).toMatchObject({ ok: true })
    expect(reloaded.check(0, encodeUpdate(copies({ text: 'x' }, [[ANNA, 0, 1, BEN, 3]])))).toMatchObject({
      ok: false,
    })
  })
})

describe('[S37] a check of the house style brought what it says, and nobody says so later', () => {
  refuses([
    { what: 'what is not known', code: 4409, structs: check([[ANNA, 0, 9]], []) },
    { what: 'what goes is not known', code: 4409, structs: check([], [[BEN, 900, 1]]) },
    { what: 'what was there', code: 4400, structs: check([[BEN, 3, 1]], []) },
    { what: 'a suggestion of somebody else', code: 4400, structs: check([[CHRIS, 0, 1]], []) },
    { what: 'half a character', code: 4400, structs: check([], [[BEN, 7, 1]]) },
    { what: 'a span', code: 4400, structs: check([], [[BEN, 15, 1]]) },
    {
      what: 'under a key of somebody else',
      code: 4403,
      structs: [entry('origins', { k: 'check', ids: [], gone: [] }, { sub: `${BEN}.8` })],
    },
  ])
  takes([
    { what: 'what comes with it, and what stands there', structs: check([[ANNA, 0, 2]], [[BEN, 3, 4]]) },
    { what: 'what is deleted by now', structs: check([[ANNA, 0, 1]], [[BEN, 1, 2]]) },
    { what: 'what is broken, which says nothing', structs: check([[BEN, 3]], [[BEN, 3, 1]]) },
  ])

  it('text does not become that of a check once it was sent', () => {
    const desk = writtenDesk()
    expect(desk.receive(0, encodeUpdate([text({ text: '!' })]))).toMatchObject({ ok: true })
    const late = entry('origins', { k: 'check', ids: [[ANNA, 0, 1]], gone: [] }, { clock: 1 })
    expect(desk.check(0, encodeUpdate([late]))).toMatchObject({ ok: false, code: 4400 })
  })

  it('is never replaced', () => {
    const desk = writtenDesk()
    expect(desk.receive(0, encodeUpdate(check([[ANNA, 0, 2]], [])))).toMatchObject({ ok: true })
    const again = entry('origins', { k: 'check', ids: [], gone: [[BEN, 3, 1]] }, { clock: 3 })
    expect(desk.check(0, encodeUpdate([{ ...again, origin: [ANNA, 2] }]))).toMatchObject({
      ok: false,
    })
  })
})

describe('[S38] a number is at most one ahead for each value', () => {
  const numbered = (n: number, t = 'bold') => [{ ...entry('spans', { ...span([BEN, 3, 0]), t, n }) }]
  refuses([
    { what: 'too high', code: 4409, structs: numbered(VALUES + 2) },
    { what: 'too high, of an unknown type', code: 4409, structs: numbered(VALUES + 2, 'glow') },
    { what: 'a deletion too high', code: 4409, structs: [entry('spans', { t: 'del', ids: [], n: 2 ** 48 })] },
    { what: 'a decision too high', code: 4409, structs: [decision(`i:${CHRIS}:0:1`, { n: VALUES + 2 })] },
    {
      what: 'a copy too high',
      code: 4409,
      structs: [entry('origins', { k: 'copy', n: VALUES + 2, of: [] })],
    },
  ])
  takes([
    { what: 'the next', structs: numbered(VALUES + 1) },
    {
      what: 'the one behind a value that nobody saw',
      structs: [
        entry('spans', null, { sub: `${ANNA}.2` }),
        { ...entry('spans', { ...span([BEN, 3, 0]), n: VALUES + 2 }), clock: 1 },
      ],
    },
  ])

  it('goes on after a reload, also where the highest was overwritten', () => {
    const reloaded = writtenDesk().reloaded()
    expect(reloaded.check(0, encodeUpdate(numbered(VALUES + 1)))).toMatchObject({ ok: true })
    expect(reloaded.check(0, encodeUpdate(numbered(VALUES + 2)))).toMatchObject({ ok: false, code: 4409 })
  })
})
