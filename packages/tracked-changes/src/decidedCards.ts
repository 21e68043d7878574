import type { ReadArticle, Settlement } from '@stet/article'
import type { Card, DecidedCard } from './Card.ts'
import { cardReader } from './cardReader.ts'
import { decidedSight } from './decidedSight.ts'

/**
 * The suggestions in an article that were decided, as it reads in `history`, in reading order. Every decision that still
 * counts for something is named by exactly one card, or by the insertion that it was made with.
 */
export function decidedCards(article: ReadArticle): readonly DecidedCard[] {
  return cardReader(decidedSight, decidedCard)(article)
}

function decidedCard(card: Card, rulings: readonly Settlement[]): DecidedCard {
  const [first, ...others] = rulings
  if (!first) throw new Error('decidedCard: nothing was decided')
  const { verdict, by, at } = others.reduce(
    (best, ruling) => (isStronger(ruling, best) ? ruling : best),
    first,
  )
  return { ...card, verdict, decidedBy: by, decision: { client: at[0], clock: at[1] } }
}

function isStronger(left: Settlement, right: Settlement): boolean {
  return left.n > right.n || (left.n === right.n && left.key > right.key)
}
