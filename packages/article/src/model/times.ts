import type * as Y from 'yjs'
import { timesRoot } from './roots.ts'
import { storedValue } from './storedValue.ts'
import { isCount, parseCount } from './untrusted.ts'

const MINUTE = 60_000

/** The last minute that a date can say. */
const LAST_MINUTE = 8.64e15 / MINUTE

/** An entry of `times`: from this clock on, until its next entry, the client wrote in this minute since 1970. */
export interface TimeEntry {
  readonly client: number
  readonly clock: number
  readonly minute: number
}

/** When things were written, as far as `times` knows. */
export interface Times {
  /** When the item with this clock was written, to the minute: milliseconds since 1970; null if that is not known. */
  at(client: number, clock: number): number | null
  /** The clocks behind `from` and before `to` from which on another minute may hold, sorted. */
  changes(client: number, from: number, to: number): readonly number[]
}

/** The key in `times` of an entry from this clock on. */
export function timeKey(client: number, clock: number): string {
  return `${client}:${clock}`
}

/** The value in `times` for something written now: `now` in milliseconds since 1970. */
export function minuteOf(now: number): number {
  return Math.floor(now / MINUTE)
}

/** Reads an entry of `times`; undefined if its key or value is broken, so that it says nothing. Never throws. */
export function parseTime(key: string, value: unknown): TimeEntry | undefined {
  const [first = '', second = '', rest] = key.split(':')
  const client = parseCount(first)
  const clock = parseCount(second)
  if (client === undefined || clock === undefined || rest !== undefined) return undefined
  return isCount(value) && value <= LAST_MINUTE ? { client, clock, minute: value } : undefined
}

/** The times that a document knows now. Costs the number of entries; later ones are not seen. */
export function timesOf(doc: Y.Doc): Times {
  const root = timesRoot(doc)
  const byClient = new Map<number, TimeEntry[]>()
  for (const key of root._map.keys()) {
    const stored = storedValue(root, key)
    const entry = stored && parseTime(key, stored.value)
    if (!entry) continue
    const entries = byClient.get(entry.client)
    if (entries) entries.push(entry)
    else byClient.set(entry.client, [entry])
  }
  for (const entries of byClient.values()) entries.sort((left, right) => left.clock - right.clock)
  return {
    at: (client, clock) => {
      const entries = byClient.get(client) ?? []
      const entry = entries[countUpTo(entries, clock) - 1]
      return entry ? entry.minute * MINUTE : null
    },
    changes: (client, from, to) => {
      const entries = byClient.get(client) ?? []
      const within = entries.slice(countUpTo(entries, from), countUpTo(entries, to - 1))
      return within.map(({ clock }) => clock)
    },
  }
}

/** How many of the entries, which are sorted by clock, are at or before this clock. */
function countUpTo(entries: readonly TimeEntry[], clock: number): number {
  let from = 0
  let to = entries.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((entries[middle]?.clock ?? Infinity) <= clock) from = middle + 1
    else to = middle
  }
  return from
}
