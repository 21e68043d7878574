import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { Step } from '@tiptap/pm/transform'
import type { BlockIndex } from './BlockIndex.ts'
import type { ModelWriter } from './ModelWriter.ts'
import { articleMoveOf } from './moveMeta.ts'
import { rootRanges } from './rootRanges.ts'
import { storeFirstMarker } from './storeFirstMarker.ts'
import { suggestFormats } from './suggestFormats.ts'
import { typedBlock } from './typedBlock.ts'
import { writeUnseenWishes } from './unseenWishes.ts'
import { writeMove } from './writeMove.ts'
import { writeRange, type WrittenRange } from './writeRange.ts'

/** What steps made of a document, and the moves that they are, if somebody said so. */
export interface PersonsEdit {
  readonly old: Node
  readonly now: Node
  readonly steps: readonly Step[]
  readonly move: ReturnType<typeof articleMoveOf>
  /** What is inserted has formats that were chosen for it, see `PendingEdits`. */
  readonly areMarksChosen: boolean
}

/** One or more transactions, one after the other, as one edit. Only a transaction on its own can be a move. */
export function editOf(transactions: readonly Transaction[], areMarksChosen: boolean): PersonsEdit {
  const first = transactions[0]
  const last = transactions.at(-1)
  if (!first || !last) throw new Error('editOf: no transaction')
  const move = transactions.length === 1 ? articleMoveOf(first) : null
  const steps = transactions.flatMap((tr) => tr.steps)
  return { old: first.before, now: last.doc, steps, move, areMarksChosen }
}

/** Writes an edit of the person; answers with what was written for each range (nothing for a move). */
export function writeEdits(
  index: BlockIndex,
  writer: ModelWriter,
  personsEdit: PersonsEdit,
): readonly WrittenRange[] {
  const { old, now, steps, move, areMarksChosen } = personsEdit
  const isWhole = writer.mode === 'suggest' && isReplacedText(personsEdit)
  const edit = { index, old, now, writer, areMarksChosen, isWhole, firstMarkers: new Map() }
  if (move) for (const range of move.ranges) writeMove(edit, range)
  const ranges = move ? [] : rootRanges(steps, old, now)
  for (const root of new Set(ranges.map((range) => range.root))) {
    const inRoot = ranges.filter((range) => range.root === root)
    storeFirstMarker(edit, index.roots[root], inRoot)
  }
  // From the last to the first: what two ranges put behind the same character stands in their order then.
  const written = ranges
    .toReversed()
    .map((range) => writeRange(edit, range))
    .toReversed()
  if (writer.mode === 'suggest') {
    if (!move) writeUnseenWishes(edit, steps)
    suggestFormats(index, writer)
  }
  writer.finish()
  return written
}

/**
 * Text was put in place of text, in one block: to a reader that is one replacement, also where the new text begins or
 * ends as the old one did.
 */
function isReplacedText(edit: PersonsEdit): boolean {
  const typed = edit.move ? null : typedBlock(edit)
  return typed !== null && !typed.isInsertion && typed.length > 0
}
