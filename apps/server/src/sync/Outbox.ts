interface Waiting {
  readonly after: number
  readonly send: () => void
  /** Called instead when it will never be on disk. */
  readonly giveUp?: () => void
}

/**
 * Holds back what may leave an article only when everything before it is on disk: updates for the others, answers to
 * newcomers, acknowledgements. So nobody ever holds what a crash could take from the server. Order is kept.
 */
export class Outbox {
  readonly #onFailure: (error: Error) => void
  readonly #whenSettled: (() => void)[] = []
  #waiting: Waiting[] = []
  #given = 0
  #committed = 0
  #hasFailed = false

  /**
   * `onFailure` is told when an update could not be stored at all (not while the store is still trying). Nothing leaves
   * any more then.
   */
  constructor(onFailure: (error: Error) => void) {
    this.#onFailure = onFailure
  }

  get isSettled(): boolean {
    return this.#given === this.#committed
  }

  /** What waits for the disk before it may leave. */
  get length(): number {
    return this.#waiting.length
  }

  /** Another update is on its way to the disk; those of one article arrive in order. */
  expect(commit: Promise<unknown>): void {
    this.#given += 1
    commit.then(
      () => this.#advance(),
      (error: unknown) => this.#fail(error instanceof Error ? error : new Error('the store failed')),
    )
  }

  /** Does it now, or as soon as everything given so far is on disk. */
  send(send: () => void): void {
    if (this.#hasFailed) return
    if (this.isSettled) send()
    else this.#waiting.push({ after: this.#given, send })
  }

  /** True as soon as everything given so far is on disk; false if it will never be. */
  stored(): Promise<boolean> {
    if (this.#hasFailed) return Promise.resolve(false)
    if (this.isSettled) return Promise.resolve(true)
    return new Promise((resolve) => {
      this.#waiting.push({ after: this.#given, send: () => resolve(true), giveUp: () => resolve(false) })
    })
  }

  /** Resolves when everything given so far and until then is on disk, or will never be. */
  settled(): Promise<void> {
    return this.isSettled || this.#hasFailed
      ? Promise.resolve()
      : new Promise((resolve) => this.#whenSettled.push(resolve))
  }

  #fail(error: Error): void {
    this.#hasFailed = true
    for (const { giveUp } of this.#waiting.splice(0)) giveUp?.()
    for (const resolve of this.#whenSettled.splice(0)) resolve()
    this.#onFailure(error)
  }

  #advance(): void {
    this.#committed += 1
    let count = 0
    for (const { after, send } of this.#waiting) {
      if (after > this.#committed) break
      count += 1
      send()
    }
    this.#waiting.splice(0, count)
    if (this.isSettled) for (const resolve of this.#whenSettled.splice(0)) resolve()
  }
}
