/** A character or marker: Yjs client and clock. */
export type CharacterId = readonly [client: number, clock: number]

/** `length` characters of one client beginning at `clock`. Sets are sorted, merged lists of these. */
export type IdRange = readonly [client: number, clock: number, length: number]

/** A character id and a side: 0 = before the character, 1 = behind it. */
export type Anchor = readonly [client: number, clock: number, side: 0 | 1]

/** A person's stable id, as accounts and `clients` know it. */
export type UserId = string

/** The same set of characters as a sorted list of ranges that neither overlap nor touch: how sets are stored. */
export function mergeRanges(ranges: readonly IdRange[]): IdRange[] {
  const sorted = ranges.toSorted((left, right) => left[0] - right[0] || left[1] - right[1])
  const merged: [number, number, number][] = []
  for (const [client, clock, length] of sorted) {
    const last = merged.at(-1)
    if (last && last[0] === client && last[1] + last[2] >= clock) {
      last[2] = Math.max(last[2], clock + length - last[1])
    } else merged.push([client, clock, length])
  }
  return merged
}

/**
 * Adds a range to the end of a list that is in reading order (not sorted): it grows the last range if it continues
 * it. Changes the list.
 */
export function appendRange(ranges: IdRange[], client: number, clock: number, length: number): void {
  const last = ranges.at(-1)
  if (last && last[0] === client && last[1] + last[2] === clock) {
    ranges[ranges.length - 1] = [client, last[1], last[2] + length]
  } else ranges.push([client, clock, length])
}
