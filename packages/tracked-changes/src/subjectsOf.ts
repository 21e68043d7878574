import type { DecisionSubject } from '@stet/article'
import type { Card } from './Card.ts'

/** What a decision about all these cards names, each thing once. */
export function subjectsOf(cards: readonly Card[]): readonly DecisionSubject[] {
  const byName = new Map<string, DecisionSubject>()
  for (const { subjects } of cards)
    for (const subject of subjects) byName.set(JSON.stringify(subject), subject)
  return [...byName.values()]
}
