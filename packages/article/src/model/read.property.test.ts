import { array, assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Attribution } from './Attribution.ts'
import { read } from './read.ts'
import type { ReadArticle } from './ReadArticle.ts'
import { TEXT_ROOTS } from './roots.ts'
import { anyDice, gather, meet } from './testing/gather.ts'
import { Oracle } from './testing/oracle.ts'
import { OracleDocument } from './testing/perCharacter.ts'
import type { Replica } from './testing/Replica.ts'
import { type Dice, wildStep } from './testing/wildSteps.ts'
import type { Touched } from './Touches.ts'
import type { View } from './View.ts'

const RUNS = 60
/** A copy of an older copy, of characters that a third one, older still, was cut at: the cut has no business there. */
const COPIES_OF_COPIES: Dice[] = [
  { what: 116, who: 411, a: 0, b: 0, c: 26, d: 0 },
  { what: 447, who: 203, a: 0, b: 4, c: 0, d: 0 },
  { what: 658, who: 119, a: 86, b: 781, c: 451, d: 0 },
  { what: 238, who: 603, a: 2, b: 1, c: 0, d: 348 },
]
const VIEWS: readonly View[] = [
  'original',
  'final',
  'markup',
  'history',
  { without: 'Ada' },
  { without: 'Ben' },
]
/** Two decisions on one format, under the keys of two people: only the stronger is history. */
const DECIDED_TWICE: Dice[] = [
  { what: 0, who: 0, a: 0, b: 0, c: 0, d: 0 },
  { what: 651, who: 0, a: 1, b: 0, c: 0, d: 0 },
  { what: 0, who: 0, a: 3, b: 0, c: 0, d: 0 },
  { what: 692, who: 0, a: 4, b: 0, c: 816, d: 584 },
  { what: 217, who: 0, a: 1, b: 61, c: 1, d: 2 },
]

/** What was read, unit by unit, as the oracle gives it. */
function unitByUnit(article: ReadArticle): unknown {
  return Object.fromEntries(
    TEXT_ROOTS.map((root) => [
      root,
      article[root].map(({ runs, ...head }) => ({
        head,
        units: runs.flatMap(({ text, ids, ...looks }) => {
          const spots = ids.flatMap(([client, clock, length]) =>
            Array.from({ length }, (_, offset) => [client, clock + offset]),
          )
          return spots.map((id, index) => ({ unit: text[index], id, looks }))
        }),
      })),
    ]),
  )
}

/** Two neighbours that say the same should have been one run. */
function hasNeedlessCuts(article: ReadArticle): boolean {
  return Object.values(article).some((blocks) =>
    blocks.some(({ runs }) => {
      const looks = runs.map(({ text: _text, ids: _ids, ...rest }) => JSON.stringify(rest))
      return looks.some((look, index) => look === looks[index + 1])
    }),
  )
}

/** What is known about each character that stands in a text. */
function lookUp(doc: OracleDocument, oracle: Oracle): Map<string, string> {
  const known = new Map<string, string>()
  for (const { client, clock, isDeleted } of [...doc.characters.values()].flat()) {
    const spot = `${client}:${clock}`
    if (!isDeleted) known.set(spot, JSON.stringify(oracle.states.get(spot)))
  }
  return known
}

function isTouched(spot: string, doc: OracleDocument, { characters, stretches }: Touched): boolean {
  const [client = 0, clock = 0] = spot.split(':').map(Number)
  if (characters.some(([id, from, length]) => id === client && from <= clock && clock < from + length))
    return true
  const character = doc.at([client, clock])
  return stretches.some(({ root, s, e }) => {
    const start = doc.at([s[0], s[1]])
    const end = e && doc.at([e[0], e[1]])
    if (!character || !start || character.root !== root) return false
    return start.index + s[2] <= character.index && (!end || character.index < end.index + (e?.[2] ?? 0))
  })
}

/** Checks a replica after every transaction. */
function watch(replica: Replica): void {
  let before = new Map<string, string>()
  let highestN = 0
  replica.onTransaction = (touched) => {
    const doc = new OracleDocument(replica.doc)
    const oracle = new Oracle(doc, new OracleDocument(replica.doc, false))
    const fresh = new Attribution(replica.doc)
    expect(replica.attribution.highestN).toBeGreaterThanOrEqual(Math.max(highestN, fresh.highestN))
    highestN = replica.attribution.highestN
    for (const view of VIEWS) {
      const now = read(replica.doc, view, replica.attribution)
      expect(unitByUnit(now)).toEqual(oracle.read(view))
      expect(hasNeedlessCuts(now)).toBe(false)
      expect(read(replica.doc, view, fresh)).toEqual(now)
    }
    const after = lookUp(doc, oracle)
    const changed = [...after].filter(([spot, look]) => before.has(spot) && before.get(spot) !== look)
    expect(changed.filter(([spot]) => !isTouched(spot, doc, touched))).toEqual([])
    before = after
  }
}

describe('read', () => {
  it('[A1] [A43] [A91] [A92] reads what the rules say for each character alone, fresh or kept, on every replica', () => {
    assert(
      property(
        integer({ min: 2, max: 4 }),
        array(anyDice, { maxLength: 50, size: 'max' }),
        (people, steps) => {
          const replicas = gather(people, false)
          for (const replica of replicas) watch(replica)
          for (const step of steps) wildStep(replicas, step)
          meet(replicas)
          for (const view of VIEWS) {
            const [first, ...others] = replicas.map(({ doc }) => read(doc, view))
            for (const other of others) expect(other).toEqual(first)
          }
        },
      ),
      {
        numRuns: RUNS,
        examples: [
          [3, COPIES_OF_COPIES],
          [2, DECIDED_TWICE],
        ],
      },
    )
  })
})
