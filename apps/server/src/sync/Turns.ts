/**
 * One piece of long work in a turn of the event loop, whoever asks for it: between two of them everything else that has
 * come is read and answered. First come, first served.
 */
export class Turns {
  readonly #waiting: (() => void)[] = []

  /** `work` is called once, in a turn of its own. */
  ask(work: () => void): void {
    this.#waiting.push(work)
    if (this.#waiting.length === 1) setImmediate(this.#take)
  }

  readonly #take = (): void => {
    const work = this.#waiting.shift()
    // Asked for before the work is done, so that one that throws ends nobody else's.
    if (this.#waiting.length > 0) setImmediate(this.#take)
    work?.()
  }
}
