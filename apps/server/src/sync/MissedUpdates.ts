import * as Y from 'yjs'

/** From which clock on an update has something, by client. */
export type Starts = ReadonlyMap<number, number>

export function startsOf(update: Uint8Array): Starts {
  return Y.parseUpdateMeta(update).from
}

/**
 * What a reader was not sent. The updates themselves are in the document: all that is kept is where they begin, so it
 * stays small however much is written meanwhile.
 */
export class MissedUpdates {
  readonly #starts = new Map<number, number>()
  #asked: Uint8Array | null = null
  #isEmpty = true

  get isEmpty(): boolean {
    return this.#isEmpty
  }

  /** Whether the reader asked to be told: it waits for an answer. */
  get isAskedFor(): boolean {
    return this.#asked !== null
  }

  /** An update that begins here was not sent; one that only deletes begins nowhere. */
  note(starts: Starts): void {
    this.#isEmpty = false
    for (const [client, clock] of starts) {
      this.#starts.set(client, Math.min(clock, this.#starts.get(client) ?? clock))
    }
  }

  /** The reader said what it has, and wants the rest. */
  ask(stateVector: Uint8Array): void {
    this.#isEmpty = false
    this.#asked = stateVector
  }

  /**
   * The state vector from which on the document has everything that was missed. What the reader said of itself is as good:
   * it cannot have what it was not sent. Deletions need none, Yjs tells all of them each time.
   */
  since(doc: Y.Doc): Uint8Array {
    if (this.#asked !== null) return this.#asked
    const clocks = Y.decodeStateVector(Y.encodeStateVector(doc))
    for (const [client, clock] of this.#starts) clocks.set(client, clock)
    return Y.encodeStateVector(clocks)
  }
}
