import { type DecisionSubject, read, type UserId } from '@stet/article'
import { cardsOf, chosenCards, subjectsOf } from '@stet/tracked-changes'
import type { Tab } from './Tab.ts'

/** What a reviewer at this tab decides on: all cards, or one person's. */
export function pendingIn({ doc }: Tab, by?: UserId): readonly DecisionSubject[] {
  const article = read(doc, 'markup')
  const cards = cardsOf(article)
  return subjectsOf(by === undefined ? cards : chosenCards(cards, article, { of: 'author', by }))
}
