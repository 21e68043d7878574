const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Milliseconds from one attempt to the next: at first soon, in case it was a hiccup, then for about a day. */
const DELAYS = [
  10_000,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
  10 * HOUR,
]
/** A fifth more or less, so that what failed together does not come back together. */
const JITTER = 0.2

/** How often something is tried before it is given up. */
export const MOST_ATTEMPTS = DELAYS.length + 1

/** Milliseconds after an attempt (counted from 0) until the next; `random` is a whole number from 0 to 2^32 - 1. Pure. */
export function delayAfter(attempt: number, random: number): number {
  const delay = DELAYS[Math.min(attempt, DELAYS.length - 1)] ?? 0
  return Math.round(delay * (1 + JITTER * ((2 * random) / 2 ** 32 - 1)))
}
