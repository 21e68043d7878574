import type { Card } from './Card.ts'

interface Made<C> {
  readonly wishes: readonly object[]
  readonly sort: string
  readonly card: C
}

/** Makes a card once: where nothing about one changed since the last reading, it is the same object. */
export class CardMemory<C extends Card> {
  readonly #made = new WeakMap<object, Made<C>>()
  #last: readonly C[] = []
  #lastById: ReadonlyMap<string, C> | null = null

  /**
   * `wishes` are what the card is of, at least one, compared one by one; an object is the first of one card only.
   * `sort` says what else the card depends on.
   */
  card(wishes: readonly object[], sort: string, make: () => C): C {
    const [first] = wishes
    if (!first) return make()
    const known = this.#made.get(first)
    if (known && known.sort === sort && isSameList(known.wishes, wishes)) return known.card
    const card = this.#lastLike(make())
    this.#made.set(first, { wishes, sort, card })
    return card
  }

  /** The cards of this reading; the same list if they are those of the last. */
  reading(cards: readonly C[]): readonly C[] {
    if (isSameList(cards, this.#last)) return this.#last
    this.#last = cards
    this.#lastById = null
    return cards
  }

  #lastLike(card: C): C {
    this.#lastById ??= new Map(this.#last.map((last) => [last.id, last]))
    const last = this.#lastById.get(card.id)
    return last && JSON.stringify(last) === JSON.stringify(card) ? last : card
  }
}

function isSameList(left: readonly object[], right: readonly object[]): boolean {
  return left.length === right.length && left.every((one, index) => one === right[index])
}
