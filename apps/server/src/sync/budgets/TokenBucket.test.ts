import { expect, it } from 'vitest'
import { TokenBucket } from './TokenBucket.ts'

it('gives a burst at once, then as much as comes back, and says how long what is owed takes', () => {
  const bucket = new TokenBucket({ burst: 10, perSecond: 2 }, 1_000)
  expect(bucket.take(10, 1_000)).toBe(0)
  expect(bucket.take(1, 1_000)).toBe(500)
  expect(bucket.take(3, 1_500)).toBe(1_500)
  expect(bucket.owed(2_000)).toBe(1_000)
  expect(bucket.owed(3_000)).toBe(0)
  expect(bucket.take(2, 4_000)).toBe(0)
})

it('never holds more than the burst, however long nobody came', () => {
  const bucket = new TokenBucket({ burst: 10, perSecond: 2 }, 0)
  expect(bucket.take(12, 3_600_000)).toBe(1_000)
})
