/** How often the session looks at its connection. A tick that comes much later means that the machine slept. */
export const TICK_MS = 5_000
const QUIET_MS = 15_000
const ANSWER_PATIENCE_MS = 8_000
const CONNECTING_PATIENCE_MS = 10_000

/** What is known about the socket at one tick. Times are milliseconds of one clock; null: none. */
export interface LivenessFacts {
  readonly now: number
  readonly lastTickAt: number
  readonly isOpen: boolean
  readonly connectingSince: number | null
  readonly lastHeardAt: number
  /** When we last asked for an answer. */
  readonly lastAskedAt: number | null
}

/**
 * `ask`: send something that must be answered. `renew`: the connection is dead, or hangs: close it and open another.
 * An unanswered question counts only from a tick that the machine was awake for: after a sleep it is asked once more.
 */
export function liveness(facts: LivenessFacts): 'fine' | 'ask' | 'renew' {
  const { now, lastHeardAt, lastAskedAt } = facts
  if (!facts.isOpen) {
    const isHanging = facts.connectingSince !== null && now - facts.connectingSince > CONNECTING_PATIENCE_MS
    return isHanging ? 'renew' : 'fine'
  }
  const isUnanswered = lastAskedAt !== null && lastHeardAt < lastAskedAt
  const hasSlept = now - facts.lastTickAt > 3 * TICK_MS
  if (isUnanswered && !hasSlept && now - lastAskedAt > ANSWER_PATIENCE_MS) return 'renew'
  if (hasSlept || (!isUnanswered && now - lastHeardAt > QUIET_MS)) return 'ask'
  return 'fine'
}
