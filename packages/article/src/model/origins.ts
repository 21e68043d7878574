import { parseSpanKey } from './spans.ts'
import { isLamport, isRecord, isStretch, LIMITS, own } from './untrusted.ts'

/** `move` and `undo` carry state, deletions and decisions (when written in edit mode); `copy` carries neither. */
export type CopyKind = 'move' | 'undo' | 'copy'

/** `length` characters from `to` on are copies of those from `from` on; the two do not overlap. */
export type CopyPair = readonly [
  toClient: number,
  toClock: number,
  length: number,
  fromClient: number,
  fromClock: number,
]

/** Value of `origins` under `<clientID>.<sequence>`. `n` is a Lamport number. */
export interface OriginsEntry {
  readonly k: CopyKind
  readonly n: number
  readonly of: readonly CopyPair[]
}

/** Joins pairs that continue each other: `of` as it is stored. The order of the pairs stays. */
export function mergePairs(pairs: readonly CopyPair[]): CopyPair[] {
  const merged: CopyPair[] = []
  for (const pair of pairs) {
    const last = merged.at(-1)
    const joined = last && joinPairs(last, pair)
    if (joined) merged[merged.length - 1] = joined
    else merged.push(pair)
  }
  return merged
}

function joinPairs(left: CopyPair, right: CopyPair): CopyPair | null {
  const [to, clock, length, from, fromClock] = left
  const continues =
    right[0] === to &&
    right[1] === clock + length &&
    right[3] === from &&
    right[4] === fromClock + length &&
    isCopyPair([to, clock, length + right[2], from, fromClock])
  return continues ? [to, clock, length + right[2], from, fromClock] : null
}

/** Reads a value of `origins`; undefined if it or its key is broken, so that it counts for nothing. Never throws. */
export function parseOrigins(key: string, value: unknown): OriginsEntry | undefined {
  if (!isRecord(value) || !parseSpanKey(key)) return undefined
  const kind = own(value, 'k')
  const n = own(value, 'n')
  const pairs = own(value, 'of')
  if (kind !== 'move' && kind !== 'undo' && kind !== 'copy') return undefined
  if (!isLamport(n) || !Array.isArray(pairs) || pairs.length > LIMITS.ranges) return undefined
  return pairs.every(isCopyPair) ? { k: kind, n, of: pairs } : undefined
}

function isCopyPair(value: unknown): value is CopyPair {
  if (!Array.isArray(value) || value.length !== 5) return false
  const [toClient, toClock, length, fromClient, fromClock] = value as unknown[]
  if (!isStretch(toClient, toClock, length) || !isStretch(fromClient, fromClock, length)) return false
  return toClient !== fromClient || Math.abs(Number(toClock) - Number(fromClock)) >= Number(length)
}
