import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reconnectDelay } from './reconnectDelay.ts'

describe('the pause before the next attempt', () => {
  it('grows with each failure, up to ten seconds', () => {
    expect([1, 2, 3, 4, 20].map((failures) => reconnectDelay(failures, 0, 1))).toEqual([
      200, 400, 800, 1_600, 10_000,
    ])
  })

  it('is spread over half of its length and never shorter than asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.nat(60_000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, notBefore, random) => {
          const most = reconnectDelay(failures, notBefore, 1) - notBefore
          const delay = reconnectDelay(failures, notBefore, random) - notBefore
          expect(delay).toBeGreaterThanOrEqual(Math.floor(most / 2))
          expect(delay).toBeLessThanOrEqual(most)
        },
      ),
    )
  })
})
