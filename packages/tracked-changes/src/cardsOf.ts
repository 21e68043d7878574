import type { ReadArticle } from '@stet/article'
import type { Card } from './Card.ts'
import { cardReader } from './cardReader.ts'
import { pendingSight } from './pendingSight.ts'

/**
 * The suggestions in an article, as it reads in `markup`, in reading order. Everything pending is named by exactly one
 * card, except what a card of its own formats already: that is decided with it.
 */
export function cardsOf(article: ReadArticle): readonly Card[] {
  return cardsReader()(article)
}

/**
 * `cardsOf` for whoever asks after every edit: where blocks are the same objects as in the reading before, it costs next
 * to nothing, and cards about which nothing changed are the same objects; so is the list.
 */
export function cardsReader(): (article: ReadArticle) => readonly Card[] {
  return cardReader(pendingSight, (card) => card)
}
