import {
  Attribution,
  headingAbove,
  read,
  StyleChecks,
  timesOf,
  type ReadArticle,
  type Times,
} from '@stet/article'
import type { Person, Suggestion, SuggestionKind, SuggestionState } from '@stet/protocol'
import { cardsOf, decidedCards, type Card, type Change, type WrittenItem } from '@stet/tracked-changes'
import type * as Y from 'yjs'
import type { Accounts } from '../accounts/Accounts.ts'

/** Who looks, and who knows names. */
export interface SuggestionReader {
  readonly actorId: string
  readonly accounts: Pick<Accounts, 'person'>
}

/** The suggestions in a document: the open ones, the decided ones, or both, each in reading order. */
export function suggestionsIn(
  doc: Y.Doc,
  state: SuggestionState,
  reader: SuggestionReader,
): readonly Suggestion[] {
  const attribution = new Attribution(doc)
  const presenter = new Presenter(timesOf(doc), new StyleChecks(doc), reader)
  return [
    ...(state === 'decided' ? [] : presenter.open(read(doc, 'markup', attribution))),
    ...(state === 'open' ? [] : presenter.decided(read(doc, 'history', attribution))),
  ]
}

type Outcome = Pick<Suggestion, 'status' | 'reviewer' | 'decidedAt'>

const OPEN: Outcome = { status: 'open', reviewer: null, decidedAt: null }

class Presenter {
  readonly #times: Times
  readonly #checks: StyleChecks
  readonly #reader: SuggestionReader

  constructor(times: Times, checks: StyleChecks, reader: SuggestionReader) {
    this.#times = times
    this.#checks = checks
    this.#reader = reader
  }

  open(article: ReadArticle): readonly Suggestion[] {
    return cardsOf(article).map((card) => this.#present(card, article, OPEN))
  }

  decided(article: ReadArticle): readonly Suggestion[] {
    return decidedCards(article).map((card) =>
      this.#present(card, article, {
        status: card.verdict === 'accept' ? 'accepted' : 'rejected',
        reviewer: this.#person(card.decidedBy),
        decidedAt: this.#when(card.decision),
      }),
    )
  }

  #present(
    { id, by, change, places, subjects, firstAt }: Card,
    article: ReadArticle,
    { status, reviewer, decidedAt }: Outcome,
  ): Suggestion {
    const [first] = places
    if (!first) throw new Error(`the card ${id} stands nowhere`)
    const { root, block, from, to } = first
    return {
      id,
      author: this.#person(by),
      kind: KIND_OF[change.what],
      change: structuredClone(change) as Suggestion['change'],
      where: { root, block, from, to, section: root === 'body' ? headingAbove(article, block) : null },
      status,
      at: this.#when(firstAt),
      reviewer,
      decidedAt,
      isFromStyleCheck: this.#checks.areAll(subjects),
      isOwn: by === this.#reader.actorId,
    }
  }

  #person(id: string): Person {
    return this.#reader.accounts.person(id) ?? { id, name: '' }
  }

  #when({ client, clock }: WrittenItem): string | null {
    const milliseconds = this.#times.at(client, clock)
    return milliseconds === null ? null : new Date(milliseconds).toISOString()
  }
}

/** A change in one word. */
export const KIND_OF: Readonly<Record<Change['what'], SuggestionKind>> = {
  insertsText: 'insertion',
  deletesText: 'deletion',
  replacesText: 'replacement',
  splitsBlock: 'split',
  joinsBlocks: 'join',
  addsBlocks: 'addition',
  removesBlocks: 'removal',
  moves: 'move',
  changesKind: 'kind',
  setsFormat: 'format',
  clearsFormat: 'format',
}
