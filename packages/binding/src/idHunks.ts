import type { IdRange } from '@stet/article'

/** Characters and markers that went (`fromA`..`toA` in the old order) and came in their place (`fromB`..`toB`). */
export interface Hunk {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/**
 * What changed between two lists of characters of one text, by their identity: exact, because characters never change
 * their order. Offsets count characters and markers. Null if the lists do not share one order after all.
 */
export function idHunks(before: readonly IdRange[], after: readonly IdRange[]): readonly Hunk[] | null {
  return goneFrom(before, after) ?? goneFrom(after, before)?.map(turned) ?? hunksOfBoth(before, after)
}

/** Where all of `after` stands in `before`: what else stands there went. Null if something of it does not. */
function goneFrom(before: readonly IdRange[], after: readonly IdRange[]): readonly Hunk[] | null {
  const hunks: Hunk[] = []
  let at = 0
  let done = 0
  let a = 0
  let b = 0
  const skip = (units: number): void => {
    const last = hunks.at(-1)
    if (last?.toA === a) hunks[hunks.length - 1] = { ...last, toA: a + units }
    else hunks.push({ fromA: a, toA: a + units, fromB: b, toB: b })
    a += units
    done += units
  }
  for (const [client, clock, length] of after) {
    for (let rest = length; rest > 0;) {
      const range = before[at]
      if (!range) return null
      const [other, from, units] = range
      const wanted = clock + length - rest
      const start = from + done
      if (other !== client || wanted < start || wanted >= from + units) skip(units - done)
      else {
        if (wanted > start) skip(wanted - start)
        const kept = Math.min(rest, units - done)
        rest -= kept
        done += kept
        a += kept
        b += kept
      }
      if (done === units) {
        at += 1
        done = 0
      }
    }
  }
  for (let range = before[at]; range; range = before[at]) {
    skip(range[2] - done)
    at += 1
    done = 0
  }
  return hunks
}

function turned({ fromA, toA, fromB, toB }: Hunk): Hunk {
  return { fromA: fromB, toA: toB, fromB: fromA, toB: toA }
}

function hunksOfBoth(before: readonly IdRange[], after: readonly IdRange[]): readonly Hunk[] | null {
  const old = split(before, after)
  const now = split(after, before)
  const hunks: Hunk[] = []
  let fromA = 0
  let fromB = 0
  let atOld = 0
  let atNow = 0
  let doneOld = 0
  let doneNow = 0
  for (;;) {
    let toA = fromA
    let toB = fromB
    for (; old[atOld] && !old[atOld]!.isKept; atOld += 1) toA += old[atOld]!.range[2]
    for (; now[atNow] && !now[atNow]!.isKept; atNow += 1) toB += now[atNow]!.range[2]
    if (toA > fromA || toB > fromB) hunks.push({ fromA, toA, fromB, toB })
    const one = old[atOld]?.range
    const other = now[atNow]?.range
    if (!one || !other) return one || other ? null : hunks
    if (one[0] !== other[0] || one[1] + doneOld !== other[1] + doneNow) return null
    const length = Math.min(one[2] - doneOld, other[2] - doneNow)
    fromA = toA + length
    fromB = toB + length
    doneOld += length
    doneNow += length
    if (doneOld === one[2]) {
      atOld += 1
      doneOld = 0
    }
    if (doneNow === other[2]) {
      atNow += 1
      doneNow = 0
    }
  }
}

interface Piece {
  readonly range: IdRange
  readonly isKept: boolean
}

/** `ranges` cut into pieces that are wholly inside or wholly outside of `others`. */
function split(ranges: readonly IdRange[], others: readonly IdRange[]): readonly Piece[] {
  const byClient = new Map<number, [from: number, to: number][]>()
  for (const [client, clock, length] of others) {
    const known = byClient.get(client)
    if (known) known.push([clock, clock + length])
    else byClient.set(client, [[clock, clock + length]])
  }
  for (const list of byClient.values()) if (list.length > 1) list.sort((one, other) => one[0] - other[0])
  const pieces: Piece[] = []
  for (const [client, clock, length] of ranges) {
    const end = clock + length
    let at = clock
    for (const [from, to] of byClient.get(client) ?? []) {
      if (to <= at) continue
      if (from >= end) break
      if (from > at) pieces.push({ range: [client, at, from - at], isKept: false })
      const start = Math.max(at, from)
      at = Math.min(end, to)
      pieces.push({ range: [client, start, at - start], isKept: true })
    }
    if (at < end) pieces.push({ range: [client, at, end - at], isKept: false })
  }
  return pieces
}
