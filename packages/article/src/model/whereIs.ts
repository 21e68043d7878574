import { type AnchorSight, partOf, type ShownStretch } from './anchorSight.ts'
import { headingAbove } from './headingAbove.ts'
import type { IdRange } from './ids.ts'
import { originalRanges } from './originalRanges.ts'
import type { Interval } from './RangeIndex.ts'
import type { TextRoot } from './roots.ts'

/** Characters and markers of one text, named by identity. */
export interface TextAnchor {
  readonly root: TextRoot
  readonly ids: readonly IdRange[]
}

/** A place between characters: which textblock of a text, and behind how many UTF-16 units of what `markup` shows of it. */
interface TextPoint {
  readonly block: number
  readonly offset: number
}

/** Where an anchor stands: from `from` in `block` to `end`. As `where` of a suggestion it is what of it lies in its first block. */
export interface AnchorPlace {
  readonly root: TextRoot
  readonly block: number
  readonly from: number
  /** Where it ends in its first block. */
  readonly to: number
  /** The heading that it stands under, see `headingAbove`; null elsewhere than in the body. */
  readonly section: string | null
  /** Where it ends. */
  readonly end: TextPoint
}

/**
 * Where the characters of an anchor stand now, see A97 to A99: from the first to the last of them that `markup` shows in its
 * text, wherever they were moved to, and with whatever was typed between them. Null if none is shown.
 */
export function whereIs({ root, ids }: TextAnchor, sight: AnchorSight): AnchorPlace | null {
  let first: TextPoint | null = null
  let last: TextPoint | null = null
  for (const { from, to, value } of shownOf(root, ids, sight)) {
    const { block, offset, isMarker } = value
    const start = { block, offset }
    const end = { block, offset: isMarker ? offset : offset + to - from }
    if (!first || isBefore(start, first)) first = start
    if (!last || isBefore(last, end)) last = end
  }
  if (!first || !last) return null
  const to = last.block === first.block ? last.offset : lengthOf(sight, root, first.block)
  const section = root === 'body' ? headingAbove(sight.markup, first.block) : null
  return { root, block: first.block, from: first.offset, to, section, end: last }
}

/** Where each character is shown; one that is suggested to be moved where it is to go. */
function shownOf(
  root: TextRoot,
  ids: readonly IdRange[],
  sight: AnchorSight,
): readonly Interval<ShownStretch>[] {
  const shown: Interval<ShownStretch>[] = []
  for (const range of ids) {
    for (const { client, clock, length } of originalRanges(sight.copies, ...range)) {
      const end = clock + length
      const parts = (sight.shown(root).query(client, clock, end) ?? []).map((each) =>
        partOf(each, clock, end),
      )
      const stay = parts.filter(({ value }) => !value.isMovedAway)
      const moved = parts.filter(({ value }) => value.isMovedAway)
      shown.push(...stay, ...moved.flatMap((part) => without(part, stay)))
    }
  }
  return shown
}

/** What of a stretch is shown nowhere else. `others` are sorted by where they begin. */
function without(
  stretch: Interval<ShownStretch>,
  others: readonly Interval<ShownStretch>[],
): readonly Interval<ShownStretch>[] {
  const parts: Interval<ShownStretch>[] = []
  let at = stretch.from
  for (const other of others) {
    if (other.from > at && at < stretch.to) parts.push(partOf(stretch, at, other.from))
    at = Math.max(at, other.to)
  }
  if (at < stretch.to) parts.push(partOf(stretch, at, stretch.to))
  return parts
}

function isBefore(one: TextPoint, other: TextPoint): boolean {
  return one.block < other.block || (one.block === other.block && one.offset < other.offset)
}

function lengthOf({ markup }: AnchorSight, root: TextRoot, block: number): number {
  return markup[root][block]?.runs.reduce((sum, { text }) => sum + text.length, 0) ?? 0
}
