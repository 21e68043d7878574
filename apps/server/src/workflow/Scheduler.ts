/** Timers go wrong beyond 24.8 days, and a clock may be set: nobody sleeps longer than this many milliseconds. */
const LONGEST = 30_000

/** Calls something for each article when the server's clock says so. */
export class Scheduler {
  readonly #due = new Map<string, number>()
  readonly #now: () => number
  readonly #onDue: (articleId: string) => void
  #timer: NodeJS.Timeout | null = null
  #isDisposed = false

  /** `now`: milliseconds since 1970. An article that is due is called once, until it is set again. */
  constructor(now: () => number, onDue: (articleId: string) => void) {
    this.#now = now
    this.#onDue = onDue
  }

  /** Null: nothing is due any more. */
  set(articleId: string, at: number | null): void {
    if (at === null) this.#due.delete(articleId)
    else this.#due.set(articleId, at)
    this.#wait()
  }

  /** Looks at the clock now. */
  look(): void {
    const now = this.#now()
    const due = [...this.#due].filter(([, at]) => at <= now).toSorted(([, one], [, other]) => one - other)
    for (const [articleId] of due) this.#due.delete(articleId)
    this.#wait()
    for (const [articleId] of due) this.#onDue(articleId)
  }

  dispose(): void {
    this.#isDisposed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #wait(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#isDisposed || this.#due.size === 0) return
    const next = Math.min(...this.#due.values()) - this.#now()
    this.#timer = setTimeout(() => this.look(), Math.min(Math.max(0, next), LONGEST))
    this.#timer.unref()
  }
}
