/** Makes a card once: whoever asks for one of the same wishes, as far as they were told apart, gets the same object. */
export class CardMemory<C> {
  readonly #made = new WeakMap<
    object,
    { readonly wishes: readonly object[]; readonly sort: string; card: C }
  >()

  /**
   * `wishes` are what the card is of, at least one, compared one by one; an object is the first of one card only.
   * `sort` says what else the card depends on.
   */
  card(wishes: readonly object[], sort: string, make: () => C): C {
    const [first] = wishes
    if (!first) return make()
    const known = this.#made.get(first)
    if (known && known.sort === sort && isSameList(known.wishes, wishes)) return known.card
    const card = make()
    this.#made.set(first, { wishes, sort, card })
    return card
  }
}

/** True if both hold the same objects in the same order. */
export function isSameList(left: readonly object[], right: readonly object[]): boolean {
  return left.length === right.length && left.every((one, index) => one === right[index])
}
