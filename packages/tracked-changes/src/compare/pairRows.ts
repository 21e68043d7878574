import { pairDetails, type ReadBlock } from '@stet/article'
import { alignBlocks } from './alignBlocks.ts'
import { ComparedText, type Vocabulary } from './ComparedText.ts'

/** A row of the details: its key, and its value if one is stored. */
type Row = ReturnType<typeof pairDetails>[number]

/**
 * The rows of both in order, each with its partner; what goes stands before what comes. Rows are the same by their keys,
 * else by all their text; a row without a key of its own is never the same as one that has one.
 */
export function pairRows(
  before: readonly ReadBlock[],
  after: readonly ReadBlock[],
  vocabulary: Vocabulary,
): readonly (readonly [before: Row | null, after: Row | null])[] {
  const [rows, rowsAfter] = [pairDetails(before), pairDetails(after)]
  const keysOf = (list: readonly Row[]) =>
    list.map(({ key, value }) => ComparedText.of({ ...(key ?? value!), runs: key?.runs ?? [] }, vocabulary))
  const pairs: (readonly [Row | null, Row | null])[] = []
  let [next, nextAfter] = [0, 0]
  const writeGap = (to: number, toAfter: number): void => {
    for (; next < to; next += 1) pairs.push([rows[next]!, null])
    for (; nextAfter < toAfter; nextAfter += 1) pairs.push([null, rowsAfter[nextAfter]!])
  }
  for (const [at, atAfter] of alignBlocks(keysOf(rows), keysOf(rowsAfter))) {
    const [row, rowAfter] = [rows[at]!, rowsAfter[atAfter]!]
    if ((row.key === null) !== (rowAfter.key === null)) continue
    writeGap(at, atAfter)
    pairs.push([row, rowAfter])
    ;[next, nextAfter] = [at + 1, atAfter + 1]
  }
  writeGap(rows.length, rowsAfter.length)
  return pairs
}
