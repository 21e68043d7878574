import { array, assert, integer, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf } from './contentOf.ts'
import { openRoots, textRoot } from './roots.ts'
import { anyDice, gather, meet } from './testing/gather.ts'
import { honestStep, type Memory } from './testing/honestSteps.ts'
import type { Replica } from './testing/Replica.ts'
import { type Dice, pick } from './testing/wildSteps.ts'

function write([server, ...people]: readonly Replica[], steps: readonly Dice[]): void {
  const memory: Memory = new Map()
  for (const step of steps) {
    const replica = pick(people, step.who)
    if (step.what % 8 === 7) replica.pull(pick(server ? [server, ...people] : people, step.a))
    else honestStep(replica, step.c % 3 === 0 ? 'suggest' : 'edit', memory, { ...step, what: step.what % 12 })
  }
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = openRoots(new Y.Doc())
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/**
 * Yjs notes one clock of each client that waiting structs wait for, and tries them again when that one is there. Where two
 * clients build on each other and come in the wrong order it may wait for a struct that waits itself, and keeps all back
 * although nothing lacks. (Nobody who is told by the server meets this: it sends in the order in which it took.)
 */
function completed(doc: Y.Doc, updates: readonly Uint8Array[]): Y.Doc {
  if (doc.store.pendingStructs !== null) Y.applyUpdate(doc, Y.mergeUpdates([...updates]))
  expect(doc.store.pendingStructs).toBeNull()
  return doc
}

/** The same in an order that the numbers say, some of them twice. */
function shuffled<T>(items: readonly T[], numbers: readonly number[]): T[] {
  const mixed = [...items, ...items.filter((_, index) => (numbers[index] ?? 0) % 3 === 0)]
  for (const [index, number] of numbers.entries()) {
    const [moved] = mixed.splice(number % Math.max(1, mixed.length), 1)
    if (moved !== undefined) mixed.splice((number * 7 + index) % (mixed.length + 1), 0, moved)
  }
  return mixed
}

function written(client: number, ...parts: readonly (readonly [at: number, part: string])[]): string {
  const doc = openRoots(new Y.Doc())
  doc.clientID = client
  for (const [at, part] of parts) textRoot(doc, 'lead').insert(at, part)
  return contentOf(doc)
}

const typing = (who: number, c = 0): Dice => ({ what: 0, who, a: 0, b: 0, c, d: 0 })
const HELD_BACK = {
  steps: [
    ...[0, 534, 200].map((who) => typing(who)),
    typing(221, 1),
    ...[558, 201, 534, 0, 0].map((who) => typing(who)),
    typing(5, 106),
    typing(13),
    typing(433, 25),
    typing(133),
    typing(0),
  ],
  numbers: [334, 0, 586, 239, 244, 140, 550, 0, 392, 544, 774],
}

describe('contentOf', () => {
  it('[A95] is the same whatever the order, the repetition, the cuts and the merges', () => {
    assert(
      property(
        integer({ min: 2, max: 4 }),
        array(anyDice, { maxLength: 50, size: 'max' }),
        array(nat(1000), { maxLength: 60, size: 'max' }),
        (count, steps, numbers) => {
          const everybody = gather(count, true)
          write(everybody, steps)
          meet(everybody)
          const [first, ...others] = everybody.map(({ doc }) => contentOf(doc))
          for (const other of others) expect(other).toBe(first)
          const sent = everybody.flatMap((replica) => replica.sent)
          expect(contentOf(completed(documentOf(shuffled(sent, numbers)), sent))).toBe(first)
          expect(contentOf(documentOf([Y.mergeUpdates(sent)]))).toBe(first)
          const snapshot = Y.encodeStateAsUpdate(everybody.at(-1)?.doc ?? new Y.Doc())
          expect(contentOf(documentOf([snapshot]))).toBe(first)
        },
      ),
      {
        numRuns: 100,
        // Two who build on each other, and of whom Yjs keeps back what came in the wrong order.
        examples: [[4, HELD_BACK.steps, HELD_BACK.numbers]],
      },
    )
  })

  it('[A95] is another one after every change, and after one that was taken back', () => {
    assert(
      property(array(anyDice, { minLength: 1, maxLength: 40, size: 'max' }), (steps) => {
        const everybody = gather(3, true)
        const replica = everybody[1]
        if (!replica) throw new Error('nobody is there')
        const memory: Memory = new Map()
        const seen = new Set([contentOf(replica.doc)])
        for (const step of steps) {
          const before = replica.sent.length
          honestStep(replica, step.c % 2 === 0 ? 'suggest' : 'edit', memory, {
            ...step,
            what: step.what % 12,
          })
          if (replica.sent.length === before) continue
          const content = contentOf(replica.doc)
          expect(seen.has(content)).toBe(false)
          seen.add(content)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('[A95] tells apart what reads the same under other ids, and in another order', () => {
    expect(written(7, [0, 'ab'])).toBe(written(7, [0, 'a'], [1, 'b']))
    expect(written(7, [0, 'ab'])).not.toBe(written(8, [0, 'ab']))
    expect(written(7, [0, 'ab'])).not.toBe(written(7, [0, 'b'], [0, 'a']))
  })
})
