import type { Marker } from '@stet/article'

/** Names under which spans, decisions and copies hold words of ours, ids and numbers; `v` and `span` are looked into. */
const OURS: ReadonlySet<string> = new Set('t k do on root s e n at of by ids v span'.split(' '))

/** What of a block marker somebody may have chosen: everything but its kind, which is a word of ours. */
export function freeValuesOf(marker: Marker): readonly unknown[] {
  return Object.entries(marker).flatMap(([name, value]) => (name === 'k' ? [] : [value]))
}

/** The same of a value of `spans`, `review` or `origins`: the address of a link, the marker of a kind, what this version does not know. */
export function freeValuesIn(entry: unknown): readonly unknown[] {
  if (typeof entry !== 'object' || entry === null) return []
  const { v, span } = entry as { readonly v?: unknown; readonly span?: unknown }
  const isMarker = typeof v === 'object' && v !== null && !Array.isArray(v)
  const unknown = Object.entries(entry).flatMap(([name, value]) => (OURS.has(name) ? [] : [value]))
  return [...(isMarker ? freeValuesOf(v as Marker) : [v]), ...unknown, ...freeValuesIn(span)]
}
