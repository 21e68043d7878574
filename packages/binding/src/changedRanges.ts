import type { StepMap } from '@tiptap/pm/transform'

/** A changed stretch: `fromA`..`toA` in the first document became `fromB`..`toB` in the last. */
export interface ChangedRange {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/**
 * The stretches that a series of step maps replaced, in order and apart from each other (stretches that touch are
 * one). Everything outside is the same in both documents, shifted. Ranges in `extra` are positions after the map
 * with that index: places that a step changes without saying so in its map (marks, attributes).
 */
export function changedRanges(
  maps: readonly StepMap[],
  extra: readonly { readonly after: number; readonly from: number; readonly to: number }[] = [],
): readonly ChangedRange[] {
  let ranges: ChangedRange[] = []
  maps.forEach((map, index) => {
    const replaced: [number, number][] = []
    map.forEach((from, to) => {
      replaced.push([from, to])
    })
    if (isBehind(ranges, replaced)) append(ranges, replaced, map)
    else if (replaced.length > 0) ranges = advance(ranges, replaced, map)
    const marked = extra
      .filter((range) => range.after === index)
      .map(({ from, to }): [number, number] => [from, to])
    if (marked.length > 0) ranges = advance(ranges, marked, null)
  })
  return ranges
}

/** True for a map that replaces nothing but behind all that was replaced before, as a long series from the start on does. */
function isBehind(
  ranges: readonly ChangedRange[],
  replaced: readonly (readonly [number, number])[],
): boolean {
  const [first, last] = [replaced[0], ranges.at(-1)]
  return first !== undefined && last !== undefined && first[0] >= last.toB
}

/** As `advance`, for a map that leaves the earlier ranges where they are: a long series costs no square of its length. */
function append(
  ranges: ChangedRange[],
  replaced: readonly (readonly [number, number])[],
  map: StepMap,
): void {
  const last = ranges.at(-1)
  const shift = last ? last.toA - last.toB : 0
  let end = last?.toB ?? -1
  for (const [from, to] of replaced) {
    const before = ranges.at(-1)
    const after = { toA: to + shift, toB: map.map(to, 1) }
    if (before && from <= end) ranges[ranges.length - 1] = { ...before, ...after }
    else ranges.push({ fromA: from + shift, fromB: map.map(from, -1), ...after })
    end = to
  }
}

/** One more map: `replaced` are stretches of the document before it, `map` null when nothing moves. */
function advance(
  ranges: readonly ChangedRange[],
  replaced: readonly (readonly [number, number])[],
  map: StepMap | null,
): ChangedRange[] {
  const all = [...ranges.map(({ fromB, toB }) => [fromB, toB] as const), ...replaced].toSorted(
    (one, other) => one[0] - other[0] || one[1] - other[1],
  )
  const groups: [number, number][] = []
  for (const [from, to] of all) {
    const last = groups.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else groups.push([from, to])
  }
  return groups.map(([from, to]) => ({
    fromA: backward(ranges, from, -1),
    toA: backward(ranges, to, 1),
    fromB: map ? map.map(from, -1) : from,
    toB: map ? map.map(to, 1) : to,
  }))
}

function backward(ranges: readonly ChangedRange[], position: number, side: -1 | 1): number {
  let shift = 0
  for (const range of ranges) {
    if (position < range.fromB) break
    if (position <= range.toB) return side < 0 ? range.fromA : range.toA
    shift = range.toA - range.toB
  }
  return position + shift
}
