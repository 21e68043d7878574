/**
 * A longest part of a list of different numbers that goes up all the way, as indexes of the list; entries that are null are
 * never in it. Costs n log n.
 */
export function longestRise(values: readonly (number | null)[]): readonly number[] {
  /** The index of the lowest value at which a rise of that length can end. */
  const ends: number[] = []
  const before = values.map(() => -1)
  for (const [index, value] of values.entries()) {
    if (value === null) continue
    const at = firstNotBelow(ends, values, value)
    before[index] = at > 0 ? (ends[at - 1] ?? -1) : -1
    ends[at] = index
  }
  const rise: number[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) rise.push(index)
  return rise.toReversed()
}

function firstNotBelow(ends: readonly number[], values: readonly (number | null)[], value: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const end = values[ends[middle] ?? 0] ?? 0
    if (end < value) low = middle + 1
    else high = middle
  }
  return low
}
