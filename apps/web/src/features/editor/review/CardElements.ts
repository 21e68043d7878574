/** The elements of the cards that are on the page, watched for their sizes. */
export class CardElements {
  private readonly byId = new Map<string, HTMLElement>()
  private readonly listeners = new Set<() => void>()
  private readonly sizes = new ResizeObserver(() => {
    for (const listener of this.listeners) listener()
  })

  of = (id: string): HTMLElement | undefined => this.byId.get(id)

  /** A card has come; answers with what says that it went. */
  add = (id: string, element: HTMLElement): (() => void) => {
    this.byId.set(id, element)
    this.sizes.observe(element)
    return () => {
      this.sizes.unobserve(element)
      if (this.byId.get(id) === element) this.byId.delete(id)
    }
  }

  /** Calls back, before the page is painted, when a card came or got another height. */
  onResize = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
