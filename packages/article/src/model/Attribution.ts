import * as Y from 'yjs'
import type { CharacterState } from './CharacterState.ts'
import { ClientBook } from './ClientBook.ts'
import { type ClientEntry, parseClientEntry, type WriteMode } from './clients.ts'
import type { StoredOrigins } from './CopyRange.ts'
import { CopyTable } from './CopyTable.ts'
import type { UserId } from './ids.ts'
import { parseOrigins } from './origins.ts'
import type { AnchorEvent, PlacedKind } from './PlacedFormat.ts'
import { clientsRoot, openRoots, originsRoot, reviewRoot, spansRoot } from './roots.ts'
import { type Segment, Segmenter } from './Segmenter.ts'
import { SpanIndex, type StoredSpan } from './SpanIndex.ts'
import { storedValue } from './storedValue.ts'
import { type Touched, Touches } from './Touches.ts'
import { parseCount } from './untrusted.ts'

/**
 * Who wrote each character, in which mode, and what was suggested and decided on it: the index over `clients`,
 * `spans`, `review` and `origins` of one document. Built once, then kept by calling `update` from every
 * `afterTransaction`. A query costs what lies in the queried range, not the article.
 *
 * To read a text, walk its items from left to right, deleted ones too, with the open formats in hand:
 * `anchorEvents` of the item tell where formats begin and end (`afterEvent`), `segments` what its characters are
 * (only those that are not deleted), `isShown` whether they stand in the view, `formatsIn` what their formats are.
 */
export class Attribution {
  readonly doc: Y.Doc
  readonly #clients: ClientBook
  readonly #spans: SpanIndex
  readonly #origins = new Map<string, StoredOrigins>()
  readonly #segmenter: Segmenter
  /** The maps, at hand: every transaction asks for them. */
  readonly #roots: ReturnType<typeof rootsOf>
  #copies = CopyTable.empty
  #highestOriginsN = 0

  /** Indexes all that `doc` holds. `assumed`: see `assume`. */
  constructor(doc: Y.Doc, assumed?: ReadonlyMap<number, ClientEntry>) {
    openRoots(doc)
    this.doc = doc
    this.#roots = rootsOf(doc)
    this.#clients = new ClientBook(assumed)
    this.#spans = new SpanIndex(doc, this.#clients)
    this.#segmenter = new Segmenter(this.#clients, this.#spans.facts)
    const ignored = new Touches()
    for (const key of this.#roots.clients._map.keys()) this.#setClient(key)
    for (const key of this.#roots.review._map.keys()) this.#setDecision(key, ignored)
    for (const key of this.#roots.spans._map.keys()) this.#setSpan(key, ignored)
    for (const key of this.#roots.origins._map.keys()) this.#setOrigins(key)
    this.#buildCopies(ignored)
  }

  /** The highest `n` ever seen; never goes back. A new `n` is this + 1. */
  get highestN(): number {
    return Math.max(this.#spans.highestN, this.#highestOriginsN)
  }

  /**
   * Takes in what a transaction changed and says what has to be read again besides the text that it inserted and
   * deleted. Call it from `afterTransaction` (before Yjs merges and collects), once for every transaction.
   */
  update(transaction: Y.Transaction): Touched {
    const touches = new Touches()
    const { changed } = transaction
    let areCopiesStale = false
    for (const key of keys(changed, this.#roots.clients)) {
      const client = this.#setClient(key)
      if (client === undefined) continue
      this.#readClientAgain(client, touches)
      areCopiesStale = true
    }
    for (const key of keys(changed, this.#roots.review)) this.#setDecision(key, touches)
    for (const key of keys(changed, this.#roots.spans)) this.#setSpan(key, touches)
    for (const key of keys(changed, this.#roots.origins)) {
      this.#setOrigins(key)
      areCopiesStale = true
    }
    this.#spans.formats.settle(touches)
    if (this.#origins.size > 0 && !areCopiesStale) {
      areCopiesStale = touches.stretches.length > 0 || this.#concernsCopies(transaction, touches)
    }
    if (areCopiesStale) this.#buildCopies(touches)
    return touches
  }

  /** Lets a client that `clients` does not know (one's own, offline) read as this entry until it is known. */
  assume(client: number, entry: ClientEntry): Touched {
    const touches = new Touches()
    this.#clients.assume(client, entry)
    this.#readClientAgain(client, touches)
    this.#buildCopies(touches)
    return touches
  }

  /** What `clients` says (or is assumed) about a client; undefined if it is unknown. */
  clientEntry(client: number): ClientEntry | undefined {
    return this.#clients.entryOf(client)
  }

  /** Whose client it is, or `unknown`. */
  userOf(client: number): UserId {
    return this.#clients.userOf(client)
  }

  /** In which mode that character was written; an unknown client suggests. */
  modeAt(client: number, clock: number): WriteMode {
    return this.#clients.modeAt(client, clock)
  }

  /**
   * The state of accepted text of that client with nothing on it: what `segments` means by null. The same object
   * until the entry of the client changes.
   */
  plainState(client: number): CharacterState {
    return this.#segmenter.plainState(client, 'edit')
  }

  /**
   * The states of the characters `clock` … `clock + length - 1`, in order, without gaps, no two neighbours alike; null
   * if all of them are plain: accepted text of that client with nothing on it.
   */
  segments(client: number, clock: number, length: number): readonly Segment[] | null {
    return this.#segmenter.segments(this.#copies, client, clock, length)
  }

  stateAt(client: number, clock: number): CharacterState {
    return this.segments(client, clock, 1)?.[0]?.state ?? this.plainState(client)
  }

  /** Where formats begin and end in these characters, in order; null if nowhere. Ask for deleted items too. */
  anchorEvents(client: number, clock: number, length: number): readonly AnchorEvent[] | null {
    return this.#spans.formats.events(client, clock, length)
  }

  /** The kind spans on this marker, those that came with a copy included; null if none. For `kindIn`. */
  kindsAt(client: number, clock: number): readonly PlacedKind[] | null {
    const hits = this.#spans.kinds.query(client, clock, clock + 1)
    const copied = this.#copies.parts(client, clock, clock + 1)?.[0]?.state.copy?.kinds ?? []
    if (!hits) return copied.length === 0 ? null : copied
    return [...copied, ...hits.map(({ value }) => value)]
  }

  /** The span that is stored under this key; undefined if there is none or it is broken. */
  span(key: string): StoredSpan | undefined {
    return this.#spans.span(key)
  }

  #setClient(key: string): number | undefined {
    const client = parseCount(key)
    if (client === undefined) return undefined
    this.#clients.set(client, parseClientEntry(storedValue(this.#roots.clients, key)?.value))
    return client
  }

  #setSpan(key: string, touches: Touches): void {
    this.#spans.setSpan(key, storedValue(this.#roots.spans, key), touches)
  }

  #setDecision(key: string, touches: Touches): void {
    this.#spans.setDecision(key, storedValue(this.#roots.review, key), touches)
  }

  #setOrigins(key: string): void {
    const stored = storedValue(this.#roots.origins, key)
    const entry = stored && parseOrigins(key, stored.value)
    if (!entry) {
      this.#origins.delete(key)
      return
    }
    this.#highestOriginsN = Math.max(this.#highestOriginsN, entry.n)
    this.#origins.set(key, { key, entry, client: stored.client, clock: stored.clock })
  }

  /** A client became another person's or mode: its text, and what it wrote in the maps, count differently. */
  #readClientAgain(client: number, touches: Touches): void {
    this.#segmenter.forget(client)
    const length = Y.getState(this.doc.store, client)
    if (length > 0) touches.addCharacters(client, 0, length)
    const { spans, decisions } = this.#spans.writtenBy(client)
    for (const key of decisions) this.#setDecision(key, touches)
    for (const key of spans) this.#setSpan(key, touches)
  }

  #buildCopies(touches: Touches): void {
    if (this.#origins.size === 0 && this.#copies === CopyTable.empty) return
    const earlier = this.#copies
    this.#copies = CopyTable.build(this.doc, this.#clients, this.#spans, this.#origins.values())
    this.#copies.addDifferences(earlier, touches)
  }

  #concernsCopies({ beforeState, afterState, deleteSet }: Y.Transaction, { characters }: Touched): boolean {
    const copies = this.#copies
    if (characters.some(([client, clock, length]) => copies.concerns(client, clock, length))) return true
    for (const [client, after] of afterState) {
      const before = beforeState.get(client) ?? 0
      if (after > before && copies.concerns(client, before, after - before)) return true
    }
    for (const [client, deleted] of deleteSet.clients) {
      if (deleted.some(({ clock, len }) => copies.concerns(client, clock, len))) return true
    }
    return false
  }
}

function rootsOf(doc: Y.Doc) {
  return {
    clients: clientsRoot(doc),
    spans: spansRoot(doc),
    review: reviewRoot(doc),
    origins: originsRoot(doc),
  }
}

type ChangedType = Parameters<Y.Transaction['changed']['get']>[0]

function keys(changed: Y.Transaction['changed'], map: object): string[] {
  const names = changed.get(map as ChangedType)
  return names ? [...names].filter((name) => name !== null) : []
}
