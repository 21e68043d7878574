import type { Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'

/** What one step replaced, in the documents before and after the whole transaction. */
export interface ReplacedRange {
  readonly before: Stretch
  readonly after: Stretch
  /** How much it took away and how much it put in, at the moment of the step. */
  readonly removed: number
  readonly inserted: number
}
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** All ranges that the steps of a transaction replaced; a step on marks or attributes replaces none. */
export function replacedRanges(tr: Transaction): readonly ReplacedRange[] {
  const ranges: ReplacedRange[] = []
  tr.steps.forEach((step, at) => {
    const { maps } = tr.mapping
    const backward = new Mapping(
      maps
        .slice(0, at)
        .map((map) => map.invert())
        .toReversed(),
    )
    const forward = new Mapping(maps.slice(at + 1))
    step.getMap().forEach((from, to, newFrom, newTo) => {
      ranges.push({
        before: { from: backward.map(from, 1), to: backward.map(to, -1) },
        after: { from: forward.map(newFrom, 1), to: forward.map(newTo, -1) },
        removed: to - from,
        inserted: newTo - newFrom,
      })
    })
  })
  return ranges
}

export function overlaps(one: Stretch, other: Stretch): boolean {
  return Math.max(one.from, other.from) < Math.min(one.to, other.to)
}
