import { array, assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { read } from './read.ts'
import type { ReadArticle } from './ReadArticle.ts'
import { anyDice, gather, meet } from './testing/gather.ts'
import { decideAll, honestStep, type Memory } from './testing/honestSteps.ts'
import { Replica } from './testing/Replica.ts'
import { type Dice, pick } from './testing/wildSteps.ts'
import type { View } from './View.ts'

const RUNS = 150
const VIEWS: readonly View[] = ['original', 'final', 'markup', { without: 'Ada' }]

interface Comparison {
  readonly before: ReadArticle
  readonly after: ReadArticle
}

/** The same content on another device. */
function clone(replica: Replica): Replica {
  const other = new Replica(replica.user, replica.edit, replica.suggest)
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(replica.doc), 'remote')
  return other
}

/** What others see of the article, on both replicas, before and after somebody suggests something. */
function suggest(author: Replica, other: Replica, memory: Memory, dice: Dice): Comparison[] {
  const view: View = { without: author.user }
  const sent = author.sent.length
  const mine = read(author.doc, view)
  const theirs = read(other.doc, view)
  const hadGap = other.doc.store.pendingStructs !== null
  honestStep(author, 'suggest', memory, dice)
  const comparisons = [{ before: mine, after: read(author.doc, view) }]
  for (const update of author.sent.slice(sent)) other.receive(update)
  // What fills a gap lets other people's text through as well.
  return hadGap ? comparisons : [...comparisons, { before: theirs, after: read(other.doc, view) }]
}

/** An hour in the newsroom: everybody writes, the first person only suggests; some hear of it late, or twice. */
function write([server, ...people]: readonly Replica[], steps: readonly Dice[]): Comparison[] {
  const memory: Memory = new Map()
  const comparisons: Comparison[] = []
  for (const step of steps) {
    const replica = pick(people, step.who)
    const what = step.what % 16
    if (what >= 13) replica.pull(pick(server ? [server, ...people] : people, step.a))
    else if (what === 12) {
      const update = pick(pick(people, step.a).sent, step.b)
      if (update) replica.receive(update)
    } else if (replica === people[0] || step.c % 3 === 0) {
      comparisons.push(...suggest(replica, pick(people, step.d), memory, { ...step, what }))
    } else honestStep(replica, 'edit', memory, { ...step, what })
  }
  return comparisons
}

describe('laws', () => {
  it('[A1] [A44] [A45] replicas agree, suggesting changes nothing for others, accept-all is final', () => {
    assert(
      property(
        integer({ min: 2, max: 4 }),
        array(anyDice, { maxLength: 60, size: 'max' }),
        (count, steps) => {
          const everybody = gather(count, true)
          for (const { before, after } of write(everybody, steps)) expect(after).toEqual(before)
          meet(everybody)
          for (const view of VIEWS) {
            const [first, ...others] = everybody.map(({ doc }) => read(doc, view))
            for (const other of others) expect(other).toEqual(first)
          }
          for (const verdict of ['accept', 'reject'] as const) {
            const chief = clone(everybody.at(-1) ?? new Replica('', 0, 0))
            const expected = read(chief.doc, verdict === 'accept' ? 'final' : 'original')
            decideAll(chief, verdict)
            for (const view of VIEWS) expect(read(chief.doc, view)).toEqual(expected)
          }
        },
      ),
      { numRuns: RUNS },
    )
  })
})
