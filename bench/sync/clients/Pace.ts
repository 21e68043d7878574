/** Somebody whose turn comes again and again. */
export interface Turn {
  take(): void
}

const TICK_MS = 1
/** Spreads any number of turns evenly over a period, neighbours far from each other. */
const GOLDEN = 0.618_033_988_75

/** Gives everybody a turn so many times a second, each at a moment of their own; the same moments at every start. */
export class Pace {
  readonly #order: readonly { readonly turn: Turn; readonly phase: number }[]
  readonly #period: number
  readonly #start = performance.now()
  #timer: NodeJS.Timeout | null = null
  #given = 0

  constructor(turns: readonly Turn[], perSecond: number) {
    this.#period = 1000 / perSecond
    this.#order = turns
      .map((turn, at) => ({ turn, phase: (at * GOLDEN) % 1 }))
      .toSorted((one, other) => one.phase - other.phase)
    this.#tick()
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #tick(): void {
    this.#timer = setTimeout(() => this.#tick(), TICK_MS)
    const now = performance.now() - this.#start
    for (;;) {
      const round = Math.floor(this.#given / this.#order.length)
      const next = this.#order[this.#given % this.#order.length]
      if (next === undefined || (round + next.phase) * this.#period > now) return
      this.#given += 1
      next.turn.take()
    }
  }
}
