/** Does work in the order in which it is given, each piece when the one before it has ended. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve()

  /** What the work gives; that it fails concerns nobody behind it. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => {})
    return done
  }
}
