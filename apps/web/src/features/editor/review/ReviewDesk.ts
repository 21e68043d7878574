import { type DecisionSubject, read, type ReadArticle, subjectName, type UserId } from '@stet/article'
import type { DocumentRange } from '@stet/binding'
import {
  type Card,
  cardsReader,
  chosenCards,
  type DecidedCard,
  decidedCards,
  subjectsOf,
} from '@stet/tracked-changes'
import type * as Y from 'yjs'
import { Observable } from '../Observable.ts'
import { RailDesk, type RailDeskParts } from '../rail/RailDesk.ts'
import { calmPace, ThrottledStore } from '../ThrottledStore.ts'
import { type CardFilter, NO_FILTER, passes } from './CardFilter.ts'
import { cardAt } from './cardAt.ts'
import { CheckedCards } from './CheckedCards.ts'
import { anchorsOfPlace } from './anchorsOfPlace.ts'
import { decisionOn, type MadeDecision } from './decisionOn.ts'
import { DecisionWatch } from './DecisionWatch.ts'
import { ShownCards } from './ShownCards.ts'

/** How long what was decided may be behind: it is read anew as a whole. Milliseconds. */
const DECIDED_MS = 1_000

/** What a review works on. */
export interface ReviewParts extends RailDeskParts {
  readonly doc: Y.Doc
}

/** Something that the person has to hear about a decision. */
export type ReviewNotice =
  /** The card is gone: somebody else was first; null where that cannot be told. */
  | { readonly kind: 'gone'; readonly made: MadeDecision | null }
  /** Somebody decided otherwise at the same time, and that counts. */
  | { readonly kind: 'overruled'; readonly made: MadeDecision }

/** A list of cards for `useSyncExternalStore`. */
type CardStore = Pick<ThrottledStore<readonly Card[]>, 'subscribe' | 'getSnapshot'>

/** What became of a command to decide. */
export interface DecideResult {
  readonly decided: readonly Card[]
  /** How many of the cards were not there any more. */
  readonly missing: number
}

/** The suggestions of an open article as one person reviews them: the cards, the one looked at, the filter, the decisions. */
export class ReviewDesk extends RailDesk<Card, ReviewParts> {
  /** All open suggestions as they are drawn: another list only when one says something else. `rangesOf` tells where one stands now. */
  readonly cards: CardStore
  /** What was decided, in reading order. */
  readonly decided: ThrottledStore<readonly DecidedCard[]>
  /** What `decided` was read from. */
  private history: ReadArticle | null = null
  /** The card under the pointer. */
  readonly pointed = new Observable<string | null>(null)
  readonly filter = new Observable<CardFilter>(NO_FILTER)
  readonly notices = new Observable<ReviewNotice | null>(null)
  /** Those that a check of the house style found. */
  readonly checked: CheckedCards
  private readonly watch: DecisionWatch
  private readonly open = new ShownCards()
  private readonly readCards = cardsReader()

  constructor(parts: ReviewParts) {
    super(parts)
    this.checked = new CheckedCards(parts.doc)
    this.cards = {
      subscribe: this.placed.subscribe,
      getSnapshot: () => this.open.take(this.placed.getSnapshot()),
    }
    this.decided = new ThrottledStore(
      () => decidedCards((this.history = read(parts.doc, 'history'))),
      Object.is,
      calmPace(DECIDED_MS),
    )
    this.watch = new DecisionWatch(parts.doc, parts.now, (made) =>
      this.notices.set({ kind: 'overruled', made }),
    )
  }

  /** Follows the text and what others decide, until what it answers with is called. */
  begin(): () => void {
    const { doc } = this.parts
    const handleChange = (): void => {
      this.noteChange()
      this.decided.touch()
    }
    const stopUpdates = this.parts.onUpdate(handleChange)
    // What had to wait is written without a change on screen: the last letter of a word may be on no card until then.
    const handleWriting = (_doc: Y.Doc, transactions: readonly Y.Transaction[]): void => {
      this.checked.note(transactions)
      if (transactions.some(({ changed }) => changed.size > 0)) handleChange()
    }
    doc.on('afterAllTransactions', handleWriting)
    const stopWatch = this.watch.begin()
    // The cards may have been looked at before: what came between that and now was told to nobody.
    handleChange()
    return () => {
      stopUpdates()
      doc.off('afterAllTransactions', handleWriting)
      stopWatch()
      this.placed.dispose()
      this.decided.dispose()
    }
  }

  /** Whoever has an open suggestion, in the order of their first ones; the same list as long as they are the same. */
  readonly authors = (): readonly UserId[] => {
    this.cards.getSnapshot()
    return this.open.authors
  }

  /** An open suggestion at its place; null if it is gone. */
  placedCard(id: string): Card | null {
    this.cards.getSnapshot()
    return this.open.newestOf(id)
  }

  /** The cards that pass the filter. */
  listed(): readonly Card[] {
    const filter = this.filter.get()
    return this.cards.getSnapshot().filter((card) => passes(card, filter))
  }

  /** Where a card stands in the editor's document, its first place first. */
  rangesOf(card: Card): readonly DocumentRange[] {
    const { places } = this.placedCard(card.id) ?? card
    return this.parts.binding.rangesOf(places).filter((range) => range !== null)
  }

  /** Where what was decided stands, or stood, in the editor's document, as far as there are such places any more. */
  rangesOfDecided({ places }: DecidedCard): readonly DocumentRange[] {
    const { history } = this
    if (history === null) return []
    return places.flatMap((place) => {
      const ends = anchorsOfPlace(history, place)
      const [from, to] = ends?.map((end) => this.parts.binding.positionOf(end)) ?? []
      return from == null ? [] : { from, to: Math.max(from, to ?? from) }
    })
  }

  protected read(): readonly Card[] {
    return this.readCards(this.parts.binding.reading())
  }

  protected find(id: string): Card | undefined {
    return this.listed().find((card) => card.id === id)
  }

  protected idAt(position: number): string | null {
    if (this.placed.isBehind) this.placed.flush()
    const place = this.parts.binding.placeAt(position)
    const filter = this.filter.get()
    const open = this.placed.getSnapshot().filter((card) => passes(card, filter))
    return (place && cardAt(open, place)?.id) ?? null
  }

  /** The cards where the person has selected something, or in the section with the caret. */
  chooseHere(part: 'section' | 'selection'): readonly Card[] {
    const { view, binding } = this.parts
    const { from, to, head } = view.state.selection
    if (part === 'section') {
      const place = binding.placeAt(head)
      if (place?.root !== 'body') return []
      const choice = { of: 'section', block: place.block } as const
      return chosenCards(this.placed.getSnapshot(), binding.reading(), choice)
    }
    return this.cards
      .getSnapshot()
      .filter((card) => this.rangesOf(card).some((range) => range.from <= to && range.to >= from))
  }

  /**
   * Accepts or rejects these cards, as one step that can be taken back. Cards that are not there any more are left out,
   * and the person hears of it.
   */
  decide(ids: readonly string[], verdict: 'accept' | 'reject'): DecideResult {
    const { binding, doc } = this.parts
    const known = new Map(this.cards.getSnapshot().map((card) => [card.id, card]))
    this.placed.flush()
    const wanted = new Set(ids)
    const decided = this.cards.getSnapshot().filter(({ id }) => wanted.has(id))
    const subjects = subjectsOf(decided)
    if (decided.length > 0 && binding.decide(subjects, verdict)) this.watch.note(subjects, verdict)
    const found = new Set(decided.map(({ id }) => id))
    const missing = ids.filter((id) => !found.has(id))
    const first = missing[0]
    if (first !== undefined) {
      const subject = known.get(first)?.subjects[0]
      this.notices.set({ kind: 'gone', made: subject ? decisionOn(doc, subjectName(subject)) : null })
    }
    this.placed.flush()
    return { decided, missing: missing.length }
  }

  /** Takes back a suggestion of the person's own, as a step that can be taken back. */
  withdraw({ id }: Card): boolean {
    this.placed.flush()
    const card = this.cards.getSnapshot().find((known) => known.id === id)
    const isWithdrawn = card !== undefined && this.parts.binding.withdraw(card.subjects)
    this.placed.flush()
    return isWithdrawn
  }

  /** Re-opens what was decided, as one step that can be taken back. */
  reopen(subjects: readonly DecisionSubject[]): boolean {
    const isOpen = this.parts.binding.decide(subjects, 'open')
    this.placed.flush()
    this.decided.flush()
    return isOpen
  }
}
