import type { Card } from '@stet/tracked-changes'
import type { Node } from '@tiptap/pm/model'
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
  /** The text and the places that the lines were measured for. */
  private measured: { readonly doc: Node; readonly places: ReadonlySet<Card> } | null = null
  private lines = new Map<string, number>()
  private tops = new Map<string, number>()

  constructor(view: EditorView, desk: ReviewDesk, scroller: HTMLElement, layer: HTMLElement) {
    this.view = view
    this.desk = desk
    this.scroller = scroller
    this.layer = layer
  }

  /** Cards as they were read last: the lines of those that stand elsewhere in their block are measured again. */
  takePlaces(places: readonly Card[]): void {
    const { doc } = this.view.state
    const before = this.measured
    this.measured = { doc, places: new Set(places) }
    if (before === null || !isOneBlock(before.doc, doc)) this.forgetLines()
    else for (const card of places) if (!before.places.has(card)) this.lines.delete(card.id)
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
    return cards
      .slice(this.firstFrom(cards, range.from), this.firstFrom(cards, range.to + 1))
      .filter((card) => this.startOf(card) !== null)
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

  /** The number of the first card that begins at a position or behind it; cards stand in reading order. */
  private firstFrom(cards: readonly Card[], position: number): number {
    let [low, high] = [0, cards.length]
    while (low < high) {
      const middle = (low + high) >> 1
      // What is not there any more tells nothing: the next one does.
      let known = middle
      while (known < high && this.startOf(cards[known]!) === null) known += 1
      const start = known < high ? this.startOf(cards[known]!) : null
      if (start === null || start >= position) high = middle
      else low = known + 1
    }
    return low
  }

  private startOf(card: Card): number | null {
    return this.desk.rangesOf(card)[0]?.from ?? null
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

/** Whether two documents differ in one textblock at most: where its height stays, so does every other line. */
function isOneBlock(one: Node, other: Node): boolean {
  const start = one.content.findDiffStart(other.content)
  const end = one.content.findDiffEnd(other.content)
  if (start === null || end === null) return true
  const $start = other.resolve(start)
  return $start.parent.isTextblock && Math.max(end.b, start) <= $start.end()
}
