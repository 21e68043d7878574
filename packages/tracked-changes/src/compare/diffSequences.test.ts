import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { diffSequences } from './diffSequences.ts'

/** The length of the longest common subsequence, worked out by the table. */
function longestCommon(before: readonly number[], after: readonly number[]): number {
  let row = Array.from({ length: after.length + 1 }, () => 0)
  for (const item of before) {
    const next = [0]
    for (const [at, other] of after.entries())
      next.push(item === other ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!))
    row = next
  }
  return row.at(-1)!
}

const anySequence = fc.array(fc.nat(4), { maxLength: 40 })

it('[T40] finds as much in common as there is, in order', () => {
  fc.assert(
    fc.property(anySequence, anySequence, (before, after) => {
      const matches = diffSequences(before, after, 100)
      let [x, y] = [0, 0]
      for (const match of matches) {
        expect(match.before).toBeGreaterThanOrEqual(x)
        expect(match.after).toBeGreaterThanOrEqual(y)
        const part = before.slice(match.before, match.before + match.length)
        expect(part).toEqual(after.slice(match.after, match.after + match.length))
        ;[x, y] = [match.before + match.length, match.after + match.length]
      }
      expect(matches.reduce((sum, { length }) => sum + length, 0)).toBe(longestCommon(before, after))
    }),
    { numRuns: 1000 },
  )
})

it('[T43] gives up beyond so many changes, but for what both begin and end with', () => {
  const before = [1, 2, 3, 4, 5, 6, 9]
  const after = [1, 20, 3, 40, 5, 60, 9]
  expect(diffSequences(before, after, 6).map(({ length }) => length)).toEqual([1, 1, 1, 1])
  expect(diffSequences(before, after, 5)).toEqual([
    { before: 0, after: 0, length: 1 },
    { before: 6, after: 6, length: 1 },
  ])
})
