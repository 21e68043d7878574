import { isInsidePair } from '@stet/article'
import { CLOSE_CODES } from '@stet/protocol'
import { isSameId } from './isSameId.ts'
import type { KnownStructs, Place } from './KnownStructs.ts'
import type { ParsedStruct, StructId } from './parseUpdate.ts'
import { refusal } from './Refusal.ts'
import type { Refusal } from './Refusal.ts'
import { WaitingList } from './WaitingList.ts'

/** A struct of an update and where it stands. */
interface Placed {
  readonly struct: ParsedStruct
  readonly place: Place
}

/** Items that may be walked over in one update to see that neighbours stand in order. */
const MAX_STEPS = 2_000_000

const gap = refusal(CLOSE_CODES.gap, 'earlier updates are missing')
const torn = refusal(CLOSE_CODES.malformed, 'neighbours in two places')
const wrongOrder = refusal(CLOSE_CODES.malformed, 'neighbours in the wrong order')
const halved = refusal(CLOSE_CODES.malformed, 'halves a character')

/**
 * Puts the structs of an update into an order in which a document can take them, and finds the place of each. After
 * `settle` has gone well Yjs applies the structs whole and keeps nothing pending.
 */
export class UpdateShape {
  readonly #known: KnownStructs
  readonly #structs: ReadonlyMap<number, readonly ParsedStruct[]>
  readonly #placed = new Map<number, Placed[]>()
  readonly #fresh: Placed[] = []
  /** Neighbours whose order the document alone does not tell. */
  readonly #unsure: (readonly [left: StructId, right: StructId])[] = []
  #steps = MAX_STEPS

  constructor(known: KnownStructs, structs: ReadonlyMap<number, readonly ParsedStruct[]>) {
    this.#known = known
    this.#structs = structs
  }

  /** Structs that bring something new, each behind those it depends on. */
  get fresh(): readonly { readonly struct: ParsedStruct; readonly place: Place }[] {
    return this.#fresh
  }

  /** The client's next clock once the update is applied. */
  stateAfter(client: number): number {
    const last = this.#placed.get(client)?.at(-1)?.struct
    return Math.max(this.#known.stateOf(client), last === undefined ? 0 : last.clock + last.length)
  }

  /** The new struct that holds an id; null if none does. */
  freshAt(id: StructId): { readonly struct: ParsedStruct; readonly place: Place } | null {
    return this.#known.isKnown(id) ? null : this.#placedAt(id)
  }

  /** Whether a cut directly before this clock would halve a surrogate pair, in known or new text. */
  isCutInPair(client: number, clock: number): boolean {
    if (this.#known.isCutInPair(client, clock)) return true
    const placed = this.#known.isKnown({ client, clock }) ? null : this.#placedAt({ client, clock })
    const content = placed?.struct.content
    return content?.kind === 'text' && isInsidePair(content.text, clock - (placed?.struct.clock ?? 0))
  }

  settle(): Refusal | null {
    const next = new Map<number, number>()
    const waiting = new WaitingList()
    const ready = [...this.#structs.keys()]
    for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
      const list = this.#structs.get(client) ?? []
      let index = next.get(client) ?? 0
      for (; index < list.length; index += 1) {
        const struct = list[index]
        if (struct === undefined) break
        const missing = this.#missing(struct)
        if (missing === 'never') return gap
        if (missing !== null) {
          waiting.add(missing.client, missing.clock, client)
          break
        }
        const problem = this.#place(struct)
        if (problem !== null) return problem
      }
      next.set(client, index)
      ready.push(...waiting.wake(client, this.stateAfter(client)))
    }
    return [...this.#structs].every(([client, list]) => next.get(client) === list.length) ? null : gap
  }

  /** The rest of `settle`, which costs what the article costs: only where two people wrote at one place at the same time. */
  settleOrder(update: Uint8Array): Refusal | null {
    return this.#known.areGapsAfter(update, this.#unsure, this.#steps) ? null : wrongOrder
  }

  /** The neighbour that has to come first; null if none has. What is known already waits for nothing. */
  #missing(struct: ParsedStruct): StructId | 'never' | null {
    if (struct.clock > this.stateAfter(struct.client)) return 'never'
    const isFresh = struct.clock + struct.length > this.#known.stateOf(struct.client)
    for (const id of [struct.origin, struct.rightOrigin]) {
      if (id === null || id.clock < this.stateAfter(id.client)) continue
      return isFresh && id.client !== struct.client && this.#structs.has(id.client) ? id : 'never'
    }
    return null
  }

  #place(struct: ParsedStruct): Refusal | null {
    const known = this.#known.stateOf(struct.client)
    const isFresh = struct.clock + struct.length > known
    const isRest = isFresh && struct.clock < known
    const places: Place[] = []
    const { origin, rightOrigin, content } = struct
    const left = isRest ? { client: struct.client, clock: known - 1 } : origin
    for (const id of new Set([origin, left, rightOrigin])) {
      if (id === null) continue
      const found = this.#placeOf(id)
      if (found === null) return torn
      places.push(found)
    }
    const place = places[0] ?? { root: struct.root ?? '', sub: struct.sub }
    if (places.some((each) => !isSamePlace(each, place))) return torn
    if (struct.root !== null && !isSamePlace({ root: struct.root, sub: struct.sub }, place)) return torn
    if (origin !== null && this.isCutInPair(origin.client, origin.clock + 1)) return halved
    if (rightOrigin !== null && this.isCutInPair(rightOrigin.client, rightOrigin.clock)) return halved
    if (content.kind === 'text' && isInsidePair(content.text, known - struct.clock)) return halved
    if (isFresh && !this.#isGap(left, rightOrigin)) return wrongOrder
    const placed: Placed = { struct, place }
    const list = this.#placed.get(struct.client)
    if (list === undefined) this.#placed.set(struct.client, [placed])
    else list.push(placed)
    if (isFresh) this.#fresh.push(placed)
    return null
  }

  #placeOf(id: StructId): Place | null {
    if (!this.#known.isKnown(id)) return this.#placedAt(id)?.place ?? null
    const item = this.#known.itemAt(id)
    return item === null ? null : this.#known.placeOf(item)
  }

  /**
   * Whether something can stand between two neighbours; see `gapBetween`. Where one of them comes with this update and
   * neither was inserted at the other, only a copy can tell: two people wrote there at the same time.
   */
  #isGap(left: StructId | null, right: StructId | null): boolean {
    const behind = right === null ? null : this.#originOf(right)
    const before = left === null ? null : this.#rightOriginOf(left)
    if (left === null) return behind === null
    if (right === null) return before === null
    if (isSameId(behind, left) || isSameId(before, right)) return true
    if (!this.#known.isKnown(left) || !this.#known.isKnown(right)) {
      this.#unsure.push([left, right])
      return true
    }
    const steps = this.#known.gapBetween(left, right, this.#steps)
    this.#steps -= steps ?? 0
    return steps !== null
  }

  #originOf(id: StructId): StructId | null {
    if (this.#known.isKnown(id)) return this.#known.originOf(id)
    const struct = this.#placedAt(id)?.struct
    if (struct === undefined || id.clock > struct.clock) return { client: id.client, clock: id.clock - 1 }
    return struct.origin
  }

  #rightOriginOf(id: StructId): StructId | null {
    if (this.#known.isKnown(id)) return this.#known.rightOriginOf(id)
    return this.#placedAt(id)?.struct.rightOrigin ?? null
  }

  #placedAt(id: StructId): Placed | null {
    const list = this.#placed.get(id.client) ?? []
    let low = 0
    let high = list.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const placed = list[middle]
      if (placed === undefined) return null
      if (placed.struct.clock > id.clock) high = middle - 1
      else if (placed.struct.clock + placed.struct.length <= id.clock) low = middle + 1
      else return placed
    }
    return null
  }
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.root === other.root && one.sub === other.sub
}
