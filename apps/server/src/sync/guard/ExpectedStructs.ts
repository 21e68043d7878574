import { isInsidePair } from '@stet/article'
import type { IdRange } from '@stet/article'
import { isSameId } from './isSameId.ts'
import { isText } from './isText.ts'
import type { KnownStructs } from './KnownStructs.ts'
import type { ParsedStruct, StructId } from './parseUpdate.ts'

/** What waits of one client without a break: characters each behind the one before, or a value of a map. */
interface ExpectedRun {
  readonly clock: number
  length: number
  readonly origin: StructId | null
  readonly rightOrigin: StructId | null
  readonly root: string
  /** Null: a value. */
  text: string | null
}

/** What a document knows of ids together with what it is about to take in: plain text, and values in `spans`. */
export class ExpectedStructs {
  readonly #known: KnownStructs
  readonly #runs = new Map<number, ExpectedRun[]>()
  /** The value that will count under a key of `spans`. */
  readonly #current = new Map<string, StructId>()
  readonly #keys = new Map<string, string>()
  #values = 0

  constructor(known: KnownStructs) {
    this.#known = known
  }

  /** See `KnownStructs.highestNumber`. */
  get highestNumber(): number {
    return this.#known.highestNumber + this.#values
  }

  /** The client's next clock. */
  stateOf(client: number): number {
    const last = this.#runs.get(client)?.at(-1)
    return last ? last.clock + last.length : this.#known.stateOf(client)
  }

  /** The text that an expected or known character stands in; null for what is none, or not there. */
  textOf(id: StructId): string | null {
    const root = this.#rootOf(id)
    return root !== null && isText(root) ? root : null
  }

  /** Whether all of a range are whole characters of texts, deleted ones too. */
  areCharacters([client, from, length]: IdRange): boolean {
    const to = from + length
    if (to > this.stateOf(client) || this.isCutInPair(client, from) || this.isCutInPair(client, to))
      return false
    const known = this.#known.stateOf(client)
    for (const item of this.#known.itemsIn(client, from, Math.min(to, known)))
      if (item !== null && !isText(this.#known.placeOf(item)?.root)) return false
    return this.isTextIn(client, Math.max(from, known), to)
  }

  /** Whether nothing else than text is expected under a client between two clocks, as far as the document has it not yet. */
  isTextIn(client: number, from: number, to: number): boolean {
    const runs = from < to ? (this.#runs.get(client) ?? []) : []
    return runs.every((run) => run.text !== null || run.clock >= to || run.clock + run.length <= from)
  }

  /** What an id was inserted behind, and before. */
  originOf(id: StructId): StructId | null {
    if (this.#known.isKnown(id)) return this.#known.originOf(id)
    const run = this.#runAt(id)
    return run && id.clock === run.clock ? run.origin : { client: id.client, clock: id.clock - 1 }
  }

  rightOriginOf(id: StructId): StructId | null {
    return this.#known.isKnown(id) ? this.#known.rightOriginOf(id) : (this.#runAt(id)?.rightOrigin ?? null)
  }

  /** Whether a cut directly before this clock would halve a surrogate pair. */
  isCutInPair(client: number, clock: number): boolean {
    if (this.#known.isKnown({ client, clock })) return this.#known.isCutInPair(client, clock)
    const run = this.#runAt({ client, clock })
    return run !== null && run.text !== null && isInsidePair(run.text, clock - run.clock)
  }

  /** The key under which the value with this id will count; null if it will not. */
  keyOf(id: StructId): string | null {
    const expected = this.#keys.get(nameOf(id))
    if (expected !== undefined) return isSameId(this.#current.get(expected) ?? null, id) ? expected : null
    const item = this.#known.isKnown(id) ? this.#known.itemAt(id) : null
    const key = item && this.#known.placeOf(item)?.root === 'spans' ? item.parentSub : null
    if (item === null || key === null || this.#current.has(key)) return null
    const isLast = id.clock === item.id.clock + item.length - 1
    return isLast && this.#known.currentAt('spans', key) === item ? key : null
  }

  /** Whether nothing stands, stood or is expected under a key of `spans`. */
  isNewKey(key: string): boolean {
    return !this.#current.has(key) && !this.#known.hasKey('spans', key)
  }

  addText({ client, clock, origin, rightOrigin, root }: ParsedStruct, text: string): void {
    const last = this.#runs.get(client)?.at(-1)
    const isNext = origin !== null && origin.client === client && origin.clock === clock - 1
    if (last && last.text !== null && isNext && isSameId(last.rightOrigin, rightOrigin)) {
      last.text += text
      last.length += text.length
      return
    }
    const beside = origin ?? rightOrigin
    const placed = root ?? (beside && this.#rootOf(beside)) ?? ''
    this.#add(client, { clock, length: text.length, origin, rightOrigin, root: placed, text })
  }

  addValue({ client, clock, origin }: ParsedStruct, key: string): void {
    this.#add(client, { clock, length: 1, origin, rightOrigin: null, root: 'spans', text: null })
    this.#current.set(key, { client, clock })
    this.#keys.set(nameOf({ client, clock }), key)
    this.#values += 1
  }

  /** The document has taken everything in. */
  clear(): void {
    this.#runs.clear()
    this.#current.clear()
    this.#keys.clear()
    this.#values = 0
  }

  #add(client: number, run: ExpectedRun): void {
    const list = this.#runs.get(client)
    if (list) list.push(run)
    else this.#runs.set(client, [run])
  }

  #runAt({ client, clock }: StructId): ExpectedRun | null {
    const run = this.#runs.get(client)?.findLast((each) => each.clock <= clock)
    return run && clock < run.clock + run.length ? run : null
  }

  #rootOf(id: StructId): string | null {
    if (!this.#known.isKnown(id)) return this.#runAt(id)?.root ?? null
    const item = this.#known.itemAt(id)
    const place = item && this.#known.placeOf(item)
    return place && place.sub === null ? place.root : null
  }
}

function nameOf({ client, clock }: StructId): string {
  return `${client} ${clock}`
}
