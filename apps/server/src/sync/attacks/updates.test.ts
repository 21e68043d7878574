import { CLOSE_CODES } from '@stet/protocol'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeUpdate } from '../testing/encodeUpdate.ts'
import type { RawContent, RawStruct } from '../testing/encodeUpdate.ts'
import type { Ending } from '../testing/RawClient.ts'
import { UnderAttack } from '../testing/UnderAttack.ts'

const { malformed, forbidden } = CLOSE_CODES
/** Who attacks, under an id that is nobody's yet. */
const OWN = 71
/** What Ben has on record and has written, before and while he was away. */
const BEN = 61
const BENS_TEXT = 'Von Ben. '
const DEEP = 6_000

let desk: UnderAttack
beforeEach(async () => {
  desk = await UnderAttack.open()
})
afterEach(() => desk.close())

const own = (content: RawContent, more: Partial<RawStruct> = {}): RawStruct => ({
  client: OWN,
  clock: 0,
  parent: 'body',
  content,
  ...more,
})
const only = (content: RawContent, more: Partial<RawStruct> = {}) => encodeUpdate([own(content, more)])
const span = (value: unknown) => only({ any: [value] }, { parent: 'spans', sub: `${OWN}.1` })
const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1)

/** Numbers, bytes as they are, and the rest. */
function bytes(...parts: readonly (number | string)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}
/** One struct in the body, up to its content of this type. */
const upTo = (ref: number, ...rest: readonly (number | string)[]) =>
  bytes(1, 1, OWN, 0, ref, 1, 'body', ...rest)
const HUGE = 2 ** 52

/** Sends it as what was typed and as what was asked for, while others write; how both sockets ended. */
async function endingsOf(name: string, update: Uint8Array): Promise<readonly Ending[]> {
  const attackers = [await desk.enter(name), await desk.enter(name)] as const
  await desk.withstands(async () => {
    attackers[0].update(update)
    attackers[1].step2(update)
    await Promise.all(attackers.map(({ ending }) => ending))
  })
  return Promise.all(attackers.map(({ ending }) => ending))
}
const both = (code: number) => [{ code }, { code }]

it('A2 [S31] 40 updates of ten bytes that say they hold 2^25 structs each', async () => {
  await desk.withstands(async () => {
    for (let time = 0; time < 40; time += 1) {
      const attacker = await desk.enter('anna')
      attacker.update(bytes(1, 2 ** 25, OWN, 0, 0))
      expect(await attacker.ending).toEqual({ code: malformed })
    }
  })
})

describe('A3 an update that says it holds more than there is', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a number of thirty bytes', new Uint8Array(30).fill(0x80)],
    ['2^32 clients', bytes(2 ** 32)],
    ['2^52 structs', bytes(1, HUGE, OWN, 0)],
    ['2^52 clients of deletions', bytes(0, HUGE)],
    ['2^52 deletions', bytes(0, 1, OWN, HUGE)],
    ['a text of 2^52 bytes', upTo(4, HUGE)],
    ['a marker of 2^52 bytes', upTo(5, HUGE)],
    ['2^52 values', upTo(8, HUGE)],
    ['a list of 2^52 values', upTo(8, 1, 117, HUGE)],
    ['an object of 2^52 names', upTo(8, 1, 118, HUGE)],
    ['2^52 bytes', upTo(3, HUGE)],
    ['2^52 deleted characters', only({ deleted: HUGE })],
    ['2^52 collected ones', only({ collected: HUGE })],
    ['the second form of updates', Y.encodeStateAsUpdateV2(new Y.Doc())],
  ])('[S31] %s', async (_what, update) => {
    expect(await endingsOf('anna', update)).toEqual(both(malformed))
  })
})

describe('A4 a pill that Yjs takes and never gives out again', () => {
  it.each([
    ['a marker of 6,000 lists', only({ json: '['.repeat(DEEP) + ']'.repeat(DEEP) })],
    ['a marker of 6,000 objects', only({ json: `${'{"k":'.repeat(DEEP)}1${'}'.repeat(DEEP)}` })],
    ['a marker that does not end', only({ json: '{"k":'.repeat(DEEP) })],
    ['a value of 6,000 lists', span(nested(DEEP))],
    ['a value of 20 lists', span(nested(20))],
    ['a format of 6,000 lists', only({ format: ['bold', nested(5)] })],
    ['JSON of 6,000 lists', only({ jsonList: ['['.repeat(DEEP) + ']'.repeat(DEEP)] })],
    ['bytes', only({ binary: new Uint8Array(16) })],
  ])('[S31] %s', async (_what, update) => {
    expect(await endingsOf('anna', update)).toEqual(both(malformed))
  })
})

describe('A7 the clientID of somebody else', () => {
  beforeEach(async () => {
    const ben = await desk.enter('ben', `?edit=${BEN}&ack=1`)
    ben.write(BEN, (doc) => doc.getText('lead').insert(0, BENS_TEXT))
    await ben.acknowledged(1)
    ben.close()
    await ben.ending
  })

  it('A7a [S32] nobody writes under it, so that what its owner wrote offline arrives whole', async () => {
    const at = BENS_TEXT.length
    const ben = desk.come('ben', `?edit=${BEN}&ack=1`)
    await (await ben.opened()).synced()
    ben.edit(BEN, (doc) => doc.getText('lead').insert(at, 'Dreiundvierzig Zeichen, offline geschrieben.'))
    ben.close()
    await ben.ending
    for (const name of ['anna', 'chris']) {
      const stolen: RawStruct = {
        client: BEN,
        clock: at,
        origin: [BEN, at - 1],
        content: { text: 'x'.repeat(43) },
      }
      expect(await endingsOf(name, encodeUpdate([stolen]))).toEqual(both(forbidden))
    }
    const back = desk.come('ben', `?edit=${BEN}&ack=1`)
    await (await back.opened()).synced()
    back.step2(Y.encodeStateAsUpdate(ben.doc))
    await back.acknowledged(1)
    const lead = (await desk.stored()).getText('lead').toString()
    expect(lead).toBe(`${BENS_TEXT}Dreiundvierzig Zeichen, offline geschrieben.`)
  })

  it('A7b [S32] nobody says that 2^40 of its letters were collected', async () => {
    const collected: RawStruct = { client: BEN, clock: BENS_TEXT.length, content: { collected: 2 ** 40 } }
    expect(await endingsOf('anna', encodeUpdate([collected]))).toEqual(both(malformed))
  })

  it('A7c [S14] [S34] nobody comes with it, nor begins to write under it unasked', async () => {
    await desk.withstands(async () => {
      expect(await desk.come('anna', `?edit=${BEN}&ack=1`).ending).toEqual({ code: forbidden })
      expect(await desk.come('anna', `?suggest=${BEN}`).ending).toEqual({ status: 403 })
      const attacker = await desk.enter('anna')
      attacker.write(BEN, (doc) => doc.getText('lead').insert(0, 'x'))
      expect(await attacker.ending).toEqual({ code: forbidden })
    })
  })

  it.each(['chris', 'dora'])(
    'A11 [S32] fifteen bytes of %s do not delete what stands there',
    async (name) => {
      expect(await endingsOf(name, encodeUpdate([], [[BEN, 0, BENS_TEXT.length]]))).toEqual(both(forbidden))
    },
  )

  it('[S47] what is refused is not heard either, whatever the reason', async () => {
    const reader = await desk.enter('dora')
    const heard = reader.count('update')
    for (const [name, update, code] of [
      ['anna', encodeUpdate([own({ any: [1] }, { parent: 'clients', sub: '7' })]), malformed],
      ['dora', only({ text: 'x' }), forbidden],
    ] as const) {
      const attacker = await desk.enter(name)
      attacker.update(update)
      expect(await attacker.ending).toEqual({ code })
    }
    await reader.synced()
    expect(reader.count('update')).toBe(heard)
  })
})

it('A8 [S31] sound text with a deletion set that breaks off is taken whole or not at all', async () => {
  const sound = only({ text: 'Halb genommen.' })
  for (const tail of [[1], [1, OWN, 2, 0, 1], [1, OWN, 1, 0, 0], [0, 0]]) {
    expect(await endingsOf('anna', Uint8Array.from([...sound.subarray(0, -1), ...tail]))).toEqual(
      both(malformed),
    )
  }
})

it('A9 [S32] elements in 5,000 elements', async () => {
  const chain = Array.from({ length: 5_000 }, (_, clock): RawStruct => {
    return own({ type: 3 }, { clock, ...(clock > 0 && { parent: [OWN, clock - 1] as const }) })
  })
  expect(await endingsOf('anna', encodeUpdate(chain))).toEqual(both(malformed))
  expect(await endingsOf('anna', only({ text: 'x' }, { parent: [BEN, 0] }))).toEqual(both(malformed))
})

it('A22 [S32] 20,000 roots', async () => {
  const roots = Array.from({ length: 20_000 }, (_, clock) => {
    return own({ text: 'x' }, { clock, parent: `root-${clock}` })
  })
  expect(await endingsOf('anna', encodeUpdate(roots))).toEqual(both(malformed))
})

it('A23 [S32] a document in the document', async () => {
  expect(await endingsOf('anna', only({ doc: 'attacker-chosen-guid-../../x' }))).toEqual(both(malformed))
})

describe('A25 __proto__', () => {
  it.each([
    ['in a marker', only({ json: '{"__proto__":{"isAdmin":true}}' })],
    ['in a marker, in escapes', only({ json: '{"__pr\\u006fto__":{"isAdmin":true}}' })],
    ['inside a marker', only({ json: '{"k":"p","more":{"__proto__":{"isAdmin":true}}}' })],
    ['in a value', span(JSON.parse('{"t":"bold","__proto__":{"isAdmin":true}}'))],
    ['as a decision', only({ any: [1] }, { parent: 'review', sub: '__proto__' })],
    ['as a root', only({ text: 'x' }, { parent: '__proto__' })],
  ])('[S32] %s', async (_what, update) => {
    expect(await endingsOf('anna', update)).toEqual(both(malformed))
  })

  it('[S32] as a span, which is nobody’s', async () => {
    expect(await endingsOf('anna', only({ any: [1] }, { parent: 'spans', sub: '__proto__' }))).toEqual(
      both(malformed),
    )
  })
})
