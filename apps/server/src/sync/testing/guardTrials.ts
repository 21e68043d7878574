import { isDeepStrictEqual } from 'node:util'
import { CLOSE_CODES } from '@stet/protocol'
import * as fc from 'fast-check'
import * as Y from 'yjs'
import { Desk, isPending } from './Desk.ts'
import { emptyDocument } from './emptyDocument.ts'
import { encodeUpdate } from './encodeUpdate.ts'
import type { RawContent, RawDeletion, RawStruct } from './encodeUpdate.ts'
import { contentOf, honestEdit } from './honestEdits.ts'

/** How many updates were tried, and how many of them the guard took. */
export interface GuardTally {
  tried: number
  passed: number
}

/** A document with text of two people, markers, characters of two units, spans, deletions. */
function filledDesk(edits: readonly { who: number; edit: Parameters<Desk['tabs'][0]['make']>[0] }[]): Desk {
  const desk = new Desk()
  for (const { who, edit } of edits) {
    const tab = desk.tabs[who]
    if (tab === undefined) continue
    desk.catchUp(tab)
    tab.make(edit, who === 2 ? 'suggest' : 'edit')
    for (const update of tab.takeWritten()) desk.receive(who, update)
  }
  return desk
}

/** What Yjs would take, because it does not know what values mean. */
const GAPS_OF_VALUES = new Set(['names what is not known', 'a number ahead of everything that is known'])

/** Tries an attack; says what is wrong with how it ended: a refused one must leave no trace, a passed one must be whole. */
function attack(desk: Desk, who: number, update: Uint8Array): { isTaken: boolean; fault: string | null } {
  const before = desk.encoded
  const verdict = desk.receive(who, update)
  if (verdict.ok) {
    const copy = emptyDocument()
    Y.applyUpdate(copy, desk.encoded)
    const isSame = isDeepStrictEqual(contentOf(copy), contentOf(desk.server))
    return { isTaken: true, fault: isSame ? null : 'the document does not load as it stands' }
  }
  // Anew, whatever the desk believes: a refusal may have changed the document behind everybody's back.
  if (Buffer.compare(Y.encodeStateAsUpdate(desk.server), before) !== 0)
    return { isTaken: false, fault: 'refused, but the document changed' }
  const isHonestGap =
    verdict.code !== CLOSE_CODES.gap || GAPS_OF_VALUES.has(verdict.reason) || !appliesWhole(before, update)
  return { isTaken: false, fault: isHonestGap ? null : 'refused as a gap, but Yjs takes it whole' }
}

function appliesWhole(before: Uint8Array, update: Uint8Array): boolean {
  const copy = emptyDocument()
  Y.applyUpdate(copy, before)
  try {
    Y.applyUpdate(copy, update)
    return !isPending(copy)
  } catch {
    return false
  }
}

const beginning = fc.array(fc.record({ who: fc.nat(2), edit: honestEdit }), { minLength: 3, maxLength: 12 })

const client = fc.constantFrom(100, 100, 101, 102, 200, 201, 202, 7)
/** A clock near the client's state: the offset is taken from it. */
const near = fc.integer({ min: -12, max: 4 })
const neighbour = fc.option(fc.tuple(client, near), { nil: undefined, freq: 1 })
const rawContent: fc.Arbitrary<RawContent> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ text: fc.constantFrom('a', 'bcd', '😀', 'x😀y') }) },
  { weight: 2, arbitrary: fc.record({ embed: fc.constantFrom<unknown>({ k: 'p' }, { k: 'new' }, 4, []) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      any: fc.array(fc.constantFrom<unknown>({ t: 'x' }, null, [1]), { maxLength: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ deleted: fc.integer({ min: 0, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ skip: fc.integer({ min: 0, max: 5 }) }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<RawContent>({ collected: 2 }, { type: 0 }, { doc: 'd' }, { format: ['b', 1] }),
  },
)
const rawStruct = fc.record({
  client,
  clock: fc.constantFrom(0, 0, 0, -1, -3, 2),
  origin: neighbour,
  rightOrigin: neighbour,
  parent: fc.constantFrom(
    'body',
    'body',
    'headline',
    'spans',
    'origins',
    'review',
    'clients',
    'times',
    'nowhere',
  ),
  sub: fc.constantFrom(undefined, undefined, '101.1', '100.2', '102.1', '101.i:1:1:1', 'i:1:1:1'),
  content: rawContent,
})
const rawDeletion = fc.tuple(client, near, fc.integer({ min: 1, max: 6 }))

/**
 * The property that of made-up updates of any structure those that the guard takes are applied by Yjs whole, leave
 * nothing pending and can be encoded and loaded, and that those refused as gaps are gaps.
 */
export const madeUpUpdates = (tally: GuardTally) =>
  fc.property(
    beginning,
    fc.array(
      fc.tuple(fc.nat(2), fc.array(rawStruct, { maxLength: 4 }), fc.array(rawDeletion, { maxLength: 2 })),
      {
        minLength: 10,
        maxLength: 20,
      },
    ),
    (edits, attacks) => {
      const desk = filledDesk(edits)
      for (const [who, raws, deletions] of attacks) {
        const state = (of: number) => Y.getState(desk.server.store, of)
        const at = ([of, offset]: readonly [number, number]) => [of, Math.max(0, state(of) + offset)] as const
        const structs: RawStruct[] = raws.map((raw) => ({
          client: raw.client,
          clock: Math.max(0, state(raw.client) + raw.clock),
          origin: raw.origin && at(raw.origin),
          rightOrigin: raw.rightOrigin && at(raw.rightOrigin),
          parent: raw.parent,
          sub: raw.sub,
          content: raw.content,
        }))
        const ranges = deletions.map(([of, offset, length]): RawDeletion => {
          const [id, clock] = at([of, offset])
          return [id, clock, length]
        })
        tally.tried += 1
        const { isTaken, fault } = attack(desk, who, encodeUpdate(structs, ranges))
        if (isTaken) tally.passed += 1
        if (fault !== null) throw new Error(fault)
      }
    },
  )

export const byteChange = fc.record({
  kind: fc.constantFrom('flip', 'set', 'remove', 'double', 'cut', 'splice'),
  at: fc.noBias(fc.nat(9_999)).map((part) => part / 10_000),
  value: fc.noBias(fc.nat(255)),
})

export function changedBytes(
  update: Uint8Array,
  other: Uint8Array,
  changes: readonly { kind: string; at: number; value: number }[],
): Uint8Array {
  let bytes = [...update]
  for (const { kind, at, value } of changes) {
    const index = Math.floor(at * bytes.length)
    if (kind === 'flip') bytes[index] = (bytes[index] ?? 0) ^ (1 << (value & 7))
    else if (kind === 'set') bytes[index] = value
    else if (kind === 'remove') bytes.splice(index, 1 + (value & 3))
    else if (kind === 'double') bytes.splice(index, 0, ...bytes.slice(index, index + 1 + (value & 7)))
    else if (kind === 'cut') bytes = bytes.slice(0, index)
    else bytes.splice(index, 4, ...other.slice(0, 1 + (value & 15)))
  }
  return Uint8Array.from(bytes)
}

/** The property that updates of honest people with some bytes changed are taken whole or not at all. */
export const mutatedUpdates = (tally: GuardTally) =>
  fc.property(
    beginning,
    fc.array(fc.tuple(fc.nat(2), honestEdit, fc.array(byteChange, { minLength: 1, maxLength: 2 })), {
      minLength: 20,
    }),
    (edits, attacks) => {
      const desk = filledDesk(edits)
      for (const [who, edit, changes] of attacks) {
        const tab = desk.tabs[who]
        if (tab === undefined) continue
        desk.catchUp(tab)
        tab.make(edit, who === 2 ? 'suggest' : 'edit')
        const whole = Y.encodeStateAsUpdate(tab.doc)
        const update = tab.takeWritten()[0] ?? whole
        tally.tried += 1
        const { isTaken, fault } = attack(desk, who, changedBytes(update, whole, changes))
        if (isTaken) tally.passed += 1
        else attack(desk, who, update)
        if (fault !== null) throw new Error(fault)
      }
    },
  )
