import type * as Y from 'yjs'
import type { ClientBook } from './ClientBook.ts'
import { SERVER_USER, UNKNOWN_USER, type WriteMode } from './clients.ts'
import type { Fact } from './facts.ts'
import { FormatIndex } from './FormatIndex.ts'
import type { IdRange, UserId } from './ids.ts'
import type { PlacedFormat, PlacedKind, PlacedStatus } from './PlacedFormat.ts'
import { RangeIndex } from './RangeIndex.ts'
import { type Decision, formatKey, parseDecision, type ParsedDecision } from './review.ts'
import { isFormattedRoot } from './roots.ts'
import { type DeletionSpan, parseSpan, type Span } from './spans.ts'
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
}

interface StoredDecision extends ParsedDecision {
  readonly key: string
  readonly client: number
  /** A fact about characters; none for formats and kinds. */
  readonly fact: Fact | null
}

type Placed = PlacedFormat | PlacedKind

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
        this.#placeCopy(key, keptKey(subject.spanKey, subject.n), touches)
        this.#place(subject.spanKey, touches)
      } else if (fact) {
        if (decision === old) this.facts.remove(subject.range[0], fact)
        else this.facts.add(subject.range, fact)
        touches.addCharacters(...subject.range)
      }
    }
  }

  /** Keys of spans and decisions that were written under this clientID. */
  writtenBy(client: number): { spans: string[]; decisions: string[] } {
    const spans = [...this.#spans.values()].filter((span) => span.client === client)
    const decisions = [...this.#decisions.values()].filter((decision) => decision.client === client)
    return { spans: spans.map(({ key }) => key), decisions: decisions.map(({ key }) => key) }
  }

  #readSpan(key: string, stored: StoredValue): StoredSpan | undefined {
    const span = parseSpan(key, stored.value)
    if (!span) return undefined
    this.highestN = Math.max(this.highestN, span.n)
    const { client, clock } = stored
    const writer = this.#clients.userOf(client)
    const by = span.t === 'del' && span.by !== undefined && writer === SERVER_USER ? span.by : writer
    return { key, span, by, mode: this.#clients.modeAt(client, clock), client }
  }

  #readDecision(key: string, stored: StoredValue): StoredDecision | undefined {
    const parsed = parseDecision(key, stored.value)
    if (!parsed) return undefined
    const { subject, decision } = parsed
    this.highestN = Math.max(this.highestN, decision.n)
    const { client, clock } = stored
    const counts = this.#clients.modeAt(client, clock) === 'edit'
    const ruling = { verdict: decision.do, n: decision.n, key }
    let fact: Fact | null = null
    if (counts && subject.about === 'insertion') fact = { about: 'insertion', ruling }
    if (counts && subject.about === 'deletion') fact = { about: 'deletion', spanKey: subject.spanKey, ruling }
    return { key, client, fact, subject, decision: counts ? decision : { do: 'open', n: decision.n } }
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
      const by = { by: next.by, move: after.mv ?? null }
      const strike: Fact = { about: 'struck', spanKey: key, strike: by }
      this.#strikes.set(key, strike)
      for (const range of after.ids) this.facts.add(range, strike)
    }
    const isSamePerson = old?.by === next?.by && before?.mv === after?.mv
    for (const range of isSamePerson
      ? differing(before, after)
      : [...(before?.ids ?? []), ...(after?.ids ?? [])]) {
      touches.addCharacters(...range)
    }
  }

  /** Places the format or kind under a key of `spans` as it is now. */
  #place(key: string, touches: Touches): void {
    const stored = this.#spans.get(key)
    const status = stored && this.#statusOf(stored)
    this.#replace(key, stored && status ? place(key, stored.span, stored.by, status) : undefined, touches)
  }

  /** Places the copy of a format or kind that an accepting decision keeps. */
  #placeCopy(decisionKey: string, placedKey: string, touches: Touches): void {
    const decision = this.#decisions.get(decisionKey)?.decision
    const span = decision?.do === 'accept' ? decision.span : undefined
    const by = decision?.of ?? UNKNOWN_USER
    this.#replace(placedKey, span && place(placedKey, span, by, 'accepted'), touches)
  }

  #statusOf({ key, span, mode }: StoredSpan): PlacedStatus | null {
    if (mode === 'edit' || span.t === 'unknown') return 'accepted'
    const decision: Decision | undefined = this.#decisions.get(formatKey(key, span.n))?.decision
    if (!decision || decision.do === 'open') return 'pending'
    return decision.do === 'accept' && !decision.span ? 'accepted' : null
  }

  #replace(key: string, next: Placed | undefined, touches: Touches): void {
    const old = this.#placed.get(key)
    if (old && next && old.span === next.span && old.by === next.by && old.status === next.status) return
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

/** Sorts behind the key of the span and before every longer key, so that accepting changes no order. */
function keptKey(spanKey: string, n: number): string {
  return `${spanKey}!${n}`
}

function isKind(placed: Placed): placed is PlacedKind {
  return placed.span.t === 'kind'
}

/** A span as it is placed; undefined for deletions, and for formats where a text has none. */
function place(key: string, span: Span, by: UserId, status: PlacedStatus): Placed | undefined {
  if (span.t === 'del') return undefined
  if (span.t === 'kind') return { key, span, by, status }
  if (span.t !== 'unknown' && !isFormattedRoot(span.root)) return undefined
  return { key, span, by, status }
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
