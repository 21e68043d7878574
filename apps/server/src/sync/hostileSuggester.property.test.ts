import { read } from '@stet/article'
import { operation } from '@stet/binding/testing'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { buildDocument } from './buildDocument.ts'
import { mutateUpdate, mutation } from './testing/mutateUpdate.ts'
import type { Newsroom } from './testing/Newsroom.ts'
import { newsroomProperty } from './testing/newsroomProperty.ts'
import { readingOf } from './testing/readingOf.ts'

const PEOPLE = [
  ['anna', 'edit'],
  ['ben', 'edit'],
  ['chris', 'suggest'],
  ['dana', 'edit'],
] as const
/** How many falsified updates there are at least. */
const ATTACKS = 10_000
const CHRIS = 2
const DANA = 3

const step = fc.record({
  operation,
  isHearing: fc.boolean(),
  /** How what Chris or Dana just wrote is falsified, each time anew. */
  attacks: fc.array(fc.array(mutation, { minLength: 1, maxLength: 3 }), { minLength: 6, maxLength: 14 }),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

interface Tally {
  tried: number
  taken: number
}

const newTally = () => ({ chris: { tried: 0, taken: 0 }, dana: { tried: 0, taken: 0 } })

it('[S32] [S39] falsified updates of who may only suggest change nothing that others read, whether they were ever an editor or not', () => {
  const done = newTally()
  const property = newsroomProperty(
    {
      people: PEOPLE,
      steps: fc.array(step, { minLength: 10, maxLength: 80, size: 'max' }),
      play,
      newTally,
    },
    done,
  )
  const { chris, dana } = done
  while (chris.tried + dana.tried < ATTACKS) fc.assert(property, { numRuns: 5, endOnFailure: true })
  process.stdout.write(
    `${chris.tried} falsified updates of a suggester, ${chris.taken} taken; ${dana.tried} of a former editor, ${dana.taken} taken\n`,
  )
  expect(chris.taken).toBeGreaterThan(chris.tried / 50)
  expect(dana.taken).toBeGreaterThan(dana.tried / 50)
}, 300_000)

function play(
  room: Newsroom,
  steps: readonly Step[],
  done: { readonly chris: Tally; readonly dana: Tally },
): void {
  room.change('dana', 'suggest')
  for (const { operation: chosen, isHearing, attacks } of steps) {
    const who = chosen.n % 2 === 0 ? chosen.who % PEOPLE.length : CHRIS + (chosen.who % 2)
    const tab = room.tabs[who]
    if (!tab) continue
    tab.perform(chosen)
    if (isHearing) room.catchUp(tab)
    if (who === CHRIS || who === DANA) {
      const honest = Y.encodeStateAsUpdate(tab.doc, Y.encodeStateVector(room.live.doc))
      const before = asOthersRead(room.live.doc, who)
      for (const mutations of attacks) {
        const falsified = mutateUpdate(honest, room.live.doc, mutations)
        attack(room, who, falsified, before, done[who === CHRIS ? 'chris' : 'dana'])
      }
      tab.takeWritten()
      room.startAnew(tab)
    } else room.send(tab, 'step2')
  }
}

/** To the byte; but what was put back for a former editor has other ids. */
function asOthersRead(doc: Y.Doc, who: number): readonly string[] {
  return (['original', { without: PEOPLE[who]?.[0] ?? '' }] as const).map((view) =>
    who === DANA ? readingOf(doc, view) : JSON.stringify(read(doc, view)),
  )
}

/** Sends a falsified update, and sees that nobody else reads anything else, now or after a restart. */
function attack(
  room: Newsroom,
  who: number,
  update: Uint8Array,
  before: readonly string[],
  tally: Tally,
): void {
  const { live } = room
  const result = live.receive(update, { userId: PEOPLE[who]?.[0] ?? '', mode: 'suggest' }, room)
  tally.tried += 1
  if (!result.ok) return expect(result.reason).not.toBe('')
  tally.taken += 1
  const stored = { snapshot: Y.encodeStateAsUpdate(live.doc), tail: [], lastSequence: 0, epoch: 1 }
  const restarted = buildDocument(stored)
  if (!restarted) throw new Error('what is stored does not load')
  for (const doc of [live.doc, restarted]) {
    for (const [at, now] of asOthersRead(doc, who).entries()) {
      if (now !== before[at]) throw new Error(`others read\n${now}\ninstead of\n${before[at]}`)
    }
  }
  restarted.destroy()
}
