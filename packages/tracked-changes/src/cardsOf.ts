import { type ReadArticle, TEXT_ROOTS } from '@stet/article'
import type { Card } from './Card.ts'
import { formatCards } from './formatCards.ts'
import { kindCards } from './kindCards.ts'
import { moveCards } from './moveCards.ts'
import { textCards } from './textCards.ts'
import { tokensOf } from './tokens.ts'

/**
 * The suggestions in an article, as it reads in `markup`, in reading order. Everything pending is named by exactly one
 * card, except what a card of its own formats already: that is decided with it.
 */
export function cardsOf(article: ReadArticle): readonly Card[] {
  const texts = tokensOf(article)
  const formats = texts.flatMap(formatCards)
  const kinds = texts.flatMap(kindCards)
  const decidedApart = new Set([...formats, ...kinds].flatMap(({ subjects }) => subjects.map(spanOf)))
  const isApart = (spanKey: string): boolean => decidedApart.has(spanKey)
  const cards = [
    ...texts.flatMap((tokens) => textCards(tokens, isApart)),
    ...formats,
    ...kinds,
    ...moveCards(texts.flat(), isApart),
  ]
  return cards.toSorted(byPlace)
}

function spanOf(subject: Card['subjects'][number]): string | null {
  return subject.about === 'format' ? subject.spanKey : null
}

function byPlace({ places: [one], id }: Card, { places: [other], id: otherId }: Card): number {
  if (!one || !other) return 0
  const roots = TEXT_ROOTS.indexOf(one.root) - TEXT_ROOTS.indexOf(other.root)
  return roots || one.block - other.block || one.from - other.from || (id < otherId ? -1 : 1)
}
