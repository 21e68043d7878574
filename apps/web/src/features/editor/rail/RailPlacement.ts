import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import type { CardElement } from './CardElements.ts'
import { glideOf } from './glideOf.ts'
import type { RailItem, RailSource } from './RailSource.ts'
import { type StackedCard, stackCards } from './stackCards.ts'
import { visibleRange } from './visibleRange.ts'

/** A card's element beside its line. */
interface PlacedCard extends StackedCard {
  readonly id: string
  readonly element: HTMLElement
}

/** What of the layer is in the window, as if it stood still. */
interface ShownPart {
  /** Below the head of the rail, which covers what is above. */
  readonly top: number
  readonly bottom: number
  /** The highest line of the text. */
  readonly line: number
  /** Where the layer ends. */
  readonly end: number
}

/** Pixels above and below the window in which cards are put in place already. */
const MARGIN = 600

/** How far the text may be scrolled before it is asked anew which cards are near: they come well before the window does. */
const SLACK = 200

/** Where the first card may stand, below the head of the rail. */
const LEAST_TOP = 4

/** How far one scrolls through cards that go down beyond the window, of their height. */
const ROOM_SHARE = 0.25

/**
 * Puts cards beside their lines. Only those near the window exist on the page, so that a thousand cost what a screenful
 * costs; heights of lines are measured once and kept until the text or its layout changes.
 */
export class RailPlacement<Item extends RailItem> {
  private readonly view: EditorView
  private readonly source: Pick<RailSource<Item>, 'rangesOf'>
  /** What scrolls, from its very top on, and the layer in it whose top all heights are measured from. */
  private readonly scroller: HTMLElement
  private readonly layer: HTMLElement
  /** The text and the places that the lines were measured for. */
  private measured: { readonly doc: Node; readonly places: ReadonlySet<Item> } | null = null
  private lines = new Map<string, number>()
  private placed: readonly PlacedCard[] = []
  private tops: readonly number[] = []
  /** How far the text was scrolled when it was asked for cards near the window. */
  private lookedAt = 0
  /** The card that stands at its line, if it is in the window; else null. */
  private anchored: string | null = null

  constructor(
    view: EditorView,
    source: Pick<RailSource<Item>, 'rangesOf'>,
    scroller: HTMLElement,
    layer: HTMLElement,
  ) {
    this.view = view
    this.source = source
    this.scroller = scroller
    this.layer = layer
  }

  /** Cards as they were read last: the lines of those that stand elsewhere in their block are measured again. */
  takePlaces(places: readonly Item[]): void {
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

  /** Whether those that were near when it was asked last are so still, if only the text was scrolled since. */
  get isStillNear(): boolean {
    return Math.abs(this.scroller.scrollTop - this.lookedAt) < SLACK
  }

  /** The cards whose text stands near the window. */
  near(cards: readonly Item[]): readonly Item[] {
    this.lookedAt = this.scroller.scrollTop
    const { top, bottom } = this.scroller.getBoundingClientRect()
    const range = visibleRange(this.view, top - MARGIN, bottom + MARGIN)
    if (range === null) return []
    return cards
      .slice(this.firstFrom(cards, range.from), this.firstFrom(cards, range.to + 1))
      .filter((card) => this.startOf(card) !== null)
  }

  /**
   * Puts the elements of cards in their places. The active one stands at its line while that is in the window; else the
   * stack goes with what is read. `isCalm`: what stood elsewhere moves there, and is not suddenly there.
   */
  place(
    cards: readonly Item[],
    elementOf: (id: string) => CardElement | null,
    active: string | null,
    isCalm: boolean,
  ): void {
    this.placed = cards.flatMap((card): readonly PlacedCard[] => {
      const known = elementOf(card.id)
      const wanted = known && this.lineOf(card)
      return known && wanted !== null ? [{ id: card.id, wanted, ...known }] : []
    })
    const shown = this.window()
    const index = this.anchorIn(shown, active)
    this.anchored = index < 0 ? null : active
    const top = Math.max(shown.top + LEAST_TOP, this.placed[index]?.wanted ?? 0)
    const anchor = index < 0 ? null : { index, top }
    this.tops = stackCards(this.placed, anchor, LEAST_TOP)
    if (isCalm) this.layer.dataset['calm'] ??= ''
    else delete this.layer.dataset['calm']
    for (const [at, { element }] of this.placed.entries()) move(element, this.tops[at] ?? 0)
    this.glide(shown)
    this.makeRoom(shown)
  }

  /** The text was scrolled: the stack goes with it. False if the cards have to be placed anew. */
  follow(active: string | null): boolean {
    const shown = this.window()
    if ((this.anchorIn(shown, active) < 0 ? null : active) !== this.anchored) return false
    delete this.layer.dataset['calm']
    this.glide(shown)
    return true
  }

  /** The number of the active card, if its line is in the window; else -1. */
  private anchorIn({ line, bottom }: ShownPart, active: string | null): number {
    return this.placed.findIndex(({ id, wanted }) => id === active && wanted >= line && wanted < bottom)
  }

  private glide({ top, bottom, end }: ShownPart): void {
    // At the top of the text its first line is read, at its end the last, in between any.
    const share = top / Math.max(1, end - (bottom - top))
    const focus = top + share * (bottom - top)
    move(this.layer, this.anchored === null ? glideOf(this.placed, this.tops, focus, end) : 0)
  }

  /** Mostly the text is long enough to scroll by; where it is not, the last cards need room. */
  private makeRoom({ top, bottom }: ShownPart): void {
    const last = this.placed.at(-1)
    const beyond = last ? (this.tops.at(-1) ?? 0) + last.height - (bottom - top) : 0
    const room = beyond > 0 ? `${Math.ceil(bottom - top + beyond * ROOM_SHARE)}px` : ''
    if (this.layer.style.minBlockSize !== room) this.layer.style.minBlockSize = room
  }

  private window(): ShownPart {
    const { scrollTop: top, clientHeight, scrollHeight } = this.scroller
    const above = this.layer.offsetTop
    return { top, line: top - above, bottom: top + clientHeight - above, end: scrollHeight - above }
  }

  /** The number of the first card that begins at a position or behind it; cards stand in reading order. */
  private firstFrom(cards: readonly Item[], position: number): number {
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

  private startOf(card: Item): number | null {
    return this.source.rangesOf(card)[0]?.from ?? null
  }

  private lineOf(card: Item): number | null {
    const known = this.lines.get(card.id)
    if (known !== undefined) return known
    const range = this.source.rangesOf(card)[0]
    if (!range) return null
    // A stretch with its marker begins before its block, where no line is.
    const $from = this.view.state.doc.resolve(range.from)
    const position = $from.parent.isTextblock ? range.from : Math.min(range.from + 1, range.to)
    const line = this.view.coordsAtPos(position, 1).top - this.top()
    this.lines.set(card.id, line)
    return line
  }

  /** Where the layer begins in the window, as if it stood still. */
  private top(): number {
    const { scroller, layer } = this
    return scroller.getBoundingClientRect().top - scroller.scrollTop + layer.offsetTop
  }
}

function move(element: HTMLElement, down: number): void {
  const translate = `0 ${Math.round(down)}px`
  if (element.style.translate === translate) return
  // What has just come is where it belongs at once; only what stood elsewhere moves there.
  if (element.style.translate !== '') element.dataset['settled'] ??= ''
  element.style.translate = translate
}

/** Whether two documents differ in one textblock at most: where its height stays, so does every other line. */
function isOneBlock(one: Node, other: Node): boolean {
  const start = one.content.findDiffStart(other.content)
  const end = one.content.findDiffEnd(other.content)
  if (start === null || end === null) return true
  const $start = other.resolve(start)
  return $start.parent.isTextblock && Math.max(end.b, start) <= $start.end()
}
