import { type DecisionSubject, read, type ReadArticle, type UserId } from '@stet/article'
import type { ArticleBinding, DocumentRange } from '@stet/binding'
import {
  type Card,
  cardsReader,
  chosenCards,
  type DecidedCard,
  decidedCards,
  subjectsOf,
} from '@stet/tracked-changes'
import { Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { type Rest, restPace } from '../restPace.ts'
import { calmPace, ThrottledStore } from '../ThrottledStore.ts'
import { type CardFilter, NO_FILTER, passes } from './CardFilter.ts'
import { cardAt } from './cardAt.ts'
import { anchorsOfPlace } from './anchorsOfPlace.ts'
import { decisionOn, type MadeDecision } from './decisionOn.ts'
import { DecisionWatch } from './DecisionWatch.ts'
import { Observable } from '../Observable.ts'
import { ShownCards } from './ShownCards.ts'

/** The cards follow when the person pauses: nobody reads them between two keys. */
export const CARDS_REST: Rest = { restMs: 250, mostMs: 1_000 }
/** The same for what was decided: that is read anew as a whole. */
const DECIDED_MS = 1_000

/** What a review works on. */
export interface ReviewParts {
  readonly doc: Y.Doc
  readonly view: EditorView
  readonly binding: ArticleBinding
  readonly now: () => number
  /** Calls back after every update of the view; answers with what ends it. */
  readonly onUpdate: (listener: () => void) => () => void
}

/** The card that is looked at, and how the person came to it: by its line in the text, by the rail, or by its keys, which take the focus along. */
export interface ActiveCard {
  readonly id: string
  readonly by: 'text' | 'rail' | 'keys'
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
export class ReviewDesk {
  /** All open suggestions, in reading order, each at its place; a little behind the typing. */
  readonly placed: ThrottledStore<readonly Card[]>
  /** The same as they are drawn: another list only when one says something else. `rangesOf` tells where one stands now. */
  readonly cards: CardStore
  /** What was decided, in reading order. */
  readonly decided: ThrottledStore<readonly DecidedCard[]>
  /** What `decided` was read from. */
  private history: ReadArticle | null = null
  readonly active = new Observable<ActiveCard | null>(null)
  /** The card under the pointer. */
  readonly pointed = new Observable<string | null>(null)
  readonly filter = new Observable<CardFilter>(NO_FILTER)
  readonly notices = new Observable<ReviewNotice | null>(null)
  private readonly parts: ReviewParts
  private readonly watch: DecisionWatch
  private readonly open = new ShownCards()
  /** When the text changed last, as `now` counts. */
  private changedAt = -Infinity

  constructor(parts: ReviewParts) {
    this.parts = parts
    const readCards = cardsReader()
    this.placed = new ThrottledStore(
      () => readCards(parts.binding.reading()),
      Object.is,
      restPace(parts.now, () => this.changedAt, CARDS_REST),
    )
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
    const stopUpdates = this.parts.onUpdate(() => {
      this.changedAt = this.parts.now()
      this.placed.touch()
      this.decided.touch()
    })
    const stopWatch = this.watch.begin()
    return () => {
      stopUpdates()
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
  shown(): readonly Card[] {
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

  activate(id: string | null, by: ActiveCard['by']): void {
    const active = this.active.get()
    if (id === null) this.active.set(null)
    else if (active?.id !== id || active.by !== by) this.active.set({ id, by })
  }

  /** The keys go to the card that is looked at, else to the one at or behind the caret; false if there is none. */
  enter(): boolean {
    this.placed.flush()
    const shown = this.shown()
    const { head } = this.parts.view.state.selection
    const isBehind = (card: Card): boolean => (this.rangesOf(card)[0]?.to ?? -1) >= head
    const card = shown.find(({ id }) => id === this.active.get()?.id) ?? shown.find(isBehind) ?? shown.at(-1)
    if (!card) return false
    this.active.set({ id: card.id, by: 'keys' })
    return true
  }

  /** The caret may stand in a suggestion now: its card is looked at. */
  followCaret(): void {
    if (this.placed.isBehind) this.placed.flush()
    const { view, binding } = this.parts
    const { selection } = view.state
    const place = selection.empty ? binding.placeAt(selection.head) : null
    const filter = this.filter.get()
    const card =
      place &&
      cardAt(
        this.placed.getSnapshot().filter((open) => passes(open, filter)),
        place,
      )
    if (card) this.activate(card.id, 'text')
    else if (this.active.get()?.by === 'text') this.activate(null, 'text')
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
      this.notices.set({ kind: 'gone', made: subject ? decisionOn(doc, subject) : null })
    }
    this.placed.flush()
    return { decided, missing: missing.length }
  }

  /** Takes back what the person did last. */
  undo(): void {
    this.parts.binding.undo()
    this.placed.flush()
  }

  /** Does again what the person has just taken back. */
  redo(): void {
    this.parts.binding.redo()
    this.placed.flush()
  }

  /**
   * The keys go back to the text, the caret to where the card that was looked at stands; one that has just been gone to
   * does not take the focus when it is drawn.
   */
  leave(): void {
    const active = this.active.get()
    const card = this.shown().find(({ id }) => id === active?.id)
    if (!card) return
    this.activate(card.id, 'rail')
    this.putCaretAt(card)
  }

  /** The caret goes to where a card stands. */
  private putCaretAt(card: Card): void {
    const { view } = this.parts
    const range = this.rangesOf(card)[0]
    if (!range) return
    view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(range.to), -1)))
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
