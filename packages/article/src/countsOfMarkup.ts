import { addCounts, type Counts, countsOfBlock, LINE_WIDTH, NO_COUNTS, withReadingTime } from './counts.ts'
import type { TextCounts } from './counts.ts'
import { kindOfMarker } from './formats/json/blockMarker.ts'
import { type Marker, PARAGRAPH } from './model/markers.ts'
import type { ReadArticle, ReadBlock, ReadRun } from './model/ReadArticle.ts'
import { plainCharacters } from './plainCharacters.ts'

/** How long an article is as it is published, and as it would be if all that is pending were accepted. */
export interface MarkupCounts {
  readonly original: TextCounts
  readonly final: TextCounts
}

/** What one of these views shows of what was read in `markup`. */
interface Projection {
  readonly isShown: (part: ReadBlock | ReadRun) => boolean
  readonly markerOf: (block: ReadBlock) => Marker
  /** Counts of blocks with no other block joined to them, by line width. */
  readonly known: Map<number, WeakMap<ReadBlock, Counts>>
}

const ORIGINAL: Projection = {
  isShown: ({ insertion }) => insertion === null,
  markerOf: ({ marker }) => marker,
  known: new Map(),
}

const FINAL: Projection = {
  isShown: ({ strikes, isSuperseded }) => strikes.length === 0 && !isSuperseded,
  markerOf: ({ marker, kindChange }) => kindChange?.to ?? marker,
  known: new Map(),
}

/**
 * `counts` of an article in `original` and `final`, from what it reads in `markup`. A block that is the same object as
 * when it was counted before is not counted again. `lineWidth` is in characters.
 */
export function countsOfMarkup(article: ReadArticle, lineWidth: number = LINE_WIDTH): MarkupCounts {
  const [original, final] = [new Tally(ORIGINAL, lineWidth), new Tally(FINAL, lineWidth)]
  for (const tally of [original, final]) for (const block of article.lead) tally.add(block)
  for (const tally of [original, final]) tally.endBlock()
  for (const block of article.body) {
    original.add(block)
    final.add(block)
  }
  return { original: original.counts(), final: final.counts() }
}

/** Adds up the blocks of a view; where the marker of one is not shown, its text belongs to the block before. */
class Tally {
  readonly #projection: Projection
  readonly #lineWidth: number
  readonly #known: WeakMap<ReadBlock, Counts>
  #sum = NO_COUNTS
  /** What makes up the block that is open. */
  #open: ReadBlock[] = []

  constructor(projection: Projection, lineWidth: number) {
    this.#projection = projection
    this.#lineWidth = lineWidth
    this.#known = projection.known.get(lineWidth) ?? new WeakMap()
    projection.known.set(lineWidth, this.#known)
  }

  add(block: ReadBlock): void {
    if (this.#projection.isShown(block)) this.endBlock()
    this.#open.push(block)
  }

  endBlock(): void {
    const [first, ...joined] = this.#open
    this.#open = []
    if (!first) return
    const known = joined.length === 0 ? this.#known.get(first) : undefined
    const counted = known ?? this.#count([first, ...joined], first)
    if (joined.length === 0) this.#known.set(first, counted)
    this.#sum = addCounts(this.#sum, counted)
  }

  counts(): TextCounts {
    this.endBlock()
    return withReadingTime(this.#sum)
  }

  #count(blocks: readonly ReadBlock[], first: ReadBlock): Counts {
    const { isShown, markerOf } = this.#projection
    // Text before the first marker reads as a paragraph.
    if (kindOfMarker(isShown(first) ? markerOf(first) : PARAGRAPH) === 'figure') return NO_COUNTS
    let text = ''
    for (const { runs } of blocks) for (const run of runs) if (isShown(run)) text += run.text
    return countsOfBlock(plainCharacters(text), this.#lineWidth)
  }
}
