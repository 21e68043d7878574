import { isSameMarker, LINE_FIELDS, type ReadArticle, type ReadBlock, type UserId } from '@stet/article'
import { alignBlocks } from './alignBlocks.ts'
import { ComparedText, Vocabulary } from './ComparedText.ts'
import { COMES, ComparisonWriter, GOES, IdMint, STAYS } from './ComparisonWriter.ts'
import { compareMovedText, compareText, writePart } from './compareText.ts'
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
  compareText(new ComparedText(one, vocabulary), new ComparedText(other, vocabulary), writer)
  writer.endBlock()
  return writer.blocks
}

function compareBodies(
  before: readonly ReadBlock[],
  after: readonly ReadBlock[],
  { by, mint, vocabulary }: Comparison,
): readonly ReadBlock[] {
  const texts = before.map((block) => new ComparedText(block, vocabulary))
  const textsAfter = after.map((block) => new ComparedText(block, vocabulary))
  const kept = alignBlocks(texts, textsAfter)
  const moves = movedBlocks(texts, textsAfter, kept)
  const movedTo = new Map<number, { readonly to: number; readonly move: string }>()
  const movedFrom = new Map<number, { readonly from: number; readonly move: string }>()
  for (const pairs of moves) {
    const move = mint.key()
    for (const [from, to] of pairs) {
      movedTo.set(from, { to, move })
      movedFrom.set(to, { from, move })
    }
  }
  const writer = new ComparisonWriter(by, mint)
  let [next, nextAfter] = [0, 0]
  for (const [at, atAfter] of [...kept, [before.length, after.length] as const]) {
    for (; next < at; next += 1) {
      const moved = movedTo.get(next)
      const fate = { ...GOES, move: moved?.move ?? null }
      writer.startBlock(before[next]!, fate)
      if (moved) compareMovedText(texts[next]!, textsAfter[moved.to]!, fate, writer)
      else writeWhole(texts[next]!, fate, writer)
    }
    for (; nextAfter < atAfter; nextAfter += 1) {
      const moved = movedFrom.get(nextAfter)
      const fate = { ...COMES, move: moved?.move ?? null }
      writer.startBlock(after[nextAfter]!, fate)
      if (moved) compareMovedText(texts[moved.from]!, textsAfter[nextAfter]!, fate, writer)
      else writeWhole(textsAfter[nextAfter]!, fate, writer)
    }
    const [one, other] = [before[at], after[atAfter]]
    if (one && other) {
      writer.startBlock(one, STAYS, isSameMarker(one.marker, other.marker) ? null : other.marker)
      compareText(texts[at]!, textsAfter[atAfter]!, writer)
    }
    next = at + 1
    nextAfter = atAfter + 1
  }
  writer.endBlock()
  return writer.blocks
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
        compareText(new ComparedText(one, vocabulary), new ComparedText(other, vocabulary), writer)
      } else if (one) {
        writer.startBlock(one, GOES)
        writeWhole(new ComparedText(one, vocabulary), GOES, writer)
      } else if (other) {
        writer.startBlock(other, COMES)
        writeWhole(new ComparedText(other, vocabulary), COMES, writer)
      }
    }
  }
  writer.endBlock()
  return writer.blocks
}

function writeWhole(text: ComparedText, fate: typeof GOES, writer: ComparisonWriter): void {
  writePart(text, [0, text.text.length], fate, writer)
}
