import { isServerRoot, SERVER_USER } from '@stet/article'
import type { WriteMode } from '@stet/article'
import { CLOSE_CODES } from '@stet/protocol'
import type { Mode } from '@stet/protocol'
import type * as Y from 'yjs'
import { firstProblem } from './firstProblem.ts'
import { GUARD_LIMITS } from './limits.ts'
import type { KnownStructs, Place } from './KnownStructs.ts'
import { isText } from './isText.ts'
import { isStruckFor } from './isStruckFor.ts'
import { Overreach } from './Overreach.ts'
import { parseUpdate } from './parseUpdate.ts'
import type { DeletedRange, DeletedRanges, ParsedStruct, StructId } from './parseUpdate.ts'
import { refusal } from './Refusal.ts'
import type { Refusal } from './Refusal.ts'
import { UpdateShape } from './UpdateShape.ts'
import { ValueRules } from './ValueRules.ts'

/** Who writes under a clientID. */
export interface Authorship {
  /** The person, or null as long as the id is nobody's. */
  ownerOf(client: number): string | null
  /** In which mode the character with this clock was written. */
  modeAt(client: number, clock: number): WriteMode
  /** Whether this person could ever edit here: then what they may not do any more may be late, and meant well. */
  wasEditor(userId: string): boolean
}

/** On whose behalf an update comes. */
export interface Writer {
  readonly userId: string
  readonly mode: Mode
  /** Comes with a token, whose mode was never another one: it brings nothing that was written before. */
  readonly isProgram?: boolean
}

/** `isNews`: it changes the document. */
export interface Passed {
  readonly ok: true
  readonly isNews: boolean
  /** ClientIDs under which it brings something new, some perhaps nobody's yet, and how many characters under each. */
  readonly clients: ReadonlyMap<number, number>
  readonly overreach: Overreach
}

const forbidden = (reason: string) => refusal(CLOSE_CODES.forbidden, reason)
const malformed = (reason: string) => refusal(CLOSE_CODES.malformed, reason)
const isNumbered = (root: string) => root === 'spans' || root === 'review' || root === 'origins'

/**
 * Decides whether an update may be applied, whole or not at all, without touching the document. What passes, Yjs
 * applies whole and keeps nothing of it pending. Costs what the update costs, not the article, but where two people
 * wrote at one place at the same time (`settleOrder`).
 */
export function checkUpdate(
  update: Uint8Array,
  known: KnownStructs,
  authorship: Authorship,
  writer: Writer,
): Passed | Refusal {
  const parsed = parseUpdate(update)
  if (!parsed.ok) return parsed
  const shape = new UpdateShape(known, parsed.structs)
  const check = new UpdateRules(known, shape, authorship, writer)
  return (
    check.owners(parsed.structs) ??
    shape.settle() ??
    check.structs() ??
    check.values() ??
    check.deletions(parsed.deletions) ??
    shape.settleOrder(update) ??
    check.passed()
  )
}

class UpdateRules {
  readonly #known: KnownStructs
  readonly #shape: UpdateShape
  readonly #authorship: Authorship
  readonly #writer: Writer
  readonly #clients = new Map<number, number>()
  readonly #overreach = new Overreach()
  /** Takes what it may not take as somebody's who could, when it was written. */
  readonly #isLate: boolean
  #isNews = false

  constructor(known: KnownStructs, shape: UpdateShape, authorship: Authorship, writer: Writer) {
    this.#known = known
    this.#shape = shape
    this.#authorship = authorship
    this.#writer = writer
    this.#isLate = writer.mode === 'suggest' && !writer.isProgram && authorship.wasEditor(writer.userId)
  }

  passed(): Passed {
    return { ok: true, isNews: this.#isNews, clients: this.#clients, overreach: this.#overreach }
  }

  /** Before anything costs more than the bytes: is everything that is new under a client of the writer? */
  owners(structs: ReadonlyMap<number, readonly ParsedStruct[]>): Refusal | null {
    for (const [client, list] of structs) {
      const last = list.at(-1)
      if (last !== undefined && last.clock + last.length > this.#known.stateOf(client))
        this.#clients.set(client, 0)
    }
    this.#isNews = this.#clients.size > 0
    if (this.#isNews && this.#writer.mode === 'view') return forbidden('no right to write')
    return firstProblem(this.#clients.keys(), (client) => this.#owner(client))
  }

  structs(): Refusal | null {
    return firstProblem(this.#shape.fresh, ({ struct, place }) => this.#struct(struct, place))
  }

  /** What the values name, once the shape of everything is known to be sound. */
  values(): Refusal | null {
    const written = this.#shape.fresh.filter(({ place }) => isNumbered(place.root))
    if (written.length === 0) return null
    const count = written.reduce((sum, { struct }) => sum + this.#newLength(struct), 0)
    const rules = new ValueRules(this.#known, this.#shape, (id) => this.#modeOf(id), count)
    return firstProblem(written, ({ struct, place }) => rules.check(place.root, place.sub ?? '', struct))
  }

  deletions(deletions: ReadonlyMap<number, DeletedRanges>): Refusal | null {
    return firstProblem(deletions, ([client, ranges]) =>
      firstProblem(ranges, (range) => this.#deletion(client, range)),
    )
  }

  #owner(client: number): Refusal | null {
    const owner = this.#authorship.ownerOf(client)
    if (owner === this.#writer.userId) return null
    if (owner !== null || this.#known.stateOf(client) > 0) return forbidden('a client of somebody else')
    const unbound = [...this.#clients.keys()].filter((id) => this.#authorship.ownerOf(id) === null)
    return unbound.length > GUARD_LIMITS.newClients ? malformed('too many new clients') : null
  }

  #struct(struct: ParsedStruct, { root, sub }: Place): Refusal | null {
    if (isText(root)) {
      if (sub !== null) return malformed('an attribute on a text')
      if (struct.content.kind === 'values') return malformed('a value in a text')
      if (struct.content.kind !== 'deleted') this.#count(struct)
      return null
    }
    if (isServerRoot(root)) return malformed(`${root} is written by the server`)
    if (sub === null || struct.rightOrigin !== null) return malformed('a list in a map')
    if (struct.content.kind !== 'values' && struct.content.kind !== 'deleted')
      return malformed('a text in a map')
    if (sub.length > GUARD_LIMITS.keyLength || sub === '__proto__')
      return malformed('a key that is not sound')
    if (root === 'review' && this.#modeOf(struct) !== 'edit' && !this.#isLate)
      return forbidden('no right to review')
    if (!this.#isOwnKey(sub)) return forbidden('a key of somebody else')
    const current = this.#known.currentAt(root, sub)
    return current === null
      ? null
      : this.#removal(current, current.id.clock + current.length - 1, current.id.clock + current.length)
  }

  #count(struct: ParsedStruct): void {
    this.#clients.set(struct.client, (this.#clients.get(struct.client) ?? 0) + this.#newLength(struct))
  }

  #newLength({ client, clock, length }: ParsedStruct): number {
    return clock + length - Math.max(clock, this.#known.stateOf(client))
  }

  /** In which mode something was written, or will have been. */
  #modeOf({ client, clock }: StructId): WriteMode {
    if (this.#known.isKnown({ client, clock })) return this.#authorship.modeAt(client, clock)
    if (this.#writer.mode !== 'edit') return 'suggest'
    return this.#authorship.ownerOf(client) === null ? 'edit' : this.#authorship.modeAt(client, clock)
  }

  /** Keys of the maps begin with a client of their author, perhaps one that this update makes theirs. */
  #isOwnKey(sub: string): boolean {
    const client = Number(/^(\d{1,16})\./.exec(sub)?.[1] ?? Number.NaN)
    if (!Number.isSafeInteger(client)) return false
    return this.#authorship.ownerOf(client) === this.#writer.userId || this.#clients.has(client)
  }

  /** Of the writer, or one of theirs that the server has put back. */
  #isOwnValue(client: number, sub: string): boolean {
    const owner = this.#authorship.ownerOf(client)
    return owner === this.#writer.userId || (owner === SERVER_USER && this.#isOwnKey(sub))
  }

  #deletion(client: number, { clock, length }: DeletedRange): Refusal | null {
    const end = clock + length
    if (end > this.#shape.stateAfter(client)) return refusal(CLOSE_CODES.gap, 'deletes what is not known')
    for (const { item, from, to } of this.#known.liveIn(client, clock, end)) {
      const place = this.#known.placeOf(item)
      if (place === null) return malformed('an unknown root')
      const problem = this.#cut(place.root, client, from, to) ?? this.#removal(item, from, to)
      if (problem !== null) return problem
      this.#isNews = true
    }
    return this.#freshDeletion(client, Math.max(clock, this.#known.stateOf(client)), end)
  }

  #freshDeletion(client: number, from: number, end: number): Refusal | null {
    for (let clock = from; clock < end;) {
      const placed = this.#shape.freshAt({ client, clock })
      if (placed === null) return refusal(CLOSE_CODES.gap, 'deletes what is not known')
      const to = Math.min(end, placed.struct.clock + placed.struct.length)
      const { root } = placed.place
      const problem = this.#cut(root, client, clock, to) ?? this.#ownRemoval(root)
      if (problem !== null) return problem
      clock = to
    }
    return null
  }

  #cut(root: string, client: number, from: number, to: number): Refusal | null {
    const isHalved =
      isText(root) && (this.#shape.isCutInPair(client, from) || this.#shape.isCutInPair(client, to))
    return isHalved ? malformed('halves a character') : null
  }

  /** Whether this writer may delete something that comes with the same update. */
  #ownRemoval(root: string): Refusal | null {
    if (root === 'origins') return malformed('origins stay')
    const mayRemove = root === 'spans' || this.#writer.mode === 'edit' || this.#isLate
    return mayRemove ? null : forbidden('a suggestion deletes nothing')
  }

  /** Whether this writer may delete or replace what stands in a known item from one clock to another. */
  #removal(item: Y.Item, from: number, to: number): Refusal | null {
    const { userId, mode } = this.#writer
    const { root, sub } = this.#known.placeOf(item) ?? { root: '', sub: null }
    if (isServerRoot(root)) return malformed(`${root} is written by the server`)
    if (root === 'origins') return malformed('origins stay')
    if (mode === 'view') return forbidden('no right to write')
    const { client } = item.id
    if (root === 'spans') {
      if (isStruckFor(item, userId, this.#authorship)) return null
      if (!this.#isOwnValue(client, sub ?? '')) return forbidden('a span of somebody else')
      if (mode === 'edit' || this.#authorship.modeAt(client, from) !== 'edit') return null
      if (!this.#isLate) return forbidden('a span that is no suggestion any more')
      this.#overreach.spans.add(sub ?? '')
      return null
    }
    if (root === 'review' && (mode === 'edit' || this.#isLate) && !this.#isOwnValue(client, sub ?? ''))
      return forbidden('a decision of somebody else')
    if (mode === 'edit') return null
    if (!this.#isLate) return forbidden('a suggestion deletes nothing')
    if (isText(root)) this.#overreach.texts.push([client, from, to - from])
    else this.#overreach.decisions.add(sub ?? '')
    return null
  }
}
