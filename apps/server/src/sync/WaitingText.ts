import { isInsidePair, TEXT_ROOTS } from '@stet/article'
import * as Y from 'yjs'
import { isPending } from './buildDocument.ts'
import type { KnownStructs } from './guard/KnownStructs.ts'
import type { DeletedRanges, ParsedStruct, StructId } from './guard/parseUpdate.ts'
import type { Typing } from './guard/readTyping.ts'

/** A stretch of text that waits: written by one client without a break, each character behind the one before. */
interface WaitingRun {
  readonly clock: number
  readonly origin: StructId | null
  readonly rightOrigin: StructId | null
  readonly root: string
  text: string
}

/** From a clock up to another, without it. */
type Stretch = readonly [from: number, to: number]

const isText = (root: string) => (TEXT_ROOTS as readonly string[]).includes(root)

/**
 * Plain typing that is part of an article and that its document has not taken in yet: a document takes many at once for
 * what one of them costs it. Knows of what waits what the next keys are checked by. Whoever looks at the document has it
 * take in everything first.
 */
export class WaitingText {
  readonly #doc: Y.Doc
  readonly #known: KnownStructs
  readonly #runs = new Map<number, WaitingRun[]>()
  readonly #deleted = new Map<number, Stretch[]>()
  #updates: Uint8Array[] = []
  #bytes = 0

  constructor(doc: Y.Doc, known: KnownStructs) {
    this.#doc = doc
    this.#known = known
  }

  get updates(): number {
    return this.#updates.length
  }

  get bytes(): number {
    return this.#bytes
  }

  /**
   * Whether typing fits as it is: everything in it is new, and stands where nobody can have written what its writer did
   * not know. False says nothing more than that the document has to be asked.
   */
  fits(typing: Typing): boolean {
    return typing.kind === 'insertion' ? this.#rootFor(typing.struct) !== null : this.#areLive(typing.ranges)
  }

  /** Keeps typing that fits. */
  add(update: Uint8Array, typing: Typing): void {
    this.#updates.push(update)
    this.#bytes += update.byteLength
    if (typing.kind === 'insertion') this.#addRun(typing.struct, typing.text)
    else {
      for (const [client, ranges] of typing.ranges) {
        const list = this.#deleted.get(client) ?? []
        list.push(...[...ranges].map(({ clock, length }): Stretch => [clock, clock + length]))
        this.#deleted.set(client, list)
      }
    }
  }

  /** The document takes in everything that waits; throws if something of it stays pending, which is a bug. */
  settle(): void {
    const updates = this.#updates
    if (updates.length === 0) return
    this.#updates = []
    this.#bytes = 0
    this.#runs.clear()
    this.#deleted.clear()
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
    })
    if (isPending(this.#doc)) throw new Error('something is pending')
  }

  #addRun({ client, clock, origin, rightOrigin, root }: ParsedStruct, text: string): void {
    const list = this.#runs.get(client)
    const last = list?.at(-1)
    const isNext = origin !== null && origin.client === client && origin.clock === clock - 1
    if (last && isNext && isSameId(last.rightOrigin, rightOrigin)) {
      last.text += text
      return
    }
    const placed = root ?? this.#rootOf(origin ?? rightOrigin) ?? ''
    const run: WaitingRun = { clock, origin, rightOrigin, root: placed, text }
    if (list) list.push(run)
    else this.#runs.set(client, [run])
  }

  /** The text that new characters stand in; null if the document has to be asked. */
  #rootFor({ client, clock, origin, rightOrigin, root, sub }: ParsedStruct): string | null {
    if (clock !== this.#stateOf(client) || sub !== null) return null
    const left = origin === null ? null : this.#rootOf(origin)
    const right = rightOrigin === null ? null : this.#rootOf(rightOrigin)
    if ((origin !== null && left === null) || (rightOrigin !== null && right === null)) return null
    const place = left ?? right ?? root
    if (place === null || !isText(place) || (right !== null && right !== place)) return null
    if (origin !== null && this.#isCutInPair(origin.client, origin.clock + 1)) return null
    if (rightOrigin !== null && this.#isCutInPair(rightOrigin.client, rightOrigin.clock)) return null
    return this.#areNeighbours(origin, rightOrigin) ? place : null
  }

  /** Whether one of two was inserted at the other, so that whatever stands between them came at the same time. */
  #areNeighbours(left: StructId | null, right: StructId | null): boolean {
    const behind = right === null ? null : this.#originOf(right)
    if (left === null) return behind === null
    const before = this.#rightOriginOf(left)
    if (right === null) return before === null
    return isSameId(behind, left) || isSameId(before, right)
  }

  #areLive(ranges: ReadonlyMap<number, DeletedRanges>): boolean {
    for (const [client, list] of ranges) {
      for (const { clock, length } of list) if (!this.#isLive(client, clock, clock + length)) return false
    }
    return true
  }

  /** Whether every character of a stretch stands in a text, and none is halved at its ends. */
  #isLive(client: number, from: number, to: number): boolean {
    if (to > this.#stateOf(client)) return false
    if (this.#deleted.get(client)?.some(([start, end]) => start < to && end > from)) return false
    if (this.#isCutInPair(client, from) || this.#isCutInPair(client, to)) return false
    const known = Math.min(to, this.#known.stateOf(client))
    let live = 0
    for (const { item, from: start, to: end } of this.#known.liveIn(client, from, known)) {
      if (!isText(this.#known.placeOf(item)?.root ?? '')) return false
      live += end - start
    }
    return live === Math.max(0, known - from)
  }

  #stateOf(client: number): number {
    const last = this.#runs.get(client)?.at(-1)
    return last ? last.clock + last.text.length : this.#known.stateOf(client)
  }

  #runAt({ client, clock }: StructId): WaitingRun | null {
    return this.#runs.get(client)?.findLast((run) => run.clock <= clock) ?? null
  }

  #rootOf(id: StructId | null): string | null {
    if (id === null) return null
    if (!this.#known.isKnown(id)) {
      return id.clock < this.#stateOf(id.client) ? (this.#runAt(id)?.root ?? null) : null
    }
    const item = this.#known.itemAt(id)
    const place = item && this.#known.placeOf(item)
    return place && place.sub === null ? place.root : null
  }

  #originOf(id: StructId): StructId | null {
    if (this.#known.isKnown(id)) return this.#known.originOf(id)
    const run = this.#runAt(id)
    return run && id.clock === run.clock ? run.origin : { client: id.client, clock: id.clock - 1 }
  }

  #rightOriginOf(id: StructId): StructId | null {
    return this.#known.isKnown(id) ? this.#known.rightOriginOf(id) : (this.#runAt(id)?.rightOrigin ?? null)
  }

  #isCutInPair(client: number, clock: number): boolean {
    if (this.#known.isKnown({ client, clock })) return this.#known.isCutInPair(client, clock)
    const run = this.#runAt({ client, clock })
    return run !== null && isInsidePair(run.text, clock - run.clock)
  }
}

function isSameId(one: StructId | null, other: StructId | null): boolean {
  return one?.client === other?.client && one?.clock === other?.clock
}
