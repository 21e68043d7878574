import type { UserId } from '@stet/article'
import type { Card } from '@stet/tracked-changes'

/**
 * Cards as a list of them is drawn, and where each stands now. Typing before a card moves it without changing a word on
 * it: such a card stays the object that it was, and so does the list, so that nothing is drawn for it.
 */
export class ShownCards {
  private read: readonly Card[] = []
  private list: readonly Card[] = []
  private people: readonly UserId[] = []
  private readonly asShown = new WeakMap<Card, Card>()
  private byId: ReadonlyMap<string, Card> | null = null

  /** The cards of a new reading as they are drawn. Their places may be those of an earlier reading. */
  take(read: readonly Card[]): readonly Card[] {
    if (read === this.read) return this.list
    const before = new Map(this.list.map((card) => [card.id, card]))
    this.read = read
    this.byId = null
    const list = read.map((card) => this.shownFor(card, before.get(card.id)))
    const isSame = isSameList(list, this.list)
    if (isSame) return this.list
    this.list = list
    const people = [...new Set(list.map(({ by }) => by))]
    if (!isSameList(people, this.people)) this.people = people
    return list
  }

  /** Whose cards they are, in the order of their first ones; the same list as long as they are the same. */
  get authors(): readonly UserId[] {
    return this.people
  }

  /** A card as it was read last; null if it is gone. */
  newestOf(id: string): Card | null {
    this.byId ??= new Map(this.read.map((card) => [card.id, card]))
    return this.byId.get(id) ?? null
  }

  private shownFor(card: Card, before: Card | undefined): Card {
    const known = this.asShown.get(card)
    if (known && known === before) return known
    const shown = before && saysTheSame(before, card) ? before : card
    this.asShown.set(card, shown)
    return shown
  }
}

function saysTheSame(one: Card, other: Card): boolean {
  return one === other || wordsOf(one) === wordsOf(other)
}

/** All but the places. */
function wordsOf({ id, by, change, subjects, firstAt }: Card): string {
  return JSON.stringify([id, by, change, subjects, firstAt])
}

function isSameList<Value>(one: readonly Value[], other: readonly Value[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at])
}
