import { isInsidePair, ROOTS } from '@stet/article'
import * as Y from 'yjs'
import { areGapsAfter, gapBetween, leftOf, rightOf } from './adjacency.ts'
import { DeletedContent } from './DeletedContent.ts'
import type { KnownContent } from './DeletedContent.ts'
import { DocumentMemory } from './DocumentMemory.ts'
import type { StructId } from './parseUpdate.ts'

/** Where an item stands: a root, and in a map its key. */
export interface Place {
  readonly root: string
  readonly sub: string | null
}

/** What a document knows of ids; reads the store directly, in the time of a binary search. One for a document's life. */
export class KnownStructs {
  readonly #doc: Y.Doc
  readonly #memory: DocumentMemory
  readonly #names = new Map<unknown, string>()

  /** The document's roots must be open (`openRoots`). `deleted`: what is known already of what was deleted from it. */
  constructor(doc: Y.Doc, deleted = new DeletedContent()) {
    this.#doc = doc
    for (const name of ROOTS) this.#names.set(doc.share.get(name), name)
    this.#memory = new DocumentMemory(doc, deleted)
  }

  /** See `DocumentMemory`. */
  get highestNumber(): number {
    return this.#memory.highestNumber
  }

  /** The client's next clock. */
  stateOf(client: number): number {
    return Y.getState(this.#doc.store, client)
  }

  isKnown(id: StructId): boolean {
    return id.clock < this.stateOf(id.client)
  }

  /** The item that holds a known id; null where content was collected with its place. */
  itemAt(id: StructId): Y.Item | null {
    const structs = this.#doc.store.clients.get(id.client)
    if (structs === undefined) return null
    const struct = structs[Y.findIndexSS(structs, id.clock)]
    return struct instanceof Y.Item ? struct : null
  }

  placeOf(item: Y.Item): Place | null {
    const root = this.#names.get(item.parent)
    return root === undefined ? null : { root, sub: item.parentSub }
  }

  /** The item that counts for a key of a map; null if none does or it is deleted. */
  currentAt(root: string, sub: string): Y.Item | null {
    const item = this.#doc.share.get(root)?._map.get(sub)
    return item === undefined || item.deleted ? null : item
  }

  /** Whether something counts or ever counted under a key of a map. */
  hasKey(root: string, sub: string): boolean {
    return this.#doc.share.get(root)?._map.has(sub) === true
  }

  /** The items of a known range, in order, deleted ones too; null where content was collected with its place. */
  *itemsIn(client: number, from: number, to: number): Generator<Y.Item | null> {
    const structs = this.#doc.store.clients.get(client) ?? []
    if (from >= to || from >= this.stateOf(client)) return
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
      const struct = structs[index]
      if (struct === undefined || struct.id.clock >= to) return
      yield struct instanceof Y.Item ? struct : null
    }
  }

  /** What stands or stood at a known id and behind it, not beyond `end`. */
  contentAt({ client, clock }: StructId, end: number): KnownContent {
    const item = this.itemAt({ client, clock })
    if (item === null) return { content: null, isMarker: false, end }
    const to = Math.min(end, item.id.clock + item.length)
    if (item.deleted) return this.#memory.deleted.at(client, clock, to)
    if (item.content instanceof Y.ContentString) {
      const content = item.content.str.slice(clock - item.id.clock, to - item.id.clock)
      return { content, isMarker: false, end: to }
    }
    const isMarker = item.content instanceof Y.ContentEmbed
    const content = isMarker ? JSON.stringify((item.content as Y.ContentEmbed).embed) : null
    return { content, isMarker, end: to }
  }

  /** Every live stretch of a known range, in order: the item and from where to where in clocks. */
  *liveIn(client: number, from: number, to: number): Generator<{ item: Y.Item; from: number; to: number }> {
    const structs = this.#doc.store.clients.get(client) ?? []
    if (from >= to || from >= this.stateOf(client)) return
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
      const struct = structs[index]
      if (struct === undefined || struct.id.clock >= to) return
      if (struct instanceof Y.Item && !struct.deleted) {
        const end = struct.id.clock + struct.length
        yield { item: struct, from: Math.max(from, struct.id.clock), to: Math.min(to, end) }
      }
    }
  }

  /** Whether a cut directly before this known clock would halve a surrogate pair. */
  isCutInPair(client: number, clock: number): boolean {
    if (clock === 0 || !this.isKnown({ client, clock })) return false
    const { content, isMarker } = this.contentAt({ client, clock: clock - 1 }, clock + 1)
    return content !== null && !isMarker && isInsidePair(content, 1)
  }

  /** What a known id was inserted behind, and before. */
  originOf(id: StructId): StructId | null {
    return leftOf(this.#doc, id)
  }

  rightOriginOf(id: StructId): StructId | null {
    return rightOf(this.#doc, id)
  }

  /** See `gapBetween`. */
  gapBetween(left: StructId, right: StructId, limit: number): number | null {
    return gapBetween(this.#doc, left, right, limit)
  }

  /** See `areGapsAfter`. */
  areGapsAfter(
    update: Uint8Array,
    pairs: readonly (readonly [StructId, StructId])[],
    limit: number,
  ): boolean {
    return pairs.length === 0 || areGapsAfter(this.#doc, update, pairs, limit)
  }
}
