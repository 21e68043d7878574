/** How deep a value is followed; what lies deeper reads as null, so that no stored value can exhaust the stack. */
const MAX_DEPTH = 32

/**
 * JSON text that is the same for equal values whatever the order of their keys, and that exists for every value
 * that a document can hold: bytes become a list of numbers, big integers a string, what JSON cannot say null.
 */
export function toStableJson(value: unknown): string {
  return JSON.stringify(toJsonValue(value))
}

/** A value as `JSON.parse` would give it: keys sorted, nothing but null, booleans, numbers, strings, lists, records. */
export function toJsonValue(value: unknown): unknown {
  return jsonValueAt(value, 0)
}

function jsonValueAt(value: unknown, depth: number): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || depth >= MAX_DEPTH) return null
  if (value instanceof Uint8Array) return [...value]
  if (Array.isArray(value)) return value.map((item) => jsonValueAt(item, depth + 1))
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]): [string, unknown] => [key, jsonValueAt(item, depth + 1)])
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries)
}
