import { array, assert, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { glideOf } from './glideOf.ts'
import { stackCards } from './stackCards.ts'

const cards = (...wanted: number[]) => wanted.map((at) => ({ wanted: at, height: 42 }))
const glide = (some: ReturnType<typeof cards>, focus: number, end = 2000) =>
  glideOf(some, stackCards(some, null, 0), focus, end)

describe('glideOf', () => {
  test('leaves cards that stand beside their lines there, wherever one reads', () => {
    for (const focus of [0, 10, 90, 100, 120, 300, 900, 2000])
      expect(glide(cards(10, 100, 300), focus)).toBe(0)
  })

  test('brings the card of the line that is read to that line, where there is no room for all', () => {
    const some = cards(100, 120, 140)
    expect([100, 110, 120, 130, 140].map((focus) => glide(some, focus))).toEqual([0, -15, -30, -45, -60])
  })

  test('lets a stack come to rest where it would end anyway', () => {
    const some = cards(100, 120, 600)
    expect([120, 160, 200, 201, 600].map((focus) => glide(some, focus))).toEqual([-30, -15, 0, 0, 0])
  })

  test('shows the last card whole at the end of the text', () => {
    const some = cards(100, 110, 120, 130)
    const end = 200
    expect(stackCards(some, null, 0).at(-1)! + 50 + glide(some, end, end)).toBe(end)
  })

  const card = record({ wanted: integer({ min: 0, max: 3000 }), height: integer({ min: 20, max: 200 }) })
  test('never jumps, never goes down, and has the first card of each line there when that is read', () => {
    assert(
      property(array(card, { minLength: 1, maxLength: 60 }), (some) => {
        const sorted = some.toSorted((a, b) => a.wanted - b.wanted)
        const tops = stackCards(sorted, null, 0)
        // All of them may stand within one pixel.
        const most = sorted.reduce((sum, { height }) => sum + height + 8, 0)
        let before = glideOf(sorted, tops, 0, 20_000)
        for (let focus = 1; focus < 3500; focus += 1) {
          const now = glideOf(sorted, tops, focus, 20_000)
          expect(now).toBeLessThanOrEqual(1e-9)
          expect(Math.abs(now - before)).toBeLessThanOrEqual(most)
          before = now
        }
        for (const [index, { wanted }] of sorted.entries()) {
          if (sorted[index - 1]?.wanted === wanted) continue
          expect(tops[index]! + glideOf(sorted, tops, wanted, 20_000)).toBeCloseTo(Math.max(wanted, 0), 6)
        }
      }),
      { numRuns: 30 },
    )
  })
})
