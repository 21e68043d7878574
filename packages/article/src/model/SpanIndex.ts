import type * as Y from 'yjs'
import type { ClientBook } from './ClientBook.ts'
import { SERVER_USER, type WriteMode } from './clients.ts'
import { type Fact, stronger } from './facts.ts'
import { FormatIndex } from './FormatIndex.ts'
import type { CharacterId, IdRange, UserId } from './ids.ts'
import type { PlacedKind } from './PlacedFormat.ts'
import { isKind, isSamePlaced, keptKey, type Placed, placedSpan } from './placedSpan.ts'
import { RangeIndex } from './RangeIndex.ts'
import { formatName, nameIn, parseDecision, type ParsedDecision } from './review.ts'
import { type Ruling, settled } from './Ruling.ts'
import { type DeletionSpan, parseSpan, parseSpanKey, type Span } from './spans.ts'
import type { StoredValue } from './storedValue.ts'
import type { Touches } from './Touches.ts'

/** A stored span and who wrote it. */
export interface StoredSpan {
  readonly key: string
  readonly span: Span
  readonly by: UserId
  readonly mode: WriteMode
  /** Under which clientID this value was written. */
  readonly client: number
  /** The item that holds it; for a deletion, which grows, the one that held its first value. */
  readonly at: CharacterId
}

interface StoredDecision extends ParsedDecision {
  readonly key: string
  readonly client: number
  /** Null if it counts for nothing. */
  readonly ruling: Ruling | null
  /** A fact about characters; none for formats and kinds. */
  readonly fact: Fact | null
}

/** The index over `spans` and `review`. */
export class SpanIndex {
  readonly facts = new RangeIndex<Fact>()
  readonly kinds = new RangeIndex<PlacedKind>()
  readonly formats: FormatIndex
  highestN = 0

  readonly #clients: ClientBook
  readonly #spans = new Map<string, StoredSpan>()
  readonly #strikes = new Map<string, Fact>()
  readonly #decisions = new Map<string, StoredDecision>()
  /** Decisions on formats and kinds, by the name of what they are about. */
  readonly #onFormats = new Map<string, Set<StoredDecision>>()
  readonly #placed = new Map<string, Placed>()

  constructor(doc: Y.Doc, clients: ClientBook) {
    this.formats = new FormatIndex(doc)
    this.#clients = clients
  }

  span(key: string): StoredSpan | undefined {
    return this.#spans.get(key)
  }

  /** Takes in what stands under a key of `spans`. */
  setSpan(key: string, stored: StoredValue | undefined, touches: Touches): void {
    const old = this.#spans.get(key)
    const next = stored && this.#readSpan(key, stored)
    if (next) this.#spans.set(key, next)
    else this.#spans.delete(key)
    this.#strike(key, old, next, touches)
    this.#place(key, touches)
    // Whose an accepted format was, and since when, is said by its span as long as that stands.
    for (const n of new Set([old?.span.n, next?.span.n]))
      if (n !== undefined) this.#placeCopy(key, n, touches)
  }

  /** Takes in what stands under a key of `review`. */
  setDecision(key: string, stored: StoredValue | undefined, touches: Touches): void {
    const old = this.#decisions.get(key)
    const next = stored && this.#readDecision(key, stored)
    if (next) this.#decisions.set(key, next)
    else this.#decisions.delete(key)
    for (const decision of [old, next]) {
      if (!decision) continue
      const { subject, fact } = decision
      if (subject.about === 'format') {
        const name = nameIn(key)
        const all = this.#onFormats.get(name) ?? new Set()
        this.#onFormats.set(name, all)
        if (decision === old) all.delete(old)
        else all.add(decision)
        this.#placeCopy(subject.spanKey, subject.n, touches)
        this.#place(subject.spanKey, touches)
      } else if (fact) {
        if (decision === old) this.facts.remove(subject.range[0], fact)
        else this.facts.add(subject.range, fact)
        touches.addCharacters(...subject.range)
      }
    }
  }

  /** Of the decisions on a format or kind, as it is with this `n`, the one that counts. */
  #onFormat(spanKey: string, n: number): Partial<StoredDecision> {
    let best: StoredDecision | undefined
    for (const one of this.#onFormats.get(formatName(spanKey, n)) ?? [])
      if (one.ruling && stronger(best?.ruling ?? null, one.ruling) === one.ruling) best = one
    return best ?? {}
  }

  /** Keys of spans and decisions that were written under this clientID; decisions on what was written under it, too. */
  writtenBy(client: number): { spans: string[]; decisions: string[] } {
    const spans = [...this.#spans.values()].filter((span) => span.client === client)
    const decisions = [...this.#decisions.values()].filter(
      (decision) => decision.client === client || isAboutSpanOf(decision, client),
    )
    return { spans: spans.map(({ key }) => key), decisions: decisions.map(({ key }) => key) }
  }

  #readSpan(key: string, stored: StoredValue): StoredSpan | undefined {
    const span = parseSpan(key, stored.value)
    if (!span) return undefined
    this.highestN = Math.max(this.highestN, span.n)
    const { client, clock } = stored
    const writer = this.#clients.userOf(client)
    const by = span.t === 'del' && span.by !== undefined && writer === SERVER_USER ? span.by : writer
    const at = span.t === 'del' ? stored.first : ([client, clock] as const)
    return { key, span, by, mode: this.#clients.modeAt(client, clock), client, at }
  }

  #readDecision(key: string, stored: StoredValue): StoredDecision | undefined {
    const parsed = parseDecision(key, stored.value)
    if (!parsed) return undefined
    const { subject, decision } = parsed
    this.highestN = Math.max(this.highestN, decision.n)
    const { client, clock } = stored
    if (this.#clients.modeAt(client, clock) !== 'edit')
      return { key, client, ruling: null, fact: null, subject, decision }
    const writer = this.#clients.userOf(client)
    // Only the server writes decisions for somebody else: those that it put back.
    const by = writer === SERVER_USER ? (decision.by ?? writer) : writer
    const ruling: Ruling = { verdict: decision.do, n: decision.n, key, by, at: [client, clock] }
    let fact: Fact | null = null
    if (subject.about === 'insertion') fact = { about: 'insertion', ruling }
    else if (subject.about === 'deletion') {
      const { spanKey } = subject
      const of = this.#writerOf(spanKey, decision.of)
      fact = { about: 'deletion', spanKey, decision: { ruling, of } }
    }
    return { key, client, ruling, fact, subject, decision }
  }

  /** Whose a span is that may be gone: its key tells the client, and only the server writes for somebody else. */
  #writerOf(spanKey: string, of: UserId | undefined): UserId {
    const writer = this.#clients.userOf(parseSpanKey(spanKey)?.client ?? -1)
    return writer === SERVER_USER && of !== undefined ? of : writer
  }

  #strike(key: string, old: StoredSpan | undefined, next: StoredSpan | undefined, touches: Touches): void {
    const before = old?.span.t === 'del' ? old.span : undefined
    const after = next?.span.t === 'del' ? next.span : undefined
    const fact = this.#strikes.get(key)
    if (before && fact) {
      for (const client of new Set(before.ids.map(([id]) => id))) this.facts.remove(client, fact)
      this.#strikes.delete(key)
    }
    if (next && after) {
      const { by, at } = next
      const strike: Fact = { about: 'struck', spanKey: key, strike: { by, move: after.mv ?? null, at } }
      this.#strikes.set(key, strike)
      for (const range of after.ids) this.facts.add(range, strike)
    }
    const isSame = old?.by === next?.by && before?.mv === after?.mv && String(old?.at) === String(next?.at)
    for (const range of isSame ? differing(before, after) : [...(before?.ids ?? []), ...(after?.ids ?? [])]) {
      touches.addCharacters(...range)
    }
  }

  /** Places the format or kind under a key of `spans` as it is now. */
  #place(key: string, touches: Touches): void {
    const stored = this.#spans.get(key)
    const standing = stored && this.#standingOf(stored)
    const placed = stored && standing ? placedSpan({ ...stored, ...standing, spanKey: key }) : undefined
    this.#replace(key, placed, touches)
  }

  /** Places the copy of a format or kind that an accepting decision keeps. */
  #placeCopy(spanKey: string, n: number, touches: Touches): void {
    const key = keptKey(spanKey, n)
    const { decision, ruling } = this.#onFormat(spanKey, n)
    const settlement = settled(ruling)
    if (settlement?.verdict !== 'accept' || !decision?.span) {
      this.#replace(key, undefined, touches)
      return
    }
    const stored = this.#spans.get(spanKey)
    const isThere = stored?.span.n === n
    const by = isThere ? stored.by : this.#writerOf(spanKey, decision.of)
    const at = isThere ? stored.at : settlement.at
    const kept = {
      key,
      spanKey,
      span: decision.span,
      by,
      status: 'accepted',
      ruling: settlement,
      at,
    } as const
    this.#replace(key, placedSpan(kept), touches)
  }

  /** Null for what is accepted and is read from the copy in the decision. */
  #standingOf({ key, span, mode }: StoredSpan): Pick<Placed, 'status' | 'ruling'> | null {
    if (mode === 'edit') return { status: 'accepted', ruling: null }
    if (span.t === 'unknown') return { status: 'pending', ruling: null }
    const { decision, ruling } = this.#onFormat(key, span.n)
    const settlement = settled(ruling)
    if (!settlement) return { status: 'pending', ruling: null }
    if (settlement.verdict === 'reject') return { status: 'rejected', ruling: settlement }
    return decision?.span ? null : { status: 'accepted', ruling: settlement }
  }

  #replace(key: string, next: Placed | undefined, touches: Touches): void {
    const old = this.#placed.get(key)
    if (old && next && isSamePlaced(old, next)) return
    if (old) {
      this.#placed.delete(key)
      if (isKind(old)) this.#touchKind(old, () => this.kinds.remove(old.span.at[0], old), touches)
      else this.formats.remove(old, touches)
    }
    if (next) {
      this.#placed.set(key, next)
      if (isKind(next)) this.#touchKind(next, () => this.kinds.add([...next.span.at, 1], next), touches)
      else this.formats.add(next, touches)
    }
  }

  #touchKind(kind: PlacedKind, change: () => void, touches: Touches): void {
    change()
    touches.addCharacters(kind.span.at[0], kind.span.at[1], 1)
  }
}

function isAboutSpanOf({ subject }: StoredDecision, client: number): boolean {
  return subject.about !== 'insertion' && parseSpanKey(subject.spanKey)?.client === client
}

/** The ranges that are in one of the two alone, so that growing a long deletion by a character touches little. */
function differing(before: DeletionSpan | undefined, after: DeletionSpan | undefined): readonly IdRange[] {
  if (!before || !after) return before?.ids ?? after?.ids ?? []
  const old = new Set(before.ids.map(String))
  const now = new Set(after.ids.map(String))
  return [
    ...before.ids.filter((range) => !now.has(String(range))),
    ...after.ids.filter((range) => !old.has(String(range))),
  ]
}
