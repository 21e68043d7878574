import type * as Y from 'yjs'
import type { ClientBook } from './ClientBook.ts'
import type { IdRange } from './ids.ts'
import { RangeIndex } from './RangeIndex.ts'
import { originsRoot } from './roots.ts'
import { parseSpanKey } from './spans.ts'
import { storedValue } from './storedValue.ts'
import { isIdRange, isRecord, LIMITS, own } from './untrusted.ts'

/** Value of `origins` under a key like that of copies: these characters came with a paste. What shows an article ignores it. */
export interface PasteEntry {
  readonly k: 'paste'
  readonly ids: readonly IdRange[]
}

/** Reads an entry as a paste; undefined if it is none or broken. Never throws. */
export function parsePaste(key: string, value: unknown): PasteEntry | undefined {
  if (!isRecord(value) || !parseSpanKey(key) || own(value, 'k') !== 'paste') return undefined
  const ids = own(value, 'ids')
  if (!Array.isArray(ids) || ids.length > LIMITS.ranges) return undefined
  return ids.every(isIdRange) ? { k: 'paste', ids } : undefined
}

/** Which characters were pasted, as whoever pasted them said; nobody says it of what others wrote. */
export function pastedIn(doc: Y.Doc, clients: ClientBook): RangeIndex<true> {
  const root = originsRoot(doc)
  const pasted = new RangeIndex<true>()
  for (const key of root._map.keys()) {
    const stored = storedValue(root, key)
    const writer = stored && clients.userOf(stored.client)
    for (const range of (stored && parsePaste(key, stored.value)?.ids) ?? []) {
      if (clients.userOf(range[0]) === writer) pasted.add(range, true)
    }
  }
  return pasted
}
