import type { IdRange } from '@stet/article'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Hunk, idHunks } from './idHunks.ts'

/** Characters of one order, with whether each stands there before and after. */
const characters = fc.array(
  fc.record({ client: fc.nat(2), isBefore: fc.boolean(), isAfter: fc.boolean(), isNew: fc.boolean() }),
  { maxLength: 30 },
)

interface Character {
  readonly id: readonly [client: number, clock: number]
  readonly isBefore: boolean
  readonly isAfter: boolean
}

it('[B20] what went and came between two lists of characters is exact, whatever their ranges', () => {
  fc.assert(
    fc.property(characters, fc.constantFrom('both', 'gone', 'come'), (drawn, what) => {
      const next = [0, 0, 0]
      const all = drawn.map(({ client, isBefore, isAfter, isNew }): Character => {
        // A client's clocks go on, mostly without a gap, so that neighbours are one range.
        next[client]! += isNew ? 5 : 1
        const id = [client, next[client]!] as const
        return { id, isBefore: isBefore || what === 'gone', isAfter: isAfter || what === 'come' }
      })
      const before = all.filter(({ isBefore }) => isBefore)
      const after = all.filter(({ isAfter }) => isAfter)
      expect(idHunks(rangesOf(before), rangesOf(after))).toEqual(wantedHunks(all))
    }),
    { numRuns: 3_000 },
  )
})

it('two lists that do not share one order are told apart', () => {
  const one: readonly IdRange[] = [
    [1, 0, 1],
    [2, 0, 1],
  ]
  expect(idHunks(one, one.toReversed())).toBeNull()
})

function rangesOf(list: readonly Character[]): readonly IdRange[] {
  const ranges: [number, number, number][] = []
  for (const { id } of list) {
    const [client, clock] = id
    const last = ranges.at(-1)
    if (last?.[0] === client && last[1] + last[2] === clock) last[2] += 1
    else ranges.push([client, clock, 1])
  }
  return ranges
}

function wantedHunks(all: readonly Character[]): readonly Hunk[] {
  const hunks: { fromA: number; toA: number; fromB: number; toB: number }[] = []
  let [a, b] = [0, 0]
  let open: (typeof hunks)[number] | null = null
  for (const { isBefore, isAfter } of all) {
    if (isBefore && isAfter) open = null
    else if (isBefore || isAfter) {
      if (!open) hunks.push((open = { fromA: a, toA: a, fromB: b, toB: b }))
      if (isBefore) open.toA += 1
      else open.toB += 1
    }
    if (isBefore) a += 1
    if (isAfter) b += 1
  }
  return hunks
}
