/** Upper bounds in milliseconds: from a commit that the disk hardly noticed to one that a person gives up on. */
const BOUNDS: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 30_000]

/** How long something took, each time, counted by size: a few additions a time, and no more memory however often. */
export class Histogram {
  readonly #counts = BOUNDS.map(() => 0)
  #count = 0
  #sum = 0

  /** It took so many milliseconds once more. */
  note(milliseconds: number): void {
    this.#count += 1
    this.#sum += milliseconds
    const at = BOUNDS.findIndex((bound) => milliseconds <= bound)
    if (at >= 0) this.#counts[at] = (this.#counts[at] ?? 0) + 1
  }

  get count(): number {
    return this.#count
  }

  /** Of all times together, in seconds. */
  get seconds(): number {
    return this.#sum / 1000
  }

  /** How often it took at most so many seconds, from the shortest on. */
  get buckets(): readonly { readonly seconds: number; readonly count: number }[] {
    let count = 0
    return BOUNDS.map((bound, at) => {
      count += this.#counts[at] ?? 0
      return { seconds: bound / 1000, count }
    })
  }
}
