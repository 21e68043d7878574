/** A stretch of what was deleted: text, or one marker as JSON. */
interface Stretch {
  readonly clock: number
  readonly content: string
  readonly length: number
}

/** What is known of a stretch of characters: their text or (`isMarker`) one marker as JSON; null: nothing any more. */
export interface KnownContent {
  readonly content: string | null
  readonly isMarker: boolean
  /** The clock behind the last character that this is about. */
  readonly end: number
}

/** What an article keeps of what was deleted from it, at most; the oldest goes first. UTF-16 units. */
const MAX_UNITS = 8 * 1024 * 1024

/**
 * The content of deleted characters, which Yjs forgets: kept from the deletion on, as long as the article stays open.
 * Asking costs a binary search.
 */
export class DeletedContent {
  readonly #clients = new Map<number, Stretch[]>()
  /** In the order of deletion; those before `#oldest` are forgotten. */
  #order: { readonly client: number; readonly clock: number }[] = []
  #oldest = 0
  #units = 0
  readonly #maxUnits: number

  constructor(maxUnits = MAX_UNITS) {
    this.#maxUnits = maxUnits
  }

  keepText(client: number, clock: number, text: string): void {
    this.#keep(client, { clock, content: text, length: text.length })
  }

  keepMarker(client: number, clock: number, marker: unknown): void {
    this.#keep(client, { clock, content: JSON.stringify(marker), length: 1 })
  }

  /** What is known of the deleted characters from this clock on, not beyond `end`. */
  at(client: number, clock: number, end: number): KnownContent {
    const list = this.#clients.get(client) ?? []
    const index = firstBehind(list, clock)
    const stretch = list[index]
    if (stretch === undefined || stretch.clock > clock) {
      return { content: null, isMarker: false, end: Math.min(end, stretch?.clock ?? end) }
    }
    const to = Math.min(end, stretch.clock + stretch.length)
    const isMarker = stretch.content.length !== stretch.length
    const content = isMarker
      ? stretch.content
      : stretch.content.slice(clock - stretch.clock, to - stretch.clock)
    return { content, isMarker, end: to }
  }

  #keep(client: number, stretch: Stretch): void {
    const list = this.#clients.get(client)
    if (list === undefined) this.#clients.set(client, [stretch])
    else list.splice(firstBehind(list, stretch.clock), 0, stretch)
    this.#order.push({ client, clock: stretch.clock })
    this.#units += stretch.content.length
    while (this.#units > this.#maxUnits) this.#forgetOldest()
  }

  #forgetOldest(): void {
    const oldest = this.#order[this.#oldest]
    if (oldest === undefined) return
    this.#oldest += 1
    const list = this.#clients.get(oldest.client) ?? []
    const [gone] = list.splice(firstBehind(list, oldest.clock), 1)
    this.#units -= gone?.content.length ?? 0
    if (this.#oldest * 2 < this.#order.length) return
    this.#order = this.#order.slice(this.#oldest)
    this.#oldest = 0
  }
}

/** The index of the first stretch that ends behind `clock`. */
function firstBehind(list: readonly Stretch[], clock: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const stretch = list[middle]
    if (stretch !== undefined && stretch.clock + stretch.length <= clock) low = middle + 1
    else high = middle
  }
  return low
}
