import { type CharacterId, type IdRange, isFormattedRoot, type WriteMode } from '@stet/article'
import type { BlockIndex } from './BlockIndex.ts'
import { type InsertedRun, piecesOf } from './insertedRuns.ts'
import type { LineList } from './LineList.ts'
import type { ModelWriter } from './ModelWriter.ts'
import { openBehind } from './openBehind.ts'
import { writeInsertedFormats } from './writeFormats.ts'

/** The shown neighbours between which something is inserted (null: the start or the end of the text), and how. */
export interface InsertionPlace {
  readonly left: CharacterId | null
  readonly right: CharacterId | null
  readonly mode: WriteMode
  /** See `PersonsEdit`. */
  readonly areMarksChosen: boolean
}

/**
 * Inserts with formats: text directly behind its left neighbour, the first marker and what follows it behind whatever
 * is hidden there, which stays in the block before. Answers with the ids in order.
 */
export function insertRuns(
  index: BlockIndex,
  writer: ModelWriter,
  list: LineList,
  runs: readonly InsertedRun[],
  { left, right, mode, areMarksChosen }: InsertionPlace,
): readonly IdRange[] {
  const marker = runs.findIndex((run) => 'marker' in run)
  const behind = marker < 0 ? left : writer.placeOfBlocks(list, left, right)
  const isOneStretch = marker <= 0 || String(behind) === String(left)
  const stretches = isOneStretch
    ? [{ runs, after: behind }]
    : [
        { runs: runs.slice(0, marker), after: left },
        { runs: runs.slice(marker), after: behind },
      ]
  const ids: IdRange[] = []
  let next = right
  for (const stretch of stretches.toReversed()) {
    const open = openBehind(list, stretch.after, index.attribution)
    const inserted = writer.insert(list, stretch.after, piecesOf(stretch.runs), mode)
    if (isFormattedRoot(list.root)) {
      const written = { runs: stretch.runs, ids: inserted, open, next, mode, areMarksChosen }
      writeInsertedFormats(writer, list, index.attribution, written)
    }
    ids.unshift(...inserted)
    const [first] = inserted
    if (first) next = [first[0], first[1]]
  }
  return ids
}
