import {
  Attribution,
  decisionKey,
  decisionOn,
  read,
  reviewRoot,
  subjectName,
  type DecisionSubject,
} from '@stet/article'
import type { ResolveAnswer, ResolveRequest } from '@stet/protocol'
import { cardsOf, chosenCards, subjectsOf, type Card } from '@stet/tracked-changes'
import type * as Y from 'yjs'
import type { Edit } from '../sync/LiveDocument.ts'

type Results = ResolveAnswer['results']

/**
 * What an edit of the live document answers and writes to decide on open suggestions. Each is decided whole or not at all,
 * and exactly as it reads now.
 */
export function resolveSuggestions(doc: Y.Doc, request: ResolveRequest): Edit<Results> {
  const attribution = new Attribution(doc)
  const article = read(doc, 'markup', attribution)
  const open = new Map(cardsOf(article).map((card) => [card.id, card]))
  const ids = request.ids ?? chosenIds([...open.values()], request.author)
  const chosen = [...new Set(ids)].map((id) => ({ id, card: open.get(id) }))
  const results: Results = chosen.map(({ id, card }) => ({ id, outcome: card ? 'done' : 'unknown' }))
  const subjects = subjectsOf(chosen.flatMap(({ card }) => (card ? [card] : [])))
  if (subjects.length === 0) return { value: results, write: null }
  return { value: results, write: () => writeDecisions(doc, attribution, subjects, request.action) }

  function chosenIds(cards: readonly Card[], author: string | undefined): readonly string[] {
    const choice = author === undefined ? ({ of: 'all' } as const) : ({ of: 'author', by: author } as const)
    return chosenCards(cards, article, choice).map(({ id }) => id)
  }
}

function writeDecisions(
  doc: Y.Doc,
  attribution: Attribution,
  subjects: readonly DecisionSubject[],
  action: ResolveRequest['action'],
): void {
  const n = attribution.highestN + 1
  for (const subject of subjects) {
    const decision = decisionOn(attribution, subject, action, n)
    if (decision) reviewRoot(doc).set(decisionKey(doc.clientID, subjectName(subject)), decision)
  }
}
