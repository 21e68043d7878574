import { array, assert, integer, nat, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CARD_GAP, stackCards } from './stackCards.ts'

const cards = (...wanted: number[]) => wanted.map((at) => ({ wanted: at, height: 40 }))

describe('stackCards', () => {
  test('leaves cards that have room beside their lines', () => {
    expect(stackCards(cards(0, 100, 300), null, 0)).toEqual([0, 100, 300])
  })

  test('pushes those below down', () => {
    expect(stackCards(cards(10, 20, 30), null, 0)).toEqual([10, 58, 106])
  })

  test('keeps the anchor at its line and pushes those above up', () => {
    expect(stackCards(cards(200, 210, 220), { index: 2, top: 220 }, 0)).toEqual([124, 172, 220])
  })

  test('keeps the anchor at its line also where there is no room above it', () => {
    expect(stackCards(cards(0, 10, 20), { index: 2, top: 20 }, 0)).toEqual([-76, -28, 20])
  })

  test('begins where there is room', () => {
    expect(stackCards(cards(-30, 0), null, 4)).toEqual([4, 52])
  })

  test('never lets cards overlap, whatever they want', () => {
    const card = record({
      wanted: integer({ min: 0, max: 4000 }),
      height: integer({ min: 20, max: 200 }),
    })
    assert(
      property(array(card, { minLength: 1 }), nat(), integer({ min: 0, max: 100 }), (some, at, least) => {
        const sorted = some.toSorted((a, b) => a.wanted - b.wanted)
        const index = at % sorted.length
        const tops = stackCards(sorted, { index, top: sorted[index]!.wanted }, least)
        expect(tops[index]).toBe(sorted[index]!.wanted)
        expect(stackCards(sorted, null, least)[0]).toBeGreaterThanOrEqual(least)
        for (let next = 1; next < tops.length; next += 1) {
          const bottom = tops[next - 1]! + sorted[next - 1]!.height
          expect(tops[next]).toBeGreaterThanOrEqual(bottom + CARD_GAP)
        }
      }),
    )
  })

  test('gives every card on one side the same place, whichever of them is the anchor that stands there', () => {
    const some = cards(0, 10, 20, 400, 410)
    const tops = stackCards(some, null, 0)
    for (const [index, top] of tops.entries())
      expect(stackCards(some, { index, top }, 0).slice(index)).toEqual(tops.slice(index))
  })
})
