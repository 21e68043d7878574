import { mergeRanges, parseCheck, parseDecision, parseOrigins, parsePaste, parseSpan } from '@stet/article'
import type { Anchor, CheckEntry, CopyPair, IdRange, OriginsEntry, Span, WriteMode } from '@stet/article'
import { CLOSE_CODES } from '@stet/protocol'
import type { KnownContent } from './DeletedContent.ts'
import { isText } from './isText.ts'
import type { KnownStructs } from './KnownStructs.ts'
import { firstProblem } from './firstProblem.ts'
import { GUARD_LIMITS } from './limits.ts'
import type { ParsedStruct, StructId } from './parseUpdate.ts'
import { valuesOf } from './readContent.ts'
import { refusal } from './Refusal.ts'
import type { Refusal } from './Refusal.ts'
import type { UpdateShape } from './UpdateShape.ts'

/** In which mode a character was or will be written. */
type ModeOf = (id: StructId) => WriteMode

const malformed = (reason: string) => refusal(CLOSE_CODES.malformed, reason)
/** Perhaps honest: what it is about may come with an earlier update that is still on its way. */
const gap = (reason: string) => refusal(CLOSE_CODES.gap, reason)

/**
 * What the values of an update's `spans`, `review` and `origins` say about the texts, compared with the texts as they
 * are once the update is applied. Values that this version cannot read pass: they count for nothing.
 */
export class ValueRules {
  readonly #known: KnownStructs
  readonly #shape: UpdateShape
  readonly #modeOf: ModeOf
  readonly #highestNumber: number
  #items: number = GUARD_LIMITS.namedItems
  #units: number = GUARD_LIMITS.copiedUnits

  /** `newValues`: how many values the update writes into the maps. */
  constructor(known: KnownStructs, shape: UpdateShape, modeOf: ModeOf, newValues: number) {
    this.#known = known
    this.#shape = shape
    this.#modeOf = modeOf
    this.#highestNumber = known.highestNumber + newValues
  }

  /** Checks every value of a struct under a key of one of the three maps. */
  check(root: string, sub: string, struct: ParsedStruct): Refusal | null {
    if (struct.content.kind !== 'values') return null
    return firstProblem(valuesOf(struct.content), (value) => {
      if (root === 'spans') return this.#span(parseSpan(sub, value))
      if (root === 'origins') {
        const paste = parsePaste(sub, value)
        if (paste) return firstProblem(paste.ids, (range) => this.#pasted(range))
        const found = parseCheck(sub, value)
        if (found) return this.#checked(found)
        return this.#copies(parseOrigins(sub, value), this.#modeOf(struct))
      }
      return this.#decision(sub, value)
    })
  }

  #span(span: Span | undefined): Refusal | null {
    if (span === undefined) return null
    if (span.t === 'del')
      return this.#number(span.n) ?? firstProblem(mergeRanges(span.ids), (ids) => this.#range(ids))
    if (span.t === 'kind') return this.#number(span.n) ?? this.#range([...span.at, 1])
    if (span.t === 'unknown') return this.#number(span.n)
    return this.#number(span.n) ?? this.#anchor(span.s) ?? (span.e === null ? null : this.#anchor(span.e))
  }

  #decision(sub: string, value: unknown): Refusal | null {
    const parsed = parseDecision(sub, value)
    if (parsed === undefined) return null
    const { subject, decision } = parsed
    const named = subject.about === 'format' ? this.#span(decision.span) : this.#range(subject.range)
    return this.#number(decision.n) ?? named
  }

  /** As with copies: nobody says later of text that it was pasted. */
  #pasted(range: IdRange): Refusal | null {
    const [client, clock] = range
    if (this.#known.isKnown({ client, clock })) return malformed('a paste that was written before')
    return this.#range(range)
  }

  /** Nobody says later of text that a check brought it; what it takes away was there before. */
  #checked({ ids, gone }: CheckEntry): Refusal | null {
    const isKnown = ids.some(([client, clock]) => this.#known.isKnown({ client, clock }))
    if (isKnown) return malformed('a check that was written before')
    return firstProblem([...ids, ...mergeRanges(gone)], (range) => this.#range(range))
  }

  #copies(entry: OriginsEntry | undefined, mode: WriteMode): Refusal | null {
    if (entry === undefined) return null
    const carries = entry.k !== 'copy' && mode === 'edit'
    return this.#number(entry.n) ?? firstProblem(entry.of, (pair) => this.#copy(pair, carries))
  }

  /** Characters become copies when they are written, not later: what others saw of them does not change. */
  #copy([toClient, toClock, length, fromClient, fromClock]: CopyPair, carries: boolean): Refusal | null {
    const to: StructId = { client: toClient, clock: toClock }
    const from: StructId = { client: fromClient, clock: fromClock }
    if (this.#known.isKnown(to)) return malformed('a copy that was written before')
    const problem = this.#range([toClient, toClock, length]) ?? this.#range([fromClient, fromClock, length])
    if (problem !== null) return problem
    if (carries && this.#modeOf(to) !== this.#modeOf(from)) return malformed('a copy of another mode')
    return this.#isSame(to, from, length) ? null : malformed('a copy that differs from its source')
  }

  #number(n: number): Refusal | null {
    return n > this.#highestNumber ? gap('a number ahead of everything that is known') : null
  }

  #anchor([client, clock, side]: Anchor): Refusal | null {
    const problem = this.#exists(client, clock, clock + 1)
    return problem ?? (this.#shape.isCutInPair(client, clock + side) ? malformed('halves a character') : null)
  }

  #range([client, clock, length]: IdRange): Refusal | null {
    const end = clock + length
    const problem = this.#exists(client, clock, end)
    if (problem !== null) return problem
    const isHalved = this.#shape.isCutInPair(client, clock) || this.#shape.isCutInPair(client, end)
    return isHalved ? malformed('halves a character') : null
  }

  /** Are all of these known or new characters of texts? */
  #exists(client: number, from: number, to: number): Refusal | null {
    if (to > this.#shape.stateAfter(client)) return gap('names what is not known')
    for (const item of this.#known.itemsIn(client, from, to)) {
      if (!this.#mayGoOn()) return malformed('names too much')
      if (item !== null && !isText(this.#known.placeOf(item)?.root)) return malformed('names what is no text')
    }
    for (let clock = Math.max(from, this.#known.stateOf(client)); clock < to;) {
      if (!this.#mayGoOn()) return malformed('names too much')
      const fresh = this.#shape.freshAt({ client, clock })
      if (fresh === null) return gap('names what is not known')
      if (!isText(fresh.place.root)) return malformed('names what is no text')
      clock = fresh.struct.clock + fresh.struct.length
    }
    return null
  }

  #mayGoOn(): boolean {
    this.#items -= 1
    return this.#items >= 0
  }

  /** Compares as far as the content of both is known. */
  #isSame(to: StructId, from: StructId, length: number): boolean {
    for (let at = 0; at < length;) {
      if (!this.#mayGoOn()) return false
      const end = (id: StructId) => id.clock + length
      const one = this.#contentAt({ client: to.client, clock: to.clock + at }, end(to))
      const other = this.#contentAt({ client: from.client, clock: from.clock + at }, end(from))
      const part = Math.min(one.end - to.clock, other.end - from.clock) - at
      if (!isSameContent(one, other, part)) return false
      this.#units -= one.content === null || other.content === null ? 0 : part
      if (this.#units < 0) return false
      at += part
    }
    return true
  }

  #contentAt(id: StructId, end: number): KnownContent {
    if (this.#known.isKnown(id)) return this.#known.contentAt(id, end)
    const struct = this.#shape.freshAt(id)?.struct
    const to = struct === undefined ? end : Math.min(end, struct.clock + struct.length)
    const content = struct?.content
    if (content?.kind === 'text') {
      const from = id.clock - (struct?.clock ?? 0)
      return { content: content.text.slice(from, from + to - id.clock), isMarker: false, end: to }
    }
    if (content?.kind === 'embed') return { content: JSON.stringify(content.embed), isMarker: true, end: to }
    return { content: null, isMarker: false, end: to }
  }
}

function isSameContent(one: KnownContent, other: KnownContent, length: number): boolean {
  if (one.content === null || other.content === null) return true
  if (one.isMarker || other.isMarker) return one.isMarker === other.isMarker && one.content === other.content
  return one.content.slice(0, length) === other.content.slice(0, length)
}
