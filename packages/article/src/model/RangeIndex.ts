import type { IdRange } from './ids.ts'

/** A value over the characters of one client from clock `from` up to, not including, `to`. */
export interface Interval<Value> {
  readonly from: number
  readonly to: number
  readonly value: Value
}

/** The intervals of one client, sorted by `from` before they are asked; `highest` is an implicit tree over them. */
interface Lane<Value> {
  intervals: Interval<Value>[]
  /** Where a subtree's root stands, the highest `to` in it; the root of [low, high) is its middle. */
  highest: Float64Array
  isSorted: boolean
}

/**
 * Values over ranges of characters; ranges may overlap and be of any length. A query costs the logarithm of what is
 * stored under that client plus what it finds.
 */
export class RangeIndex<Value> {
  readonly #lanes = new Map<number, Lane<Value>>()

  add([client, clock, length]: IdRange, value: Value): void {
    let lane = this.#lanes.get(client)
    if (!lane) {
      lane = { intervals: [], highest: new Float64Array(), isSorted: false }
      this.#lanes.set(client, lane)
    }
    lane.intervals.push({ from: clock, to: clock + length, value })
    lane.isSorted = false
  }

  /** Takes away everything of that client that was added with this value. */
  remove(client: number, value: Value): void {
    const lane = this.#lanes.get(client)
    if (!lane) return
    lane.intervals = lane.intervals.filter((interval) => interval.value !== value)
    lane.isSorted = false
    if (lane.intervals.length === 0) this.#lanes.delete(client)
  }

  get isEmpty(): boolean {
    return this.#lanes.size === 0
  }

  /** What lies over any of the characters from `from` up to, not including, `to`, by where it begins; null if nothing. */
  query(client: number, from: number, to: number): Interval<Value>[] | null {
    const lane = this.#lanes.get(client)
    if (!lane) return null
    if (!lane.isSorted) sort(lane)
    return collect(lane, from, to, 0, lane.intervals.length, null)
  }
}

function sort<Value>(lane: Lane<Value>): void {
  lane.intervals.sort((left, right) => left.from - right.from || left.to - right.to)
  if (lane.highest.length < lane.intervals.length) lane.highest = new Float64Array(lane.intervals.length * 2)
  measure(lane, 0, lane.intervals.length)
  lane.isSorted = true
}

function measure<Value>(lane: Lane<Value>, low: number, high: number): number {
  if (low >= high) return 0
  const middle = (low + high) >> 1
  const here = lane.intervals[middle]?.to ?? 0
  const highest = Math.max(here, measure(lane, low, middle), measure(lane, middle + 1, high))
  lane.highest[middle] = highest
  return highest
}

function collect<Value>(
  lane: Lane<Value>,
  from: number,
  to: number,
  low: number,
  high: number,
  found: Interval<Value>[] | null,
): Interval<Value>[] | null {
  if (low >= high) return found
  const middle = (low + high) >> 1
  if ((lane.highest[middle] ?? 0) <= from) return found
  let all = collect(lane, from, to, low, middle, found)
  const interval = lane.intervals[middle]
  if (!interval || interval.from >= to) return all
  if (interval.to > from) (all ??= []).push(interval)
  all = collect(lane, from, to, middle + 1, high, all)
  return all
}
