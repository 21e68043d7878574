/** How much of something may come. */
export interface Allowance {
  /** At once. */
  readonly burst: number
  /** What comes back in every second, until the burst is whole again. */
  readonly perSecond: number
}

/**
 * Counts how much of an allowance is left. What was not there is taken all the same, because it has come already, and owed:
 * whoever owes waits until it has come back. Times in milliseconds of one clock that never goes back.
 */
export class TokenBucket {
  readonly #allowance: Allowance
  #left: number
  #at: number

  constructor(allowance: Allowance, now: number) {
    this.#allowance = allowance
    this.#left = allowance.burst
    this.#at = now
  }

  /** Takes so much; the whole milliseconds until nothing is owed, 0 if nothing is. */
  take(amount: number, now: number): number {
    this.#refill(now)
    this.#left -= amount
    return this.#wait
  }

  /** The milliseconds until nothing is owed. */
  owed(now: number): number {
    this.#refill(now)
    return this.#wait
  }

  get #wait(): number {
    return this.#left >= 0 ? 0 : Math.floor((-this.#left / this.#allowance.perSecond) * 1000)
  }

  #refill(now: number): void {
    const { burst, perSecond } = this.#allowance
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1000) * perSecond)
    this.#at = now
  }
}
