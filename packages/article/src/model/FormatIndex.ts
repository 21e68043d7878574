import type * as Y from 'yjs'
import { anchorFit } from './anchorFit.ts'
import type { AnchorEvent, PlacedFormat } from './PlacedFormat.ts'
import { RangeIndex } from './RangeIndex.ts'
import type { Touches } from './Touches.ts'

/** Where formats begin and end. Those whose anchors do not fit are left out; those whose characters lack, wait. */
export class FormatIndex {
  readonly #doc: Y.Doc
  readonly #anchors = new RangeIndex<PlacedFormat>()
  readonly #waiting = new Set<PlacedFormat>()
  readonly #fitting = new Set<PlacedFormat>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  get isEmpty(): boolean {
    return this.#fitting.size === 0
  }

  add(format: PlacedFormat, touches: Touches): void {
    const { span } = format
    const fit = anchorFit(this.#doc, span)
    if (fit === 'waits') this.#waiting.add(format)
    if (fit !== 'fits') return
    this.#fitting.add(format)
    this.#anchors.add([span.s[0], span.s[1], 1], format)
    const isSecondAnchor = span.e && (span.e[0] !== span.s[0] || span.e[1] !== span.s[1])
    if (span.e && isSecondAnchor) this.#anchors.add([span.e[0], span.e[1], 1], format)
    touches.addStretch(span)
  }

  remove(format: PlacedFormat, touches: Touches): void {
    this.#waiting.delete(format)
    if (!this.#fitting.delete(format)) return
    const { span } = format
    this.#anchors.remove(span.s[0], format)
    if (span.e) this.#anchors.remove(span.e[0], format)
    touches.addStretch(span)
  }

  /** Tries those that wait again, when characters have arrived. */
  settle(touches: Touches): void {
    for (const format of this.#waiting) {
      if (anchorFit(this.#doc, format.span) === 'waits') continue
      this.#waiting.delete(format)
      this.add(format, touches)
    }
  }

  events(client: number, clock: number, length: number): AnchorEvent[] | null {
    const hits = this.#anchors.query(client, clock, clock + length)
    if (!hits) return null
    const events: AnchorEvent[] = []
    for (const { from, value: format } of hits) {
      const { s, e } = format.span
      if (s[0] === client && s[1] === from) events.push({ offset: from - clock + s[2], opens: true, format })
      if (e && e[0] === client && e[1] === from)
        events.push({ offset: from - clock + e[2], opens: false, format })
    }
    return events.toSorted((left, right) => left.offset - right.offset)
  }
}
