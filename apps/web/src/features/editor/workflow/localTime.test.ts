import { expect, it } from 'vitest'
import { instantOfLocal, localOf } from './localTime.ts'

it('reads what it writes, in whatever zone this is', () => {
  for (let hour = 0; hour < 24 * 400; hour += 7) {
    const instant = new Date(Date.UTC(2026, 0, 1, hour, 30))
    const back = instantOfLocal(localOf(instant))
    // Of the two instants that one time of an autumn night says it takes one.
    expect(back && localOf(new Date(back))).toBe(localOf(instant))
  }
})

it.each(['', 'morgen', '2026-13-01T10:00'])('%j says nothing', (value) => {
  expect(instantOfLocal(value)).toBeNull()
})
