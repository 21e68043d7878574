import { expect, it } from 'vitest'
import { durations } from './durations.ts'

const MINUTE = 60_000

it('says how long in as few words as a list bears, never less than there is', () => {
  const [german, english] = [durations('de'), durations('en-GB')].map(
    (format) => (minutes: number) => format(minutes * MINUTE).replaceAll('\u00a0', ' '),
  )
  expect([0.1, 25, 59.5, 60, 125, 26 * 60 + 1, 48 * 60, 80 * 60].map((minutes) => german?.(minutes))).toEqual(
    ['1 Min.', '25 Min.', '1 Std.', '1 Std.', '2 Std. 5 Min.', '26 Std. 1 Min.', '2 Tg.', '3 Tg.'],
  )
  expect(english?.(125)).toBe('2 hrs 5 mins')
})
