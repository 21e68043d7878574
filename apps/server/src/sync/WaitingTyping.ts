import { mergeRanges, parseSpan } from '@stet/article'
import type { IdRange } from '@stet/article'
import * as Y from 'yjs'
import { isPending } from './buildDocument.ts'
import { ExpectedStructs } from './guard/ExpectedStructs.ts'
import { isSameId } from './guard/isSameId.ts'
import { isText } from './guard/isText.ts'
import type { KnownStructs } from './guard/KnownStructs.ts'
import type { DeletedRanges, ParsedStruct, StructId } from './guard/parseUpdate.ts'
import type { Typing } from './guard/readTyping.ts'

/** From a clock up to another, without it. */
type Stretch = readonly [from: number, to: number]

/** Typing that fits. A suggested deletion with the key that it is written under. */
export type FittingTyping =
  | Exclude<Typing, { kind: 'strike' }>
  | (Extract<Typing, { kind: 'strike' }> & { readonly key: string })

/**
 * Plain typing that is part of an article and that its document has not taken in yet: a document takes many at once for
 * what one of them costs it. Knows of what waits what the next keys are checked by. Whoever looks at the document has it
 * take in everything first.
 */
export class WaitingTyping {
  readonly #doc: Y.Doc
  readonly #known: KnownStructs
  readonly #expected: ExpectedStructs
  readonly #deleted = new Map<number, Stretch[]>()
  #updates: Uint8Array[] = []
  #bytes = 0

  constructor(doc: Y.Doc, known: KnownStructs) {
    this.#doc = doc
    this.#known = known
    this.#expected = new ExpectedStructs(known)
  }

  get updates(): number {
    return this.#updates.length
  }

  get bytes(): number {
    return this.#bytes
  }

  /**
   * How typing fits as it is: everything in it is new, and stands where nobody can have written what its writer did not
   * know. Null says nothing more than that the document has to be asked.
   */
  fit(typing: Typing): FittingTyping | null {
    if (typing.kind === 'insertion') return this.#isInsertion(typing.struct) ? typing : null
    if (typing.kind === 'deletion') return this.#areLive(typing.ranges) ? typing : null
    const key = this.#keyFor(typing.struct, typing.replaced)
    return key !== null && this.#isStrike(key, typing.value) ? { ...typing, key } : null
  }

  /** Keeps typing that fits. */
  add(update: Uint8Array, typing: FittingTyping): void {
    this.#updates.push(update)
    this.#bytes += update.byteLength
    if (typing.kind === 'insertion') this.#expected.addText(typing.struct, typing.text)
    else if (typing.kind === 'strike') this.#expected.addValue(typing.struct, typing.key)
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
    this.#expected.clear()
    this.#deleted.clear()
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
    })
    if (isPending(this.#doc)) throw new Error('something is pending')
  }

  /** Whether new characters stand in a text, between neighbours that say all that is to be said of their place. */
  #isInsertion({ client, clock, origin, rightOrigin, root, sub }: ParsedStruct): boolean {
    const expected = this.#expected
    if (clock !== expected.stateOf(client) || sub !== null) return false
    const left = origin && expected.textOf(origin)
    const right = rightOrigin && expected.textOf(rightOrigin)
    if ((origin !== null && left === null) || (rightOrigin !== null && right === null)) return false
    const place = left ?? right ?? root
    if (place === null || !isText(place) || (right !== null && right !== place)) return false
    if (origin !== null && expected.isCutInPair(origin.client, origin.clock + 1)) return false
    if (rightOrigin !== null && expected.isCutInPair(rightOrigin.client, rightOrigin.clock)) return false
    return this.#areNeighbours(origin, rightOrigin)
  }

  /** Whether one of two was inserted at the other, so that whatever stands between them came at the same time. */
  #areNeighbours(left: StructId | null, right: StructId | null): boolean {
    const behind = right === null ? null : this.#expected.originOf(right)
    if (left === null) return behind === null
    const before = this.#expected.rightOriginOf(left)
    if (right === null) return before === null
    return isSameId(behind, left) || isSameId(before, right)
  }

  #areLive(ranges: ReadonlyMap<number, DeletedRanges>): boolean {
    for (const [client, list] of ranges) {
      for (const { clock, length } of list) if (!this.#isLive([client, clock, length])) return false
    }
    return true
  }

  /** Whether every character of a stretch stands in a text, and none is halved at its ends. */
  #isLive(range: IdRange): boolean {
    const [client, from, length] = range
    const to = from + length
    if (this.#deleted.get(client)?.some(([start, end]) => start < to && end > from)) return false
    if (!this.#expected.areCharacters(range)) return false
    const known = Math.min(to, this.#known.stateOf(client))
    let live = 0
    for (const { from: start, to: end } of this.#known.liveIn(client, from, known)) live += end - start
    return live === Math.max(0, known - from)
  }

  /** The key that a value is written under, in the place of what counts there until now, if anything. */
  #keyFor(
    { client, clock, origin, rightOrigin, root, sub }: ParsedStruct,
    replaced: StructId | null,
  ): string | null {
    if (clock !== this.#expected.stateOf(client) || rightOrigin !== null) return null
    if (origin !== null) return isSameId(origin, replaced) ? this.#expected.keyOf(origin) : null
    const isNew = root === 'spans' && sub !== null && replaced === null && this.#expected.isNewKey(sub)
    return isNew ? sub : null
  }

  /** Whether a value suggests characters to go that are there, and says nothing else. */
  #isStrike(key: string, value: unknown): boolean {
    const span = parseSpan(key, value)
    if (span?.t !== 'del' || span.n > this.#expected.highestNumber + 1) return false
    return mergeRanges(span.ids).every((range) => this.#expected.areCharacters(range))
  }
}
