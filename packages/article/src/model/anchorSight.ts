import type * as Y from 'yjs'
import { copiesIn } from './copiesIn.ts'
import type { CopyLanes } from './CopyRange.ts'
import type { IdRange } from './ids.ts'
import { originalRanges } from './originalRanges.ts'
import { type Interval, RangeIndex } from './RangeIndex.ts'
import type { ReadArticle, ReadBlock, ReadRun } from './ReadArticle.ts'
import type { TextRoot } from './roots.ts'

/** Where characters that touch each other are shown. A marker stands at the start of its block and is no character of its text. */
export interface ShownStretch {
  readonly block: number
  readonly offset: number
  readonly isMarker: boolean
  /** It stands there only until a suggestion is decided that another copy is to take its place. */
  readonly isMovedAway: boolean
}

/** What of an article is shown where, by the characters that were there first: what anchors are looked up in. */
export interface AnchorSight {
  readonly markup: ReadArticle
  readonly copies: CopyLanes
  /** The stretches of a text over the characters that were there first, see `originalRanges`. */
  shown(root: TextRoot): RangeIndex<ShownStretch>
}

/**
 * Prepares the look-up of any number of anchors in what `doc` reads in `markup`: pure, and right until either changes.
 * Costs the length of the texts that are asked for.
 */
export function anchorSight(doc: Y.Doc, markup: ReadArticle): AnchorSight {
  const copies = copiesIn(doc).lanes
  const indexed = new Map<TextRoot, RangeIndex<ShownStretch>>()
  return {
    markup,
    copies,
    shown(root) {
      const index = indexed.get(root) ?? indexOf(markup[root], copies)
      indexed.set(root, index)
      return index
    },
  }
}

function indexOf(blocks: readonly ReadBlock[], copies: CopyLanes): RangeIndex<ShownStretch> {
  const index = new RangeIndex<ShownStretch>()
  const add = ([client, clock, length]: IdRange, stretch: ShownStretch): void => {
    for (const original of originalRanges(copies, client, clock, length)) {
      const offset = stretch.offset + original.offset
      index.add([original.client, original.clock, original.length], { ...stretch, offset })
    }
  }
  for (const [block, { id, runs, ...marker }] of blocks.entries()) {
    const isMovedAway = goesElsewhere(marker)
    if (id) add([...id, 1], { block, offset: 0, isMarker: true, isMovedAway })
    let offset = 0
    for (const run of runs) {
      for (const range of run.ids) {
        add(range, { block, offset, isMarker: false, isMovedAway: goesElsewhere(run) })
        offset += range[2]
      }
    }
  }
  return index
}

/** True if another copy of it stands in the text as well, by which it is to be followed. */
function goesElsewhere({ strikes, isSuperseded }: Pick<ReadRun, 'strikes' | 'isSuperseded'>): boolean {
  return isSuperseded || strikes.some(({ move }) => move !== null)
}

/** What of a stretch lies in a range of characters that were there first. */
export function partOf(
  { from, to, value }: Interval<ShownStretch>,
  start: number,
  end: number,
): Interval<ShownStretch> {
  const first = Math.max(from, start)
  return { from: first, to: Math.min(to, end), value: { ...value, offset: value.offset + first - from } }
}
