import type { TextRoot } from '@stet/article'
import type { Card, Place } from '@stet/tracked-changes'

/** A place between two characters of a textblock. */
interface PlaceBetween {
  readonly root: TextRoot
  readonly block: number
  readonly offset: number
}

/** The card that somebody means who points between two characters: of those that touch the place, the one with the shortest stretch. */
export function cardAt(cards: readonly Card[], place: PlaceBetween): Card | null {
  let found: { readonly card: Card; readonly length: number } | null = null
  for (const card of cards) {
    for (const stretch of card.places) {
      if (!touches(stretch, place)) continue
      const length = stretch.to - stretch.from
      if (found === null || length < found.length) found = { card, length }
    }
  }
  return found?.card ?? null
}

function touches({ root, block, from, to }: Place, place: PlaceBetween): boolean {
  return root === place.root && block === place.block && from <= place.offset && to >= place.offset
}
