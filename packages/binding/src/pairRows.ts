import { type CellState, sharesText } from './CellState.ts'
import type { RowOf } from './shownLines.ts'

type RowState = RowOf<CellState>

/** A row that stayed, with those behind it, up to the next that stayed, that went and that came. */
export interface RowGroup {
  /** Null for what stands before the first row that stayed. */
  readonly pair: { readonly old: number; readonly now: number } | null
  readonly going: { readonly from: number; readonly to: number }
  readonly coming: { readonly from: number; readonly to: number }
}

/**
 * Which row of a table is which row of it later: the one whose key has the same marker, or among the others one that
 * has the same cell or some of the same characters.
 */
export function pairRows(old: readonly RowState[], now: readonly RowState[]): readonly RowGroup[] {
  const pairs: { old: number; now: number }[] = []
  const byKey = new Map(now.map(({ key }, at) => [key.line, at]))
  let [nextOld, nextNow] = [0, 0]
  const pairUpTo = (endOld: number, endNow: number): void => {
    for (; nextOld < endOld; nextOld += 1) {
      for (let at = nextNow; at < endNow; at += 1) {
        const last = pairs.at(-1)
        const [one, other] = [old[nextOld]!, now[at]!]
        if (!isRelated(one, other)) continue
        // Where text went between it and the row before, all of them are one group.
        if (last && (isRelated(one, now[last.now]!) || isRelated(old[last.old]!, other))) continue
        pairs.push({ old: nextOld, now: at })
        nextNow = at + 1
        break
      }
    }
    nextNow = endNow
  }
  old.forEach(({ key }, at) => {
    const same = byKey.get(key.line)
    if (same === undefined || same < nextNow) return
    pairUpTo(at, same)
    pairs.push({ old: at, now: same })
    ;[nextOld, nextNow] = [at + 1, same + 1]
  })
  pairUpTo(old.length, now.length)
  const ends = [...pairs, { old: old.length, now: now.length }]
  return [null, ...pairs].map((pair, at) => ({
    pair,
    going: { from: pair ? pair.old + 1 : 0, to: ends[at]!.old },
    coming: { from: pair ? pair.now + 1 : 0, to: ends[at]!.now },
  }))
}

/** True if a text of the one is, at least in part, the same text of the other. */
export function isRelated(one: RowState, other: RowState): boolean {
  const [value, otherValue] = [one.value, other.value]
  return (
    sharesText(one.key, other.key) ||
    isSameCell(one, other) ||
    (value !== null && otherValue !== null && sharesText(value, otherValue))
  )
}

export function isSameCell(one: RowState, other: RowState): boolean {
  return one.value !== null && one.value.line === other.value?.line
}
