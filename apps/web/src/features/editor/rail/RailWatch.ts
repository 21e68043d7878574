import { nextFramePace } from '../ThrottledStore.ts'
import type { CardElements } from './CardElements.ts'
import type { RailPlacement } from './RailPlacement.ts'
import type { RailItem } from './RailSource.ts'

/** What a rail is made of. */
export interface RailParts<Item extends RailItem> {
  readonly placement: RailPlacement<Item>
  readonly elements: CardElements
  /** The text beside the rail, and what scrolls both. */
  readonly text: HTMLElement
  readonly scroller: HTMLElement
  /** Other cards are near the window now. */
  readonly onNear: (near: readonly Item[]) => void
}

/** What a rail shows. */
export interface RailContent<Item extends RailItem> {
  /** All cards, and those of them that are on the page. */
  readonly cards: readonly Item[]
  readonly shown: readonly Item[]
  readonly active: string | null
}

/**
 * Keeps cards beside their lines while the text scrolls, changes and is laid out anew. Looks once a frame, where the
 * browser has laid out already; cards that have just come are placed behind the layout of the same frame.
 */
export class RailWatch<Item extends RailItem> {
  private readonly parts: RailParts<Item>
  private content: RailContent<Item> = { cards: [], shown: [], active: null }
  private near: readonly Item[] = []
  private cancel: (() => void) | null = null
  private isMoved = false
  /** Something else than scrolling moves the cards. */
  private isCalm = false

  constructor(parts: RailParts<Item>) {
    this.parts = parts
  }

  /** Watches until what it answers with is called. */
  begin(): () => void {
    const { elements, placement, text, scroller } = this.parts
    const handleScroll = (): void => {
      this.isCalm = false
      this.ask(false)
    }
    scroller.addEventListener('scroll', handleScroll, { passive: true })
    const observer = new ResizeObserver(() => {
      placement.forgetLines()
      this.ask(true)
    })
    observer.observe(text)
    // Of a window that grew more is near, also before anything is scrolled.
    observer.observe(scroller)
    // Cards that came have a height now; one that is shown whole has another.
    const stopSizes = elements.onResize(() => this.place())
    return () => {
      this.cancel?.()
      scroller.removeEventListener('scroll', handleScroll)
      observer.disconnect()
      stopSizes()
    }
  }

  /** Something else is to be shown. */
  show(content: RailContent<Item>): void {
    if (content.cards !== this.content.cards || content.active !== this.content.active) this.isCalm = true
    this.content = content
    this.ask(true)
  }

  /**
   * The text has changed: cards may stand elsewhere. Looks at once, because whoever paused has it laid out already; a
   * frame is made only if something moves.
   */
  look(places: readonly Item[]): void {
    this.isCalm = true
    this.parts.placement.takePlaces(places)
    this.lookNear()
    this.place()
  }

  private ask(isMoved: boolean): void {
    this.isMoved ||= isMoved
    this.cancel ??= nextFramePace(() => {
      this.cancel = null
      const { placement } = this.parts
      if (this.isMoved || !placement.isStillNear) this.lookNear()
      if (this.isMoved || !placement.follow(this.content.active)) this.place()
      this.isMoved = false
    })
  }

  private lookNear(): void {
    const near = this.parts.placement.near(this.content.cards)
    if (near.length === this.near.length && near.every((card, at) => card === this.near[at])) return
    this.near = near
    this.parts.onNear(near)
  }

  private place(): void {
    const { placement, elements } = this.parts
    const { shown, active } = this.content
    placement.place(shown, elements.of, active, this.isCalm)
  }
}
