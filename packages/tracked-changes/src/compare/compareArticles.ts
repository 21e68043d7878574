import { LINE_FIELDS, type ReadArticle, type ReadBlock, type UserId } from '@stet/article'
import { alignBlocks } from './alignBlocks.ts'
import { ComparedText, Vocabulary } from './ComparedText.ts'
import { COMES, ComparisonWriter, type Fate, GOES, IdMint, STAYS } from './ComparisonWriter.ts'
import { compareMovedText, compareText, startKeptBlock, writePart } from './compareText.ts'
import { keptRegions, type Side } from './keptRegions.ts'
import { movedBlocks } from './movedBlocks.ts'
import { pairRows } from './pairRows.ts'

/** Whom a comparison reads as suggested by, unless somebody else is named. No account has this id. */
export const COMPARISON_USER: UserId = '#comparison'

interface Comparison {
  readonly by: UserId
  readonly mint: IdMint
  readonly vocabulary: Vocabulary
}

/**
 * What became of an article, as if one person had suggested it: what it reads in `markup` then, so that `cardsOf` and
 * `toProseMirror` show it. Both are read without anything pending (`original` or `final`). Without what came it reads as
 * `before`, with everything accepted as `after`; equal articles have no cards. Its ids name nothing that is stored.
 */
export function compareArticles(
  before: ReadArticle,
  after: ReadArticle,
  by: UserId = COMPARISON_USER,
): ReadArticle {
  const comparison = { by, mint: new IdMint(), vocabulary: new Vocabulary() }
  const fields = LINE_FIELDS.map((field) => [field, compareFields(before[field], after[field], comparison)])
  return {
    ...(Object.fromEntries(fields) as Pick<ReadArticle, (typeof LINE_FIELDS)[number]>),
    body: compareBodies(before.body, after.body, comparison),
    details: compareDetails(before.details, after.details, comparison),
  }
}

function compareFields(
  before: readonly ReadBlock[],
  after: readonly ReadBlock[],
  { by, mint, vocabulary }: Comparison,
): readonly ReadBlock[] {
  const writer = new ComparisonWriter(by, mint)
  const [one, other] = [before[0], after[0]]
  if (!one || !other) return before
  writer.startField(one)
  compareText(ComparedText.of(one, vocabulary), ComparedText.of(other, vocabulary), writer)
  writer.endBlock()
  return writer.blocks
}

function compareBodies(
  before: readonly ReadBlock[],
  after: readonly ReadBlock[],
  { by, mint, vocabulary }: Comparison,
): readonly ReadBlock[] {
  const texts = before.map((block) => ComparedText.of(block, vocabulary))
  const textsAfter = after.map((block) => ComparedText.of(block, vocabulary))
  const kept = alignBlocks(texts, textsAfter)
  const movedTo = new Map<number, MovedBlock>()
  const movedFrom = new Map<number, MovedBlock>()
  for (const pairs of movedBlocks(texts, textsAfter, kept)) {
    const move = mint.key()
    for (const [from, to] of pairs) {
      movedTo.set(from, { partner: to, move })
      movedFrom.set(to, { partner: from, move })
    }
  }
  const regions = keptRegions(
    kept,
    sideOf(texts, new Set([...kept.map(([at]) => at), ...movedTo.keys()])),
    sideOf(textsAfter, new Set([...kept.map(([, at]) => at), ...movedFrom.keys()])),
  )
  const writer = new ComparisonWriter(by, mint)
  let [next, nextAfter] = [0, 0]
  const writeGap = (end: number, endAfter: number): void => {
    for (; next < end; next += 1) {
      const moved = movedTo.get(next)
      writeAlone(texts[next]!, GOES, moved, moved && [texts[next]!, textsAfter[moved.partner]!], writer)
    }
    for (; nextAfter < endAfter; nextAfter += 1) {
      const moved = movedFrom.get(nextAfter)
      writeAlone(
        textsAfter[nextAfter]!,
        COMES,
        moved,
        moved && [texts[moved.partner]!, textsAfter[nextAfter]!],
        writer,
      )
    }
  }
  for (const region of regions) {
    writeGap(region.before[0], region.after[0])
    const one = ComparedText.joined(texts.slice(...region.before))
    const other = ComparedText.joined(textsAfter.slice(...region.after))
    startKeptBlock(one.block, other.block, writer)
    compareText(one, other, writer)
    ;[next, nextAfter] = [region.before[1], region.after[1]]
  }
  writeGap(texts.length, textsAfter.length)
  writer.endBlock()
  return writer.blocks
}

/** Where a block went, or came from, and with which move. */
interface MovedBlock {
  readonly partner: number
  readonly move: string
}

function sideOf(texts: readonly ComparedText[], taken: ReadonlySet<number>): Side {
  return { texts, isFree: (at) => at >= 0 && at < texts.length && !taken.has(at) }
}

/** Writes a block that has no partner, or has it elsewhere: `versions` are what it was there and became here. */
function writeAlone(
  text: ComparedText,
  fate: Fate,
  moved: MovedBlock | undefined,
  versions: readonly [before: ComparedText, after: ComparedText] | undefined,
  writer: ComparisonWriter,
): void {
  const whole = { ...fate, move: moved?.move ?? null }
  writer.startBlock(text.block, whole)
  if (versions) compareMovedText(...versions, whole, writer)
  else writeWhole(text, whole, writer)
}

function compareDetails(
  before: readonly ReadBlock[],
  after: readonly ReadBlock[],
  { by, mint, vocabulary }: Comparison,
): readonly ReadBlock[] {
  const writer = new ComparisonWriter(by, mint)
  for (const [row, rowAfter] of pairRows(before, after, vocabulary)) {
    for (const cell of ['key', 'value'] as const) {
      const [one, other] = [row?.[cell], rowAfter?.[cell]]
      if (one && other) {
        writer.startBlock(one, STAYS)
        compareText(ComparedText.of(one, vocabulary), ComparedText.of(other, vocabulary), writer)
      } else if (one) {
        writer.startBlock(one, GOES)
        writeWhole(ComparedText.of(one, vocabulary), GOES, writer)
      } else if (other) {
        writer.startBlock(other, COMES)
        writeWhole(ComparedText.of(other, vocabulary), COMES, writer)
      }
    }
  }
  writer.endBlock()
  return writer.blocks
}

function writeWhole(text: ComparedText, fate: typeof GOES, writer: ComparisonWriter): void {
  writePart(text, [0, text.text.length], fate, writer)
}
