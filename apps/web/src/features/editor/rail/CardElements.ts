interface KnownElement {
  readonly element: HTMLElement
  /** Pixels; null until the browser has laid it out. */
  height: number | null
}

/** A card's element on the page, and how high it is. */
export interface CardElement {
  readonly element: HTMLElement
  readonly height: number
}

/**
 * The elements of the cards that are on the page. Their heights are what the browser tells behind its own layout: nobody
 * asks, so that no frame is laid out twice.
 */
export class CardElements {
  private readonly byId = new Map<string, KnownElement>()
  private readonly ids = new WeakMap<Element, string>()
  private readonly listeners = new Set<() => void>()
  private readonly sizes = new ResizeObserver((entries) => this.noteSizes(entries))

  /** Null as long as it has no height. */
  of = (id: string): CardElement | null => {
    const known = this.byId.get(id)
    return known && known.height !== null ? { element: known.element, height: known.height } : null
  }

  /** A card has come; answers with what says that it went. */
  add = (id: string, element: HTMLElement): (() => void) => {
    this.byId.set(id, { element, height: null })
    this.ids.set(element, id)
    this.sizes.observe(element)
    return () => {
      this.sizes.unobserve(element)
      if (this.byId.get(id)?.element === element) this.byId.delete(id)
    }
  }

  /** Calls back, before the page is painted, when a card came or got another height. */
  onResize = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private noteSizes(entries: readonly ResizeObserverEntry[]): void {
    for (const { target, borderBoxSize } of entries) {
      const known = this.byId.get(this.ids.get(target) ?? '')
      const height = borderBoxSize[0]?.blockSize
      if (known?.element === target && height !== undefined) known.height = height
    }
    for (const listener of this.listeners) listener()
  }
}
