import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'
import { detailsTable } from './articleDocument.ts'
import type { BlockIndex } from './BlockIndex.ts'
import { cellBefore, cellOf } from './CellState.ts'
import type { RereadLines } from './LineList.ts'
import { isRelated, pairRows, type RowGroup } from './pairRows.ts'
import { patchBlock } from './patchBlock.ts'
import { patchRowChain, type RowStretch } from './patchRowChain.ts'
import { replaceSteps } from './replaceSteps.ts'
import { detailsOf, KEY, rowAt, VALUE } from './rowPositions.ts'
import { isFirstShown, rowsOf } from './shownLines.ts'

/**
 * Shows rows of the details that came or went, or got or lost a stored value: rows are put in and taken out whole,
 * rows that became one are joined and one that became several is split, so that all others, and what stays of these,
 * are the same objects.
 */
export function patchRows(
  tr: Transform,
  index: BlockIndex,
  { index: at, before, after }: RereadLines,
  wasFirstShown: boolean,
): void {
  const list = index.roots.details
  const cells = list.lines.map(cellOf)
  const cellsBefore = [...cells.slice(0, at), ...before.map(cellBefore), ...cells.slice(at + after.length)]
  const wanted = detailsTable(index, tr.doc.type.schema, detailsOf(tr.doc).table)
  const [old, now] = [rowsOf(cellsBefore, wasFirstShown), rowsOf(cells, isFirstShown(list))]
  for (const group of pairRows(old, now).toReversed()) patchGroup(tr, old, now, wanted, group)
  patchCells(tr, wanted)
}

/** Marks and attributes; from the last to the first, so that positions before stay what they were. */
function patchCells(tr: Transform, wanted: Node): void {
  const placed = detailsOf(tr.doc)
  let pos = rowAt(placed, wanted.childCount)
  for (let number = wanted.childCount - 1; number >= 0; number -= 1) {
    const [row, goal] = [placed.table.child(number), wanted.child(number)]
    pos -= row.nodeSize
    if (row.eq(goal)) continue
    patchBlock(tr, pos + 1 + row.child(KEY).nodeSize, goal.child(VALUE))
    patchBlock(tr, pos + 1, goal.child(KEY))
  }
}

/** Groups are shown from the last to the first: what stands before one has its old place. */
function patchGroup(
  tr: Transform,
  old: RowStretch['rows'],
  now: RowStretch['rows'],
  wanted: Node,
  { pair, going, coming }: RowGroup,
): void {
  const was = old.slice(pair?.old ?? going.from, going.to)
  const is = now.slice(pair?.now ?? coming.from, coming.to)
  const last = was.findLastIndex((row) => is.some((other) => isRelated(row, other)))
  const lastNow = is.findLastIndex((row) => was.some((other) => isRelated(other, row)))
  const [joined, parted] = pair ? [Math.max(0, last) + 1, Math.max(0, lastNow) + 1] : [0, 0]
  const placed = detailsOf(tr.doc)
  const rows = wanted.content.content.slice(coming.to - is.length + parted, coming.to)
  const [from, to] = [rowAt(placed, going.to - was.length + joined), rowAt(placed, going.to)]
  for (const step of replaceSteps(from, to, new Slice(Fragment.fromArray(rows), 0, 0))) tr.step(step)
  if (!pair) return
  patchRowChain(
    tr,
    { rows: was.slice(0, joined), first: pair.old },
    { rows: is.slice(0, parted), first: pair.now },
    wanted,
  )
}
