import {
  Attribution,
  insertBehind,
  isShown,
  itemAt,
  LIMITS,
  mergeRanges,
  originsRoot,
  parseOrigins,
  reviewRoot,
  spanKey,
  spansRoot,
  storedValue,
} from '@stet/article'
import type {
  CopyPair,
  DeletionSpan,
  IdRange,
  OriginsEntry,
  TextPiece,
  UserId,
  WriteMode,
} from '@stet/article'
import * as Y from 'yjs'
import type { Overreach } from './guard/Overreach.ts'

/** Characters that are about to be taken, all of one kind, and what they are. */
interface Lost {
  readonly range: IdRange
  readonly content: TextPiece
  readonly mode: WriteMode
  /** Whether it is to be said that the person suggests to delete them. */
  readonly isStruck: boolean
}

/** Sources of a move that came with the late update, and its key in `origins`. */
interface Moved {
  readonly source: IdRange
  readonly key: string
}

/** The server's own ids, one for each kind of text that it puts back. */
export type ServerClients = Readonly<Record<WriteMode, number>>

/**
 * What somebody did as an editor before they heard that they may only suggest: the update is applied as it is, and this
 * puts back what it took, as copies directly behind, with a deletion span on behalf of the person; accepted spans and
 * decisions stand again as they were. So everybody else reads what they read before, and nothing is lost.
 */
export class LateWork {
  readonly #doc: Y.Doc
  readonly #user: UserId
  readonly #attribution: Attribution
  readonly #lost: readonly Lost[]
  readonly #spans: ReadonlyMap<string, unknown>
  readonly #decisions: ReadonlyMap<string, unknown>
  readonly #moved: Moved[] = []
  readonly #written: string[] = []

  /** Before the update is applied. Costs what reading the article costs. */
  constructor(doc: Y.Doc, { texts, spans, decisions }: Overreach, user: UserId) {
    this.#doc = doc
    this.#user = user
    this.#attribution = new Attribution(doc)
    this.#lost = texts.flatMap((range) => this.#piecesOf(range))
    this.#spans = new Map([...spans].map((key) => [key, storedValue(spansRoot(doc), key)?.value]))
    this.#decisions = new Map([...decisions].flatMap((key) => this.#decision(key)))
  }

  /** How many characters become suggested deletions. */
  get struck(): number {
    return this.#lost.reduce((sum, { isStruck, range }) => sum + (isStruck ? range[2] : 0), 0)
  }

  /** The keys of the spans that say what is to go; none before it was applied. */
  get spanKeys(): readonly string[] {
    return this.#written
  }

  /** How many accepted spans and decisions are put back. */
  get restored(): number {
    return this.#spans.size + this.#decisions.size
  }

  /** A bound of the bytes that putting back takes. */
  get bytes(): number {
    const texts = this.#lost.reduce((sum, { content }) => sum + 200 + 3 * sizeOf(content), 0)
    const values = [...this.#spans.values(), ...this.#decisions.values()]
    return values.reduce((sum: number, value) => sum + 200 + 3 * sizeOf(value), texts)
  }

  /** Applies the late update, then puts back, in a transaction with this origin. */
  apply(update: () => void, clients: ServerClients, origin: unknown): void {
    const watch = (transaction: Y.Transaction) => {
      this.#attribution.update(transaction)
      this.#noteMoves(transaction)
    }
    this.#doc.on('afterTransaction', watch)
    try {
      update()
    } finally {
      this.#doc.off('afterTransaction', watch)
    }
    this.#moved.sort(({ source: one }, { source: other }) => one[0] - other[0] || one[1] - other[1])
    const own = this.#doc.clientID
    this.#doc.transact((transaction) => this.#putBack(transaction, clients), origin)
    this.#doc.clientID = own
  }

  #piecesOf([client, clock, length]: IdRange): readonly Lost[] {
    const attribution = this.#attribution
    const item = itemAt(this.#doc, [client, clock])
    const whole = [{ offset: 0, length, state: attribution.plainState(client) }]
    return (attribution.segments(client, clock, length) ?? whole).flatMap(
      ({ offset, length: size, state }) => {
        const from = clock + offset
        const content = item && contentOf(item, from, size)
        // Another copy is shown, or it is the person's own to withdraw: neither is missed by anybody.
        if (!content || state.isDuplicate || (state.base === 'pending' && state.owner === this.#user))
          return []
        const isStruck = isShown(state, 'markup') && state.deletions.every(({ by }) => by !== this.#user)
        return { range: [client, from, size], content, mode: state.mode, isStruck }
      },
    )
  }

  /** The decision as it stands, if it counts; that the server writes it anew must not hide who made it. */
  #decision(key: string): readonly (readonly [string, object])[] {
    const stored = storedValue(reviewRoot(this.#doc), key)
    if (!stored || typeof stored.value !== 'object' || stored.value === null) return []
    if (this.#attribution.modeAt(stored.client, stored.clock) !== 'edit') return []
    return [[key, { by: this.#attribution.userOf(stored.client), ...stored.value }]]
  }

  #noteMoves({ changed }: Y.Transaction): void {
    const origins = originsRoot(this.#doc)
    for (const [type, keys] of changed) {
      if ((type as unknown) !== origins) continue
      for (const key of keys) {
        const entry = key === null ? undefined : parseOrigins(key, storedValue(origins, key)?.value)
        if (key === null || entry?.k !== 'move') continue
        for (const [, , length, client, clock] of entry.of)
          this.#moved.push({ source: [client, clock, length], key })
      }
    }
  }

  #putBack(transaction: Y.Transaction, clients: ServerClients): void {
    const { doc } = transaction
    const pairs: CopyPair[] = []
    const struck = new Map<string | null, IdRange[]>()
    for (const { range, content, mode, isStruck } of this.#lost) {
      for (const [client, clock, length] of this.#partsOf(range)) {
        const item = itemAt(doc, [client, clock])
        if (!item) continue
        doc.clientID = clients[mode]
        const part = typeof content === 'string' ? content.slice(clock - range[1]).slice(0, length) : content
        const text = item.parent as Y.Text
        const [copy] = insertBehind(transaction, text, [client, clock + length - 1], [part])
        if (!copy) continue
        pairs.push([copy[0], copy[1], length, client, clock])
        if (!isStruck) continue
        const move = this.#moveOf(client, clock)
        const ids = struck.get(move)
        if (ids) ids.push(copy)
        else struck.set(move, [copy])
      }
    }
    doc.clientID = clients.edit
    for (const [key, value] of this.#spans) spansRoot(doc).set(key, value)
    for (const [key, value] of this.#decisions) reviewRoot(doc).set(key, value)
    this.#writeValues(pairs, struck)
  }

  #writeValues(pairs: readonly CopyPair[], struck: ReadonlyMap<string | null, readonly IdRange[]>): void {
    const doc = this.#doc
    let n = this.#attribution.highestN
    const nextKey = () => spanKey(doc.clientID, Y.getState(doc.store, doc.clientID))
    for (const of of inParts(pairs)) {
      const entry: OriginsEntry = { k: 'undo', n: (n += 1), of }
      originsRoot(doc).set(nextKey(), entry)
    }
    for (const [move, copies] of struck) {
      for (const ids of inParts(mergeRanges(copies))) {
        const of = { t: 'del', ids, n: (n += 1), by: this.#user } as const
        const span: DeletionSpan = move === null ? of : { ...of, mv: move }
        const key = nextKey()
        spansRoot(doc).set(key, span)
        this.#written.push(key)
      }
    }
  }

  /** A range cut where something came to stand between its characters, and where a move begins or ends. */
  #partsOf([client, clock, length]: IdRange): readonly IdRange[] {
    const end = clock + length
    const cuts = new Set([clock, end])
    for (let at = clock; at < end;) {
      cuts.add(at)
      const item = itemAt(this.#doc, [client, at])
      at = item ? item.id.clock + item.length : end
    }
    for (let at = this.#movedFrom(client, clock); at < this.#moved.length; at += 1) {
      const [of, from, size] = this.#moved[at]?.source ?? [0, 0, 0]
      if (of !== client || from >= end) break
      cuts.add(from).add(from + size)
    }
    const inside = [...cuts]
      .filter((cut) => cut >= clock && cut <= end)
      .toSorted((left, right) => left - right)
    return inside
      .slice(1)
      .map((cut, index): IdRange => [client, inside[index] ?? cut, cut - (inside[index] ?? cut)])
  }

  #moveOf(client: number, clock: number): string | null {
    const { source, key } = this.#moved[this.#movedFrom(client, clock)] ?? {}
    return source && key && source[0] === client && source[1] <= clock ? key : null
  }

  /** The index of the first moved range that ends behind this character. */
  #movedFrom(client: number, clock: number): number {
    let low = 0
    let high = this.#moved.length
    while (low < high) {
      const middle = (low + high) >> 1
      const [of, from, length] = this.#moved[middle]?.source ?? [0, 0, 0]
      if (of < client || (of === client && from + length <= clock)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function contentOf(item: Y.Item, from: number, length: number): TextPiece | null {
  if (item.content instanceof Y.ContentString) {
    return item.content.str.slice(from - item.id.clock, from - item.id.clock + length)
  }
  return item.content instanceof Y.ContentEmbed ? (item.content.embed as TextPiece) : null
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' ? value.length : (JSON.stringify(value)?.length ?? 0)
}

/** As many in one value as readers take. */
function inParts<T>(list: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / LIMITS.ranges)
  return Array.from({ length: count }, (_, part) =>
    list.slice(part * LIMITS.ranges, (part + 1) * LIMITS.ranges),
  )
}
