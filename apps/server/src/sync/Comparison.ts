import { fingerprintOf } from '@stet/article'
import type { Fingerprint } from '@stet/article'
import type * as Y from 'yjs'
import type { SyncSettings } from './SyncSettings.ts'

export interface ComparisonParts {
  /** Gives the document with everything that was received; null if it can no longer be trusted. */
  readonly document: () => Y.Doc | null
  /** Whether anybody is there who compares. */
  readonly hasListeners: () => boolean
  /** Tells everybody who compares, behind everything that the document is made of. */
  readonly tell: (fingerprint: Fingerprint) => void
  readonly settings: Pick<SyncSettings, 'compareAfter' | 'compareEvery'>
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
}

/**
 * Tells the pages of an article what the server holds, soon after something happened and seldom enough to cost nothing: made
 * once for all of them, while the document is unfolded. Each page finds out for itself whether it holds something else.
 */
export class Comparison {
  readonly #parts: ComparisonParts
  #timer: NodeJS.Timeout | null = null
  #lastAt = -Infinity

  constructor(parts: ComparisonParts) {
    this.#parts = parts
  }

  /** Somebody wrote, or came: there is something to compare. */
  noteActivity(): void {
    if (this.#timer !== null) return
    const { settings, clock } = this.#parts
    const wait = Math.max(settings.compareAfter, this.#lastAt + settings.compareEvery - clock())
    this.#timer = setTimeout(() => this.#compare(), wait)
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #compare(): void {
    const { document, hasListeners, tell, clock } = this.#parts
    this.#timer = null
    if (!hasListeners()) return
    this.#lastAt = clock()
    const doc = document()
    if (doc !== null) tell(fingerprintOf(doc))
  }
}
