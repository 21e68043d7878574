import type { ClientBook } from './ClientBook.ts'
import { SERVER_USER } from './clients.ts'
import type { CopyKind, OriginsEntry } from './origins.ts'

/** An entry of `origins` and under which character id it was written. */
export interface StoredOrigins {
  readonly key: string
  readonly entry: OriginsEntry
  readonly client: number
  readonly clock: number
}

/** Characters `from` … `to` (not included) of `client` are copies of those of `sourceClient` from `sourceFrom` on. */
export interface CopyRange {
  readonly client: number
  readonly from: number
  readonly to: number
  readonly sourceClient: number
  readonly sourceFrom: number
  readonly kind: CopyKind
  readonly n: number
  readonly key: string
  /** State, deletions and decisions go with it. */
  readonly carries: boolean
}

/** Copies of each client, disjoint and sorted. */
export type CopyLanes = ReadonlyMap<number, readonly CopyRange[]>

/**
 * All copies, each character in one range at most: of several entries for one character the one with the highest `n`
 * counts, ties by key. Entries for somebody else's characters count for nothing, unless the server wrote them.
 */
export function copyLanes(origins: Iterable<StoredOrigins>, clients: ClientBook): CopyLanes {
  const ranges: CopyRange[] = []
  for (const { key, entry, client, clock } of origins) {
    const writer = clients.userOf(client)
    const carries = entry.k !== 'copy' && clients.modeAt(client, clock) === 'edit'
    for (const [toClient, toClock, length, sourceClient, sourceFrom] of entry.of) {
      if (writer !== SERVER_USER && clients.userOf(toClient) !== writer) continue
      ranges.push({
        client: toClient,
        from: toClock,
        to: toClock + length,
        sourceClient,
        sourceFrom,
        kind: entry.k,
        n: entry.n,
        key,
        carries,
      })
    }
  }
  const lanes = new Map<number, CopyRange[]>()
  for (const range of ranges.toSorted(byStrength)) {
    const lane = lanes.get(range.client)
    if (lane) paint(lane, range)
    else lanes.set(range.client, [range])
  }
  return lanes
}

/** The copy that holds this character, if it is one. */
export function copyAt(lanes: CopyLanes, client: number, clock: number): CopyRange | undefined {
  const lane = lanes.get(client)
  if (!lane) return undefined
  const range = lane[firstBehind(lane, clock)]
  return range && range.from <= clock ? range : undefined
}

/** The index of the first range that ends behind `clock`. */
export function firstBehind(lane: readonly { readonly to: number }[], clock: number): number {
  let low = 0
  let high = lane.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lane[middle]?.to ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  return low
}

/** The strongest first; between equals of one entry the order of ids decides, so that it is the same everywhere. */
function byStrength(left: CopyRange, right: CopyRange): number {
  if (left.n !== right.n) return right.n - left.n
  if (left.key !== right.key) return left.key < right.key ? 1 : -1
  return (
    left.client - right.client ||
    left.from - right.from ||
    left.sourceClient - right.sourceClient ||
    left.sourceFrom - right.sourceFrom ||
    left.to - right.to
  )
}

/** Adds the parts of a range that no stronger one has taken. */
function paint(lane: CopyRange[], range: CopyRange): void {
  let { from } = range
  let index = firstBehind(lane, from)
  while (from < range.to) {
    const taken = lane[index]
    const to = Math.min(taken?.from ?? range.to, range.to)
    if (to > from) {
      lane.splice(index, 0, { ...range, from, to, sourceFrom: range.sourceFrom + from - range.from })
      index += 1
    }
    from = taken?.to ?? range.to
    index += 1
  }
}
