interface Waiting {
  readonly clock: number
  readonly client: number
}

/** Clients of an update that wait until another one has reached a clock; however many wait, a step forward wakes only its own. */
export class WaitingList {
  /** Each list descends by clock. */
  readonly #lists = new Map<number, Waiting[]>()

  /** `client` waits until `missing` has gone beyond `clock`. */
  add(missing: number, clock: number, client: number): void {
    const list = this.#lists.get(missing)
    if (list === undefined) {
      this.#lists.set(missing, [{ clock, client }])
      return
    }
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((list[middle]?.clock ?? 0) > clock) low = middle + 1
      else high = middle
    }
    list.splice(low, 0, { clock, client })
  }

  /** Takes out who waited for what `missing` has reached now. */
  wake(missing: number, state: number): readonly number[] {
    const list = this.#lists.get(missing) ?? []
    const woken: number[] = []
    for (let last = list.at(-1); last !== undefined && last.clock < state; last = list.at(-1)) {
      woken.push(last.client)
      list.pop()
    }
    return woken
  }
}
