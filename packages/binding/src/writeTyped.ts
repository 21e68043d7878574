import { Mark } from '@tiptap/pm/model'
import { ReplaceStep } from '@tiptap/pm/transform'
import type { BlockIndex } from './BlockIndex.ts'
import { idAtOffset } from './Line.ts'
import type { ModelWriter } from './ModelWriter.ts'
import { canGoOn, isPlainText } from './PlainInsertion.ts'
import type { ShownBlock } from './ShownModel.ts'
import type { PersonsEdit } from './writeEdits.ts'
import type { WrittenRange } from './writeRange.ts'

/**
 * Writes text that goes on with the looks of the shown character before it, as nearly all typing does, without
 * comparing documents: what `writeEdits` would write. Null, and nothing is written, for anything else.
 */
export function writeTyped(
  { attribution }: BlockIndex,
  writer: ModelWriter,
  { steps }: PersonsEdit,
  { pos, line, list, isInsertion }: ShownBlock,
): readonly WrittenRange[] | null {
  const [step] = steps
  if (!isInsertion || writer.mode !== 'edit' || !(step instanceof ReplaceStep)) return null
  const { from, slice } = step
  const node = slice.content.childCount === 1 ? slice.content.firstChild : null
  const offset = from - pos - 1
  if (!node?.text || !isPlainText(node.text) || offset === 0) return null
  const left = idAtOffset(line, offset - 1)
  const marks = left && canGoOn(line, offset, left, attribution)
  if (!marks || !Mark.sameSet(marks, node.marks)) return null
  const range = { root: list.root, fromA: from, toA: from, fromB: from, toB: from + node.text.length }
  const inserted = writer.insert(list, left, [node.text], 'edit')
  return [{ range, left, removed: [], inserted, lastKept: null, isTextOnly: true }]
}
