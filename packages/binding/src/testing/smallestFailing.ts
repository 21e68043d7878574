/**
 * The smallest part of a series that still fails, found by leaving out ever shorter stretches; `fails` must be true for
 * the whole series. Quicker than general shrinking where most of a series does not matter.
 */
export function smallestFailing<Item>(
  series: readonly Item[],
  fails: (part: readonly Item[]) => boolean,
): readonly Item[] {
  let smallest = series
  for (let size = Math.ceil(series.length / 2); size >= 1;) {
    const shorter = withoutOneStretch(smallest, size, fails)
    if (shorter) smallest = shorter
    else size = size === 1 ? 0 : Math.ceil(size / 2)
  }
  return smallest
}

function withoutOneStretch<Item>(
  series: readonly Item[],
  size: number,
  fails: (part: readonly Item[]) => boolean,
): readonly Item[] | null {
  for (let from = series.length - size; from >= 0; from -= size) {
    const part = [...series.slice(0, from), ...series.slice(from + size)]
    if (fails(part)) return part
  }
  return null
}
