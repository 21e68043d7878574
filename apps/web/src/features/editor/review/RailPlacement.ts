import type { Card } from '@stet/tracked-changes'
import type { EditorView } from '@tiptap/pm/view'
import type { CardElement } from './CardElements.ts'
import { type StackAnchor, type StackedCard, stackCards } from './stackCards.ts'
import { visibleRange } from './visibleRange.ts'
import type { ReviewDesk } from './ReviewDesk.ts'

/** A card's element beside its line. */
interface PlacedCard extends StackedCard {
  readonly id: string
  readonly element: HTMLElement
}

/** Where the first place of a card begins in the document. */
interface PlacedStart {
  readonly card: Card
  readonly at: number
}

/** Pixels above and below the window in which cards are put in place already. */
const MARGIN = 600

/** Where the first card may stand, below the head of the rail. */
const LEAST_TOP = 4

/**
 * Puts cards beside their lines. Only those near the window exist on the page, so that a thousand cost what a screenful
 * costs; heights of lines are measured once and kept until the text or its layout changes.
 */
export class RailPlacement {
  private readonly view: EditorView
  private readonly desk: ReviewDesk
  /** What scrolls, and the layer in it whose top all heights are measured from. */
  private readonly scroller: HTMLElement
  private readonly layer: HTMLElement
  /** Where cards begin in the document, as far as they are there: worked out once for a text. */
  private positions: { readonly of: readonly Card[]; readonly list: readonly PlacedStart[] } | null = null
  private lines = new Map<string, number>()
  private tops = new Map<string, number>()

  constructor(view: EditorView, desk: ReviewDesk, scroller: HTMLElement, layer: HTMLElement) {
    this.view = view
    this.desk = desk
    this.scroller = scroller
    this.layer = layer
  }

  /** The text has changed: cards begin elsewhere, and every line is measured again. */
  forget(): void {
    this.positions = null
    this.forgetLines()
  }

  /** The layout has changed: every line is measured again. */
  forgetLines(): void {
    this.lines = new Map()
  }

  /** The cards whose text stands near the window. */
  near(cards: readonly Card[]): readonly Card[] {
    const { top, bottom } = this.scroller.getBoundingClientRect()
    const range = visibleRange(this.view, top - MARGIN, bottom + MARGIN)
    if (range === null) return []
    return this.startsOf(cards)
      .filter(({ at }) => at >= range.from && at <= range.to)
      .map(({ card }) => card)
  }

  /**
   * Puts the elements of cards in their places; the active one stands at its line, else the first that is in the window
   * stays where it is. Answers with the lowest edge.
   */
  place(
    cards: readonly Card[],
    elementOf: (id: string) => CardElement | null,
    active: string | null,
  ): number {
    const placed = cards.flatMap((card): readonly PlacedCard[] => {
      const known = elementOf(card.id)
      const wanted = known && this.lineOf(card)
      return known && wanted !== null ? [{ id: card.id, wanted, ...known }] : []
    })
    const index = placed.findIndex(({ id }) => id === active)
    const anchor = index >= 0 ? { index, top: placed[index]!.wanted } : this.steady(placed)
    const tops = stackCards(placed, anchor, LEAST_TOP)
    const before = this.tops
    this.tops = new Map(placed.map(({ id }, at) => [id, tops[at] ?? 0]))
    for (const { id, element } of placed) {
      // What has just come stands where it belongs; only what stood elsewhere moves.
      if (before.has(id)) element.dataset['settled'] ??= ''
      const translate = `0 ${Math.round(this.tops.get(id) ?? 0)}px`
      if (element.style.translate !== translate) element.style.translate = translate
    }
    const last = placed.at(-1)
    return last ? (tops.at(-1) ?? 0) + last.height : 0
  }

  /** The first card in the window that stands at its line: cards that come in around it do not move it. */
  private steady(placed: readonly PlacedCard[]): StackAnchor | null {
    const top = this.scroller.getBoundingClientRect().top - this.layer.getBoundingClientRect().top
    const index = placed.findIndex(({ id, wanted }) => {
      const stands = this.tops.get(id)
      return stands !== undefined && stands >= top && Math.abs(stands - wanted) < 1
    })
    return index < 0 ? null : { index, top: placed[index]!.wanted }
  }

  private startsOf(cards: readonly Card[]): readonly PlacedStart[] {
    if (this.positions?.of !== cards) {
      const list = cards.flatMap((card) => {
        const [range] = this.desk.rangesOf(card)
        return range ? [{ card, at: range.from }] : []
      })
      this.positions = { of: cards, list }
    }
    return this.positions.list
  }

  private lineOf(card: Card): number | null {
    const known = this.lines.get(card.id)
    if (known !== undefined) return known
    const range = this.desk.rangesOf(card)[0]
    if (!range) return null
    // A stretch with its marker begins before its block, where no line is.
    const $from = this.view.state.doc.resolve(range.from)
    const position = $from.parent.isTextblock ? range.from : Math.min(range.from + 1, range.to)
    const line = this.view.coordsAtPos(position, 1).top - this.layer.getBoundingClientRect().top
    this.lines.set(card.id, line)
    return line
  }
}
