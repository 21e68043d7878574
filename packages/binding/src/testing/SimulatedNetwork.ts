import * as Y from 'yjs'

/** Where updates from the network come from, as a Yjs origin. */
export const NETWORK = 'network'

/** How the waiting updates of a replica are delivered. */
export interface Delivery {
  /** How many, at most. */
  readonly count: number
  /** Which of the waiting comes next: a share of 0 is the oldest, others reorder. */
  readonly pick: readonly number[]
  /** Some come twice. */
  readonly isRepeated: boolean
  /** All in one Yjs transaction, as a frame's updates are. */
  readonly isBatched: boolean
}

/** Replicas between which updates travel late, reordered, repeated, or not at all until the end. */
export class SimulatedNetwork {
  readonly #replicas = new Map<Y.Doc, Uint8Array[]>()

  join(doc: Y.Doc): void {
    this.#replicas.set(doc, [])
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === NETWORK) return
      for (const [other, waiting] of this.#replicas) if (other !== doc) waiting.push(update)
    })
  }

  waiting(doc: Y.Doc): number {
    return this.#replicas.get(doc)?.length ?? 0
  }

  deliver(doc: Y.Doc, { count, pick, isRepeated, isBatched }: Delivery): void {
    const waiting = this.#replicas.get(doc) ?? []
    const updates: Uint8Array[] = []
    for (let at = 0; at < count && waiting.length > 0; at += 1) {
      const index = Math.floor((pick[at % pick.length] ?? 0) * waiting.length) % waiting.length
      const [update] = waiting.splice(index, 1)
      if (!update) break
      updates.push(update)
      if (isRepeated && at % 3 === 0) updates.push(update)
    }
    const apply = () => {
      for (const update of updates) Y.applyUpdate(doc, update, NETWORK)
    }
    if (isBatched) Y.transact(doc, apply, NETWORK, false)
    else apply()
  }

  /** Everything reaches everybody. */
  settle(): void {
    for (let isMoving = true; isMoving;) {
      isMoving = false
      for (const [doc, waiting] of this.#replicas) {
        if (waiting.length === 0) continue
        isMoving = true
        this.deliver(doc, { count: waiting.length, pick: [0], isRepeated: false, isBatched: false })
      }
    }
  }
}
