import type { ReadArticle, UserId } from '@stet/article'
import type { Card, Place } from './Card.ts'

/** Which cards a command is about. */
export type CardChoice =
  | { readonly of: 'all' }
  | { readonly of: 'card'; readonly id: string }
  | { readonly of: 'author'; readonly by: UserId }
  /** Whatever stands, even in part, in one of these places. */
  | { readonly of: 'selection'; readonly places: readonly Omit<Place, 'hasMarker'>[] }
  /** The section of the body that this textblock is in. */
  | { readonly of: 'section'; readonly block: number }

/** The cards that a command is about, in their order; `article` is what they were read from. A card is chosen whole: of a move that has one half there, both. */
export function chosenCards<C extends Card>(
  cards: readonly C[],
  article: ReadArticle,
  choice: CardChoice,
): readonly C[] {
  if (choice.of === 'all') return cards
  if (choice.of === 'card') return cards.filter(({ id }) => id === choice.id)
  if (choice.of === 'author') return cards.filter(({ by }) => by === choice.by)
  if (choice.of === 'selection') {
    return cards.filter(({ places }) => places.some((place) => choice.places.some(touches(place))))
  }
  const { from, to } = sectionAround(article, choice.block)
  const isIn = ({ root, block }: Place): boolean => root === 'body' && block >= from && block < to
  return cards.filter(({ places }) => places.some(isIn))
}

const touches =
  (place: Place) =>
  ({ root, block, from, to }: Omit<Place, 'hasMarker'>): boolean =>
    root === place.root && block === place.block && from <= place.to && to >= place.from

/** The textblocks of the body from the heading at or before one to the next heading. */
function sectionAround({ body }: ReadArticle, block: number): { readonly from: number; readonly to: number } {
  const isHeading = ({ marker }: (typeof body)[number]): boolean => marker.k === 'h'
  const before = body.slice(0, block + 1).findLastIndex(isHeading)
  const behind = body.slice(block + 1).findIndex(isHeading)
  return { from: Math.max(0, before), to: behind < 0 ? body.length : block + 1 + behind }
}
