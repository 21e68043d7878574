import type * as Y from 'yjs'
import type { ClientBook } from './ClientBook.ts'
import { UNKNOWN_USER } from './clients.ts'
import { clientBookOf } from './clientBookOf.ts'
import type { IdRange } from './ids.ts'
import { RangeIndex } from './RangeIndex.ts'
import type { DecisionSubject } from './review.ts'
import { originsRoot } from './roots.ts'
import { parseSpanKey } from './spans.ts'
import { storedValue } from './storedValue.ts'
import { isIdRange, isRecord, LIMITS, own } from './untrusted.ts'

/**
 * Value of `origins` under a key like that of copies: whoever wrote it suggested what a check of the house style found.
 * `ids` came with it, `gone` are suggested to go. What shows an article ignores it.
 */
export interface CheckEntry {
  readonly k: 'check'
  readonly ids: readonly IdRange[]
  readonly gone: readonly IdRange[]
}

/** Reads an entry as a check; undefined if it is none or broken. Never throws. */
export function parseCheck(key: string, value: unknown): CheckEntry | undefined {
  if (!isRecord(value) || !parseSpanKey(key) || own(value, 'k') !== 'check') return undefined
  const [ids, gone] = [own(value, 'ids'), own(value, 'gone')]
  if (!Array.isArray(ids) || !Array.isArray(gone) || ids.length + gone.length > LIMITS.ranges)
    return undefined
  return ids.every(isIdRange) && gone.every(isIdRange) ? { k: 'check', ids, gone } : undefined
}

/**
 * Which suggestions a check of the house style came upon, as the person says whose they are; of those of others nobody
 * says it. As the document says now; later changes are not seen.
 */
export class StyleChecks {
  readonly #clients: ClientBook
  readonly #came = new RangeIndex<string>()
  readonly #gone = new RangeIndex<string>()

  constructor(doc: Y.Doc) {
    this.#clients = clientBookOf(doc)
    const root = originsRoot(doc)
    for (const key of root._map.keys()) {
      const stored = storedValue(root, key)
      const entry = stored && parseCheck(key, stored.value)
      if (!entry) continue
      const writer = this.#nameOf(stored.client)
      for (const range of entry.ids) this.#came.add(range, writer)
      for (const range of entry.gone) this.#gone.add(range, writer)
    }
  }

  /** Whether all that comes and all that goes is from a check. Formats alone never are. */
  areAll(subjects: readonly DecisionSubject[]): boolean {
    const texts = subjects.filter((subject) => subject.about !== 'format')
    return texts.length > 0 && texts.every((subject) => this.#isChecked(subject))
  }

  #isChecked(subject: Exclude<DecisionSubject, { about: 'format' }>): boolean {
    if (subject.about === 'insertion')
      return isCovered(this.#came, subject.range, this.#nameOf(subject.range[0]))
    const client = parseSpanKey(subject.spanKey)?.client
    return client !== undefined && isCovered(this.#gone, subject.range, this.#nameOf(client))
  }

  /** A person; of a client that nobody knows yet, the client. */
  #nameOf(client: number): string {
    const user = this.#clients.userOf(client)
    return user === UNKNOWN_USER ? `#${client}` : user
  }
}

function isCovered(index: RangeIndex<string>, [client, clock, length]: IdRange, writer: string): boolean {
  const end = clock + length
  let at = clock
  for (const { from, to, value } of index.query(client, clock, end) ?? []) {
    if (value === writer && from <= at) at = Math.max(at, to)
  }
  return at >= end
}
