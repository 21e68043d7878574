const FIRST_MS = 200
const LONGEST_MS = 10_000

/**
 * How long to wait before the next attempt: doubled with each failure up to ten seconds, then spread over the upper half
 * so that a newsroom does not come back in one instant. `failures` counts from 1; `random` is in [0, 1).
 */
export function reconnectDelay(failures: number, notBeforeMs: number, random: number): number {
  const exponential = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(notBeforeMs + exponential * (0.5 + random / 2))
}
