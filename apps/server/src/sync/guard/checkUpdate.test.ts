import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { Desk } from '../testing/Desk.ts'
import { encodeUpdate } from '../testing/encodeUpdate.ts'
import type { RawContent, RawDeletion, RawStruct } from '../testing/encodeUpdate.ts'

const ANNA = 100
const BEN = 101
const CHRIS = 202

/** Ben wrote "Sturm 😀 kommt" and a marker in the body and a span; chris suggested "!" and struck something out. */
function writtenDesk(): Desk {
  const desk = new Desk()
  const [, ben, chris] = desk.tabs
  if (!ben || !chris) throw new Error('nobody is there')
  ben.doc.clientID = BEN
  ben.doc.transact(() => {
    ben.doc.getText('body').insert(0, 'Sturm 😀 kommt')
    ben.doc.getText('body').insertEmbed(0, { k: 'p' })
    ben.doc.getMap('spans').set(`${BEN}.1`, { t: 'bold' })
    ben.doc.getMap('review').set(`${BEN}.i:${BEN}:1:1`, { do: 'accept', n: 1 })
    ben.doc.getMap('origins').set(`${BEN}.1`, { k: 'copy', n: 1, of: [] })
  }, ben)
  for (const update of ben.takeWritten()) desk.receive(1, update)
  desk.catchUp(chris)
  chris.doc.clientID = CHRIS
  chris.doc.transact(() => {
    chris.doc.getText('body').insert(3, '!')
    chris.doc.getMap('spans').set(`${CHRIS}.1`, { t: 'del', ids: [[BEN, 1, 2]], n: 2 })
  }, chris)
  for (const update of chris.takeWritten()) desk.receive(2, update)
  return desk
}

const text = (change: Partial<RawStruct> = {}): RawStruct => ({
  client: ANNA,
  clock: 0,
  parent: 'headline',
  content: { text: 'x' },
  ...change,
})
const entry = (root: string, sub: string, change: Partial<RawStruct> = {}): RawStruct => ({
  client: ANNA,
  clock: 0,
  parent: root,
  sub,
  content: { any: [{ t: 'bold' }] },
  ...change,
})
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })

describe('[S32] is refused whole', () => {
  const desk = writtenDesk()
  const state = (client: number) => Y.getState(desk.server.store, client)
  const attacks: readonly (readonly [
    what: string,
    who: number,
    code: number,
    structs: readonly RawStruct[],
    deletions?: readonly RawDeletion[],
  ])[] = [
    ['text under the next clock of somebody else', 0, 4403, [text({ client: BEN, clock: state(BEN) })]],
    ['text under an id that somebody once used', 0, 4403, [text({ client: CHRIS, clock: state(CHRIS) })]],
    ['a gap in the own clocks', 0, 4409, [text({ clock: 5 })]],
    ['a gap by skipping', 0, 4409, [text(), text({ content: { skip: 3 } }), text()]],
    ['a neighbour that nobody knows', 0, 4409, [text({ origin: [BEN, 999] })]],
    ['a neighbour that comes after it', 0, 4409, [text({ origin: [ANNA, 0] })]],
    [
      'two that wait for each other',
      0,
      4409,
      [text({ origin: [7, 0] }), text({ client: 7, origin: [ANNA, 0] })],
    ],
    ['a known struct with an unknown neighbour', 1, 4409, [text({ client: BEN, origin: [9, 9] })]],
    ['neighbours in two texts', 0, 4400, [text({ origin: [BEN, 0], rightOrigin: [BEN, 15] })]],
    ['neighbours in the wrong order', 0, 4400, [text({ origin: [BEN, 8], rightOrigin: [BEN, 2] })]],
    [
      'a place before something, but not behind what that was put behind',
      0,
      4400,
      [text({ rightOrigin: [BEN, 3] })],
    ],
    ['a place between the ends of a run', 0, 4400, [text({ origin: [BEN, 1], rightOrigin: [BEN, 5] })]],
    [
      'a place behind a text, although something was there when it was put there',
      0,
      4400,
      [text({ origin: [CHRIS, 0] })],
    ],
    [
      'the rest of a known run at another place',
      1,
      4400,
      [text({ client: BEN, content: { text: 'x'.repeat(40) } })],
    ],
    ['a place inside a character', 0, 4400, [text({ origin: [BEN, 6] })]],
    ['a place before half a character', 0, 4400, [text({ rightOrigin: [BEN, 7] })]],
    ['half a deleted character', 0, 4400, [], [[BEN, 0, 7]]],
    ['half a deleted new character', 0, 4400, [text({ content: { text: '😀' } })], [[ANNA, 0, 1]]],
    ['an unknown root', 0, 4400, [text({ parent: 'nowhere' })]],
    ['an unknown root in what is known', 1, 4400, [text({ client: BEN, parent: 'nowhere' })]],
    ['a nested type', 0, 4400, [text({ content: { type: 0 } })]],
    ['something inside a nested type', 0, 4400, [text({ parent: [BEN, 0] })]],
    ['a document', 0, 4400, [text({ content: { doc: 'guid' } })]],
    ['binary', 0, 4400, [text({ content: { binary: new Uint8Array(3) } })]],
    ['a format', 0, 4400, [text({ content: { format: ['bold', true] } })]],
    ['collected structs', 0, 4400, [text({ content: { collected: 2 ** 40 } })]],
    ['endless clocks', 0, 4400, [text({ content: { deleted: 2 ** 52 } })]],
    ['an empty text', 0, 4400, [text({ content: { text: '' } })]],
    ['a value in a text', 0, 4400, [text({ content: { any: [1] } })]],
    ['an attribute on a text', 0, 4400, [text({ sub: 'lang' })]],
    ['a marker that is no object', 0, 4400, [text({ parent: 'body', content: { embed: 'p' } })]],
    ['a marker that is no JSON', 0, 4400, [text({ parent: 'body', content: { json: '{' } })]],
    ['a marker of too many levels', 0, 4400, [text({ parent: 'body', content: { embed: nested(9) } })]],
    ['a marker of 6,000 levels', 0, 4400, [text({ parent: 'body', content: { json: '['.repeat(6_000) } })]],
    ['a large marker', 0, 4400, [text({ parent: 'body', content: { embed: { k: 'x'.repeat(20_000) } } })]],
    [
      'a marker with __proto__',
      0,
      4400,
      [text({ parent: 'body', content: { json: '{"a":{"__proto__":1}}' } })],
    ],
    ['a value of too many levels', 0, 4400, [entry('spans', '100.1', { content: { any: [nested(10)] } })]],
    ['a value with bytes', 0, 4400, [entry('spans', '100.1', { content: { any: [new Uint8Array(4)] } })]],
    ['a text in a map', 0, 4400, [entry('spans', '100.1', { content: { text: 'x' } })]],
    ['a list in a map', 0, 4400, [text({ parent: 'spans', content: { any: [1] } })]],
    ['a key as long as a text', 0, 4400, [entry('review', `100.${'k'.repeat(200)}`)]],
    ['the key __proto__', 0, 4400, [entry('review', '__proto__')]],
    ['clients', 0, 4400, [entry('clients', '100')]],
    ['times', 0, 4400, [entry('times', '100:0', { content: { any: [29_000_000] } })]],
    ['a span under a key of somebody else', 0, 4403, [entry('spans', `${BEN}.9`)]],
    ['a span under a key of nobody', 0, 4403, [entry('spans', 'bold')]],
    ['a copy under a key of somebody else', 0, 4403, [entry('origins', `${CHRIS}.9`)]],
    ['a decision under a key of somebody else', 0, 4403, [entry('review', `${BEN}.i:${CHRIS}:0:1`)]],
    ['a decision under a key of nobody', 0, 4403, [entry('review', `i:${CHRIS}:0:1`)]],
    ['a decision of somebody else taken back', 0, 4403, [], [[BEN, 16, 1]]],
    ['a deleted span of somebody else', 0, 4403, [], [[BEN, 15, 1]]],
    ['a replaced copy', 1, 4400, [entry('origins', `${BEN}.1`, { client: BEN, clock: state(BEN) })]],
    ['a deleted copy', 1, 4400, [], [[BEN, 17, 1]]],
    ['a deletion of what nobody knows', 0, 4409, [], [[BEN, 900, 1]]],
    ['a deletion for a client that nobody knows', 0, 4409, [], [[4711, 0, 1]]],
    [
      'overlapping deletions',
      0,
      4400,
      [],
      [
        [BEN, 0, 3],
        [BEN, 2, 3],
      ],
    ],
    [
      'a decision by somebody who only suggests',
      2,
      4403,
      [entry('review', `${CHRIS}.i:1:1:2`, { client: CHRIS, clock: state(CHRIS) })],
    ],
    ['a decision taken back by somebody who only suggests', 2, 4403, [], [[BEN, 16, 1]]],
    ['deleted text by somebody who only suggests', 2, 4403, [], [[BEN, 0, 2]]],
    ['own suggested text deleted instead of withdrawn', 2, 4403, [], [[CHRIS, 0, 1]]],
  ]
  const cases = attacks.map(([what, who, code, structs, deletions = []]) => ({
    what,
    who,
    code,
    structs,
    deletions,
  }))
  it.each(cases)('$what', ({ who, code, structs, deletions }) => {
    const before = Buffer.from(Y.encodeStateAsUpdate(desk.server))
    expect(desk.check(who, encodeUpdate(structs, deletions))).toMatchObject({ ok: false, code })
    expect(before.equals(Y.encodeStateAsUpdate(desk.server))).toBe(true)
  })

  it('a known text of a duplicated client', () => {
    const one = encodeUpdate([text()])
    const twice = Uint8Array.from([2, ...one.subarray(1, -1), ...one.subarray(1, -1), 0])
    expect(desk.check(0, twice)).toMatchObject({ ok: false, code: 4400 })
  })

  it('bytes behind the end', () => {
    expect(desk.check(0, Uint8Array.from([...encodeUpdate([text()]), 0]))).toMatchObject({
      ok: false,
      code: 4400,
    })
  })

  it('counts of which there are no bytes, at once and without memory', () => {
    const counts = [
      [1, 0x80, 0x80, 0x80, 0x10, 9, 0],
      [0xff, 0xff, 0xff, 0xff, 0x0f],
      [0, 1, 9, 0xff, 0xff, 0xff, 0xff, 0x0f],
      [1, 1, 9, 0, 4, 1, 4, 0x62, 0x6f, 0x64, 0x79, 0xff, 0xff, 0xff, 0x7f],
      Array.from({ length: 400 }, () => 0x80),
    ]
    for (const bytes of counts) {
      expect(desk.check(0, Uint8Array.from(bytes))).toMatchObject({ ok: false, code: 4400 })
    }
  })

  it('the second form of updates', () => {
    const doc = new Y.Doc()
    doc.getText('body').insert(0, 'Text')
    expect(desk.check(0, Y.encodeStateAsUpdateV2(doc))).toMatchObject({ ok: false, code: 4400 })
  })

  it('anything new from somebody who only reads', () => {
    const reader = { userId: 'dora', mode: 'view' } as const
    const check = (update: Uint8Array) => desk.check(0, update, reader)
    expect(check(encodeUpdate([text()]))).toMatchObject({ ok: false, code: 4403 })
    expect(check(encodeUpdate([], [[BEN, 0, 1]]))).toMatchObject({ ok: false, code: 4403 })
    expect(check(Y.encodeStateAsUpdate(desk.server))).toMatchObject({ ok: true, isNews: false })
  })
})

describe('[S33] passes: what this version does not know is left alone', () => {
  const passing: readonly (readonly [what: string, struct: RawStruct])[] = [
    ['an unknown marker', text({ parent: 'body', content: { embed: { k: 'video', source: { id: 4 } } } })],
    ['a marker in a one-line field', text({ content: { embed: { k: 'row' } } })],
    ['a marker without a kind', text({ parent: 'details', content: { embed: {} } })],
    ['a span of an unknown type', entry('spans', '100.1', { content: { any: [{ t: 'glow', radius: 3 }] } })],
    ['a span that is broken', entry('spans', '100.1', { content: { any: ['nonsense'] } })],
    ['a span that is nothing', entry('spans', '100.1', { content: { any: [null] } })],
    ['a span that was overwritten before it was sent', entry('spans', '100.1', { content: { deleted: 2 } })],
    ['a decision with a key of another version', entry('review', '100.z:1')],
  ]
  it.each(passing)('%s', (_what, struct) => {
    const desk = writtenDesk()
    const clients = new Map([[ANNA, expect.any(Number)]])
    expect(desk.receive(0, encodeUpdate([struct]))).toMatchObject({ ok: true, isNews: true, clients })
  })
})

it('[S34] a new client belongs to whoever writes under it first, and to nobody else afterwards', () => {
  const desk = new Desk()
  const content: RawContent = { text: 'a' }
  expect(desk.receive(0, encodeUpdate([text({ client: 7, content })]))).toMatchObject({
    clients: new Map([[7, 1]]),
  })
  expect(desk.check(1, encodeUpdate([text({ client: 7, clock: 1, content })]))).toMatchObject({ code: 4403 })
  expect(desk.check(0, encodeUpdate([text({ client: 7, clock: 1, content })]))).toMatchObject({ ok: true })
  const crowd = Array.from({ length: 65 }, (_, index) => text({ client: 1_000 + index, content }))
  expect(desk.check(0, encodeUpdate(crowd))).toMatchObject({ ok: false, code: 4400 })
})
