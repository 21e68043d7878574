import { addCounts, type Counts, countsOfBlock, LINE_WIDTH, NO_COUNTS, withReadingTime } from './counts.ts'
import type { TextCounts } from './counts.ts'
import { kindOfMarker } from './formats/json/blockMarker.ts'
import { type Marker, PARAGRAPH } from './model/markers.ts'
import type { ReadArticle, ReadBlock, ReadRun } from './model/ReadArticle.ts'
import { plainCharacters } from './plainCharacters.ts'

/** As what a reading in `markup` is counted: as it is published, or as if all that is pending were accepted. */
export type CountedView = 'original' | 'final'

/** How long an article is in each of these views. */
export type MarkupCounts = Readonly<Record<CountedView, TextCounts>>

/** What one of these views shows of what was read in `markup`. */
interface Projection {
  readonly isShown: (part: ReadBlock | ReadRun) => boolean
  readonly markerOf: (block: ReadBlock) => Marker
  /** Counts of blocks with no other block joined to them, by line width. */
  readonly known: Map<number, WeakMap<ReadBlock, Counts>>
}

const PROJECTIONS: Readonly<Record<CountedView, Projection>> = {
  original: {
    isShown: ({ insertion }) => insertion === null,
    markerOf: ({ marker }) => marker,
    known: new Map(),
  },
  final: {
    isShown: ({ strikes, isSuperseded }) => strikes.length === 0 && !isSuperseded,
    markerOf: ({ marker, kindChange }) => kindChange?.to ?? marker,
    known: new Map(),
  },
}

/**
 * `counts` of an article in `original` and `final`, from what it reads in `markup`. A block that is the same object as
 * when it was counted before is not counted again. `lineWidth` is in characters.
 */
export function countsOfMarkup({ lead, body }: ReadArticle, lineWidth: number = LINE_WIDTH): MarkupCounts {
  const countsIn = (view: CountedView): TextCounts =>
    withReadingTime(addCounts(countsOfBlocks(lead, view, lineWidth), countsOfBlocks(body, view, lineWidth)))
  return { original: countsIn('original'), final: countsIn('final') }
}

/**
 * The length of some blocks of a reading in `markup`, a field or a section, by the same rule and as cheap. Where the
 * marker of one is not shown, its text belongs to the block before.
 */
export function countsOfBlocks(
  blocks: readonly ReadBlock[],
  view: CountedView,
  lineWidth: number = LINE_WIDTH,
): Counts {
  const projection = PROJECTIONS[view]
  const known = projection.known.get(lineWidth) ?? new WeakMap<ReadBlock, Counts>()
  projection.known.set(lineWidth, known)
  let sum = NO_COUNTS
  for (let start = 0, end = 1; start < blocks.length; start = end, end += 1) {
    while (end < blocks.length && !projection.isShown(blocks[end]!)) end += 1
    const first = blocks[start]!
    const isAlone = end === start + 1
    const counted =
      (isAlone && known.get(first)) || countsTogether(blocks.slice(start, end), projection, lineWidth)
    if (isAlone) known.set(first, counted)
    sum = addCounts(sum, counted)
  }
  return sum
}

/** The length of blocks that are one block in a view. */
function countsTogether(
  blocks: readonly ReadBlock[],
  { isShown, markerOf }: Projection,
  lineWidth: number,
): Counts {
  const [first] = blocks
  // Text before the first marker reads as a paragraph.
  if (first && kindOfMarker(isShown(first) ? markerOf(first) : PARAGRAPH) === 'figure') return NO_COUNTS
  let text = ''
  for (const { runs } of blocks) for (const run of runs) if (isShown(run)) text += run.text
  return countsOfBlock(plainCharacters(text), lineWidth)
}
