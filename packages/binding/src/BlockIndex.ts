import {
  Attribution,
  type CharacterId,
  type ClientEntry,
  type IdRange,
  itemAt,
  originsRoot,
  parseOrigins,
  type ReadArticle,
  type ReadBlock,
  storedValue,
  TEXT_ROOTS,
  type TextRoot,
  textRoot,
} from '@stet/article'
import type { Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { Aliases } from './Aliases.ts'
import type { Line } from './Line.ts'
import { LineList } from './LineList.ts'

/** Copies of copies that a place is followed through. */
const COPIES_AT_MOST = 64

/** An item that was touched last, and its line. */
interface TouchedItem {
  readonly item: Y.Item
  readonly line: Line
}

/**
 * The textblocks of an article, found from its characters: every root as a list of lines, kept up to date by taking in
 * each Yjs transaction. Taking in costs what the transaction changed; reading again costs the lines that it touched.
 */
export class BlockIndex {
  readonly doc: Y.Doc
  readonly attribution: Attribution
  readonly roots: Readonly<Record<TextRoot, LineList>>
  readonly #byText = new Map<unknown, LineList>()
  readonly #copies = new Aliases()
  readonly #sources = new Aliases()
  #reading: ReadArticle | null = null

  /** `assumed`: how clients read that `clients` does not know yet (one's own, offline). */
  constructor(doc: Y.Doc, schema: Schema, assumed: ReadonlyMap<number, ClientEntry>) {
    this.doc = doc
    this.attribution = new Attribution(doc, assumed)
    const source = { attribution: this.attribution, schema }
    const lists = TEXT_ROOTS.map((root) => [root, new LineList(root, textRoot(doc, root), source)] as const)
    this.roots = Object.fromEntries(lists) as Record<TextRoot, LineList>
    for (const [, list] of lists) this.#byText.set(list.text, list)
    for (const key of originsRoot(doc)._map.keys()) this.#addCopies(key)
  }

  get isDirty(): boolean {
    return TEXT_ROOTS.some((root) => this.roots[root].isDirty)
  }

  /** True if text came and nothing else happened to any line since it was read. */
  get hasOnlyGrown(): boolean {
    return TEXT_ROOTS.every((root) => this.roots[root].hasOnlyGrown)
  }

  /**
   * What the article reads in `markup`, as `read` gives it, when its lines were read last. What did not change since it
   * was asked for last is the same object: blocks, roots, the whole. While lines wait to be read it is the reading
   * before, if there is one.
   */
  get reading(): ReadArticle {
    const known = this.#reading
    const isKnown =
      known && (this.isDirty || TEXT_ROOTS.every((root) => known[root] === this.roots[root].blocks))
    if (isKnown) return known
    this.#reading = Object.fromEntries(TEXT_ROOTS.map((root) => [root, this.roots[root].blocks])) as Record<
      TextRoot,
      readonly ReadBlock[]
    >
    return this.#reading
  }

  /** The root that an item stands in; undefined if it is no text's. */
  listOf(item: Y.Item): LineList | undefined {
    return this.#byText.get(item.parent)
  }

  /** The line of a character or marker, deleted or not; null if it has not arrived or stands in no text. */
  lineOfId(
    id: readonly [client: number, clock: number],
  ): { list: LineList; line: Line; item: Y.Item } | null {
    const item = itemAt(this.doc, id)
    const list = item && this.listOf(item)
    return list ? { list, line: list.lineOf(item), item } : null
  }

  /** Where a character stands now that was deleted and written anew elsewhere (moved, brought back); else itself. */
  followed(id: CharacterId): CharacterId {
    let now = id
    for (let step = 0; step < COPIES_AT_MOST && itemAt(this.doc, now)?.deleted; step += 1) {
      const next = this.copyOf(now)
      if (!next) break
      now = next
    }
    return now
  }

  /** The next copy of a character that was moved or brought back; null if there is none here. */
  copyOf(id: CharacterId): CharacterId | null {
    const next = this.#copies.nextId(id)
    return next && itemAt(this.doc, next) ? next : null
  }

  /**
   * Where characters stand that were moved or brought back, in order and of the same length altogether: under the ids
   * of their last copies, deleted or not, whichever of their copies is asked for; those without a copy under their own.
   */
  lastCopies(range: IdRange): readonly IdRange[] {
    return this.#copies.current(this.#sources.current([range]))
  }

  /** Marks the lines that a transaction changed as dirty. From `afterTransaction`, once for every transaction. */
  takeIn(transaction: Y.Transaction): void {
    const { store } = this.doc
    const { characters, stretches } = this.attribution.update(transaction)
    for (const [type, keys] of transaction.changed) {
      if ((type as unknown) !== originsRoot(this.doc)) continue
      for (const key of keys) if (key !== null) this.#addCopies(key)
    }
    for (const [client, clock, length] of characters) this.#touchRange(client, clock, length)
    for (const { root, s, e } of stretches) {
      const from = itemAt(this.doc, [s[0], s[1]])
      const to = e && itemAt(this.doc, [e[0], e[1]])
      if (from && this.listOf(from) === this.roots[root]) this.roots[root].touchBetween(from, to)
    }
    const areOnlyNew = characters.length + stretches.length + transaction.deleteSet.clients.size === 0
    for (const [client, after] of transaction.afterState) {
      const before = transaction.beforeState.get(client) ?? 0
      if (after > before) this.#touchRange(client, before, after - before, areOnlyNew)
    }
    for (const [client, ranges] of transaction.deleteSet.clients) {
      if (!store.clients.has(client)) continue
      for (const { clock, len } of ranges) this.#touchRange(client, clock, len)
    }
  }

  #addCopies(key: string): void {
    const stored = storedValue(originsRoot(this.doc), key)
    const entry = stored && parseOrigins(key, stored.value)
    if (!entry || entry.k === 'copy') return
    for (const pair of entry.of) {
      const [toClient, toClock, length, fromClient, fromClock] = pair
      this.#copies.add(pair)
      this.#sources.add([fromClient, fromClock, length, toClient, toClock])
    }
  }

  #touchRange(client: number, clock: number, length: number, areOnlyNew = false): void {
    const structs = this.doc.store.clients.get(client)
    const end = Math.min(clock + length, Y.getState(this.doc.store, client))
    if (!structs || clock >= end) return
    let touched: TouchedItem | null = null
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const item = structs[at]
      if (!item || item.id.clock >= end) break
      if (!(item instanceof Y.Item)) continue
      const list = this.listOf(item)
      if (!list) {
        touched = null
        continue
      }
      const known: Line | undefined = this.#lineBehind(touched, item, list)
      if (areOnlyNew) touched = { item, line: list.touchNew(item, known) }
      else touched = { item, line: known ?? list.touch(item) }
    }
  }

  /** What begins no line stands in that of its left neighbour: a long insertion is not walked back for each item. */
  #lineBehind(touched: TouchedItem | null, item: Y.Item, list: LineList): Line | undefined {
    return touched !== null && item.left === touched.item && !list.lineAtMarker(item)
      ? touched.line
      : undefined
  }
}
