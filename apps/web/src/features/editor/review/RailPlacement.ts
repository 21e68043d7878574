import type { Card } from '@stet/tracked-changes'
import type { EditorView } from '@tiptap/pm/view'
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
  private lines = new Map<string, number>()
  private tops = new Map<string, number>()

  constructor(view: EditorView, desk: ReviewDesk, scroller: HTMLElement, layer: HTMLElement) {
    this.view = view
    this.desk = desk
    this.scroller = scroller
    this.layer = layer
  }

  /** The text or its layout has changed: every line is measured again. */
  forget(): void {
    this.lines = new Map()
  }

  /** The cards near the window, and the one with the focus or looked at wherever it is. */
  near(cards: readonly Card[]): readonly Card[] {
    const { top, bottom } = this.scroller.getBoundingClientRect()
    const range = visibleRange(this.view, top - MARGIN, bottom + MARGIN)
    if (range === null) return []
    return cards.filter((card) => {
      const at = this.positionOf(card)
      return at !== null && at >= range.from && at <= range.to
    })
  }

  /**
   * Puts the elements of cards in their places; the active one stands at its line, else the first that is in the window
   * stays where it is. Answers with the lowest edge.
   */
  place(
    cards: readonly Card[],
    elementOf: (id: string) => HTMLElement | undefined,
    active: string | null,
  ): number {
    const placed = cards.flatMap((card): readonly PlacedCard[] => {
      const element = elementOf(card.id)
      const wanted = this.lineOf(card)
      return element && wanted !== null
        ? [{ id: card.id, element, wanted, height: element.offsetHeight }]
        : []
    })
    const index = placed.findIndex(({ id }) => id === active)
    const anchor = index >= 0 ? { index, top: placed[index]!.wanted } : this.steady(placed)
    const tops = stackCards(placed, anchor, LEAST_TOP)
    // What has just come stands where it belongs; only what stood elsewhere moves.
    for (const { id, element } of placed) if (this.tops.has(id)) element.dataset['settled'] = ''
    this.tops = new Map(placed.map(({ id }, at) => [id, tops[at] ?? 0]))
    for (const { id, element } of placed)
      element.style.translate = `0 ${Math.round(this.tops.get(id) ?? 0)}px`
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

  private positionOf(card: Card): number | null {
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
