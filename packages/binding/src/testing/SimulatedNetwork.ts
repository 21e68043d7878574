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

interface Replica {
  readonly waiting: Uint8Array[]
  /** What it had when it lost the connection; null while it has one. */
  unsentSince: Uint8Array | null
}

/** Replicas between which updates travel late, reordered, repeated, or not at all until the end. */
export class SimulatedNetwork {
  readonly #replicas = new Map<Y.Doc, Replica>()

  join(doc: Y.Doc): void {
    this.#connect(doc, { waiting: [], unsentSince: null })
  }

  /** A tab is opened again on its own copy: what waits for it still does, what it has not sent it still has. */
  replace(old: Y.Doc, doc: Y.Doc): void {
    const replica = this.#replicas.get(old)
    if (!replica) throw new Error('SimulatedNetwork: it never joined')
    this.#replicas.delete(old)
    this.#connect(doc, replica)
  }

  /** Loses the connection, or has it again and sends what it wrote meanwhile. */
  toggleOffline(doc: Y.Doc): void {
    const replica = this.#replicas.get(doc)
    if (!replica) return
    if (!replica.unsentSince) {
      replica.unsentSince = Y.encodeStateVector(doc)
      return
    }
    this.#send(doc, Y.encodeStateAsUpdate(doc, replica.unsentSince))
    replica.unsentSince = null
  }

  deliver(doc: Y.Doc, { count, pick, isRepeated, isBatched }: Delivery): void {
    const replica = this.#replicas.get(doc)
    if (!replica || replica.unsentSince) return
    const { waiting } = replica
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

  /** Everybody has a connection, and everything reaches everybody: frame by frame. */
  settle(): void {
    for (const [doc, { unsentSince }] of this.#replicas) if (unsentSince) this.toggleOffline(doc)
    for (let isMoving = true; isMoving;) {
      isMoving = false
      for (const [doc, { waiting }] of this.#replicas) {
        if (waiting.length === 0) continue
        isMoving = true
        this.deliver(doc, { count: FRAME, pick: [0], isRepeated: false, isBatched: true })
      }
    }
  }

  #connect(doc: Y.Doc, replica: Replica): void {
    this.#replicas.set(doc, replica)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== NETWORK && !replica.unsentSince) this.#send(doc, update)
    })
  }

  #send(from: Y.Doc, update: Uint8Array): void {
    for (const [doc, { waiting }] of this.#replicas) if (doc !== from) waiting.push(update)
  }
}

/** Updates that come in one frame. */
const FRAME = 20
