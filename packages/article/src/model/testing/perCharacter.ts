import * as Y from 'yjs'
import { modeOf, parseClientEntry, type ClientEntry, type WriteMode } from '../clients.ts'
import { parseMarker, type Marker } from '../markers.ts'
import { parseOrigins, type CopyKind } from '../origins.ts'
import { parseDecision, type ParsedDecision } from '../review.ts'
import {
  clientsRoot,
  originsRoot,
  reviewRoot,
  spansRoot,
  TEXT_ROOTS,
  textRoot,
  type TextRoot,
} from '../roots.ts'
import { parseSpan, type FormatSpan, type KindSpan, type Span, type UnknownSpan } from '../spans.ts'

/** One UTF-16 unit or embed of a text, deleted or not. */
export interface OracleCharacter {
  readonly root: TextRoot
  readonly index: number
  readonly client: number
  readonly clock: number
  readonly isDeleted: boolean
  /** A marker where an embed stands; text otherwise, '' if deleted. */
  readonly content: string | Marker
}

export interface OracleSpan {
  readonly key: string
  readonly span: Span
  readonly by: string
  readonly mode: WriteMode
  /** The item that holds it; of a deletion, the one that held its first value. */
  readonly at: Spot
}

/** A decision that counts, who decided, and the item that holds it. */
export interface OracleDecision extends ParsedDecision {
  readonly key: string
  readonly by: string
  readonly at: Spot
}

export interface OraclePlaced<S> {
  readonly key: string
  readonly span: S
  readonly by: string
  readonly isPending: boolean
  readonly isRejected: boolean
  readonly spanKey: string
  /** What made it accepted or rejected. */
  readonly decision: OracleDecision | null
  readonly at: Spot
}

export interface OracleCopy {
  readonly key: string
  readonly kind: CopyKind
  readonly n: number
  readonly carries: boolean
  readonly source: readonly [number, number]
}

export type Spot = readonly [number, number]

/** All that a document stores, as plain lists: what the oracle asks again for every single character. */
export class OracleDocument {
  readonly characters: ReadonlyMap<TextRoot, readonly OracleCharacter[]>
  readonly spans: readonly OracleSpan[]
  readonly decisions: readonly OracleDecision[]
  readonly #clients = new Map<number, ClientEntry>()
  readonly #copies: { key: string; kind: CopyKind; n: number; carries: boolean; pair: readonly number[] }[] =
    []
  readonly #at = new Map<string, OracleCharacter>()
  readonly #allPlaced: readonly OraclePlaced<Span>[]

  /** `areDecided`: false to read it as if nothing had been decided. */
  constructor(doc: Y.Doc, areDecided = true) {
    for (const { key, value } of entries(clientsRoot(doc))) {
      const entry = parseClientEntry(value)
      if (entry) this.#clients.set(Number(key), entry)
    }
    this.characters = new Map(TEXT_ROOTS.map((root) => [root, charactersOf(doc, root)]))
    for (const list of this.characters.values()) {
      for (const character of list) this.#at.set(`${character.client}:${character.clock}`, character)
    }
    this.spans = entries(spansRoot(doc)).flatMap(({ key, value, client, clock, first }) => {
      const span = parseSpan(key, value)
      if (!span) return []
      const writer = this.user(client)
      const by = span.t === 'del' && span.by !== undefined && writer === '#server' ? span.by : writer
      return [
        { key, span, by, mode: this.mode(client, clock), at: span.t === 'del' ? first : [client, clock] },
      ]
    })
    const reviewed = areDecided ? entries(reviewRoot(doc)) : []
    this.decisions = reviewed.flatMap(({ key, value, client, clock }) => {
      const parsed = this.mode(client, clock) === 'edit' ? parseDecision(key, value) : undefined
      const writer = this.user(client)
      const by = writer === '#server' ? (parsed?.decision.by ?? writer) : writer
      return parsed ? [{ ...parsed, key, by, at: [client, clock] as const }] : []
    })
    for (const { key, value, client, clock } of entries(originsRoot(doc))) {
      const entry = parseOrigins(key, value)
      const carries = entry?.k !== 'copy' && this.mode(client, clock) === 'edit'
      for (const pair of entry?.of ?? []) {
        if (!entry || (this.user(client) !== '#server' && this.user(pair[0]) !== this.user(client))) continue
        this.#copies.push({ key, kind: entry.k, n: entry.n, carries, pair })
      }
    }
    this.#allPlaced = this.#placed()
  }

  user(client: number): string {
    return this.#clients.get(client)?.user ?? 'unknown'
  }

  mode(client: number, clock: number): WriteMode {
    const entry = this.#clients.get(client)
    return entry ? modeOf(entry, clock) : 'suggest'
  }

  at([client, clock]: Spot): OracleCharacter | undefined {
    return this.#at.get(`${client}:${clock}`)
  }

  copyOf([client, clock]: Spot): OracleCopy | undefined {
    const candidates = this.#copies.filter(
      ({ pair: [to, from = 0, length = 0] }) => to === client && from <= clock && clock < from + length,
    )
    candidates.sort((left, right) => {
      if (left.n !== right.n) return right.n - left.n
      if (left.key !== right.key) return left.key > right.key ? -1 : 1
      const differences = [1, 3, 4, 2].map((index) => (left.pair[index] ?? 0) - (right.pair[index] ?? 0))
      return differences.find((difference) => difference !== 0) ?? 0
    })
    const [best] = candidates
    if (!best) return undefined
    const [, from = 0, , sourceClient = 0, sourceFrom = 0] = best.pair
    return { ...best, source: [sourceClient, sourceFrom + clock - from] }
  }

  /** The copy that this copy was made of, if it is an older one. */
  olderCopy(copy: OracleCopy): OracleCopy | undefined {
    const older = this.copyOf(copy.source)
    return older && older.n < copy.n ? older : undefined
  }

  formatsPlaced(): OraclePlaced<FormatSpan | UnknownSpan>[] {
    return this.#allPlaced.filter(
      (placed): placed is OraclePlaced<FormatSpan | UnknownSpan> =>
        placed.span.t === 'unknown' || (isFormat(placed.span) && ['lead', 'body'].includes(placed.span.root)),
    )
  }

  kindsPlaced(): OraclePlaced<KindSpan>[] {
    return this.#allPlaced.filter((placed): placed is OraclePlaced<KindSpan> => placed.span.t === 'kind')
  }

  /** Whose a span is, or was: only the server writes spans for somebody else. */
  writerOf(key: string, of: string | undefined): string {
    const writer = this.user(Number(key.split('.')[0]))
    return writer === '#server' && of !== undefined ? of : writer
  }

  /** The strongest decision on a format or kind as it is with this number. */
  #onFormat(spanKey: string, n: number): OracleDecision | undefined {
    const [strongest] = this.decisions
      .filter(({ subject }) => subject.about === 'format' && subject.spanKey === spanKey && subject.n === n)
      .toSorted((left, right) => right.decision.n - left.decision.n || (left.key > right.key ? -1 : 1))
    return strongest
  }

  #placed(): OraclePlaced<Span>[] {
    const live = this.spans.flatMap(({ key, span, by, mode, at }): OraclePlaced<Span>[] => {
      const placed = { key, spanKey: key, span, by, at, isPending: false, isRejected: false, decision: null }
      if (mode === 'edit') return [placed]
      if (span.t === 'unknown') return [{ ...placed, isPending: true }]
      const decision = this.#onFormat(key, span.n)
      if (!decision || decision.decision.do === 'open') return [{ ...placed, isPending: true }]
      if (decision.decision.do === 'reject') return [{ ...placed, isRejected: true, decision }]
      return decision.decision.span ? [] : [{ ...placed, decision }]
    })
    const kept = this.decisions.flatMap((decided): OraclePlaced<Span>[] => {
      const { subject, decision } = decided
      if (subject.about !== 'format' || decision.do !== 'accept' || !decision.span) return []
      const { spanKey, n } = subject
      if (this.#onFormat(spanKey, n) !== decided) return []
      const stored = this.spans.find(({ key, span }) => key === spanKey && span.n === n)
      return [
        {
          key: `${spanKey}!${n}`,
          spanKey,
          span: decision.span,
          by: stored?.by ?? this.writerOf(spanKey, decision.of),
          isPending: false,
          isRejected: false,
          decision: decided,
          at: stored?.at ?? decided.at,
        },
      ]
    })
    return [...live, ...kept]
  }
}

function isFormat(span: Span): span is FormatSpan {
  return span.t === 'bold' || span.t === 'italic' || span.t === 'link'
}

function entries(map: { readonly _map: Map<string, Y.Item> }) {
  return [...map._map].flatMap(([key, item]) => {
    if (item.deleted) return []
    const value: unknown = item.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined
    let first = item
    while (first.left) first = first.left
    const at: Spot = [first.id.client, first.id.clock]
    return [{ key, value, client: item.id.client, clock: item.lastId.clock, first: at }]
  })
}

function charactersOf(doc: Y.Doc, root: TextRoot): OracleCharacter[] {
  const list: OracleCharacter[] = []
  for (let item = textRoot(doc, root)._start; item; item = item.right) {
    if (!item.deleted && !item.countable) continue
    for (let offset = 0; offset < item.length; offset += 1) {
      list.push({
        root,
        index: list.length,
        client: item.id.client,
        clock: item.id.clock + offset,
        isDeleted: item.deleted,
        content: contentOf(item, offset),
      })
    }
  }
  return list
}

function contentOf(item: Y.Item, offset: number): string | Marker {
  if (item.deleted) return ''
  if (item.content instanceof Y.ContentString) return item.content.str[offset] ?? ''
  return item.content instanceof Y.ContentEmbed ? parseMarker(item.content.embed) : '\ufffc'
}
