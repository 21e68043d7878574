/** Messages that are counted together. Milliseconds. */
const SPAN = 250

/** How many messages a second something gets, as of the last quarter of a second. */
export class MessageRate {
  #since = 0
  #count = 0
  #before = 0

  /** Counts one; answers with how many a second there are. `now`: milliseconds of any clock. */
  note(now: number): number {
    const spans = Math.floor((now - this.#since) / SPAN)
    if (spans !== 0) {
      this.#before = spans === 1 ? this.#count : 0
      this.#count = 0
      this.#since += spans * SPAN
    }
    this.#count += 1
    return (Math.max(this.#before, this.#count) * 1000) / SPAN
  }
}
