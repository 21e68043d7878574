import type { Node } from '@tiptap/pm/model'
import { Slice } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'
import type { BlockIndex } from './BlockIndex.ts'
import { blockOfLine, bodyBlocksFrom, type PlacedBlock } from './blockPositions.ts'
import { idHunks } from './idHunks.ts'
import type { Line } from './Line.ts'
import type { LineList, ReadState, RereadLines } from './LineList.ts'
import { patchBlock, patchMarks, patchMarkup } from './patchBlock.ts'
import { patchBlocks } from './patchBlocks.ts'
import { patchRows } from './patchRows.ts'
import { patchSections, startsSection } from './patchSections.ts'
import { replaceSteps } from './replaceSteps.ts'
import { isFirstShown } from './shownLines.ts'

/**
 * Brings lines that were read again into a document that shows them as they were: what was typed is one step of its
 * own size, a marker that came or went one split or join, a format one mark step, a kind one step on its block.
 * `wasFirstShown`: whether the first line of the root was shown before.
 */
export function patchRegion(
  tr: Transform,
  index: BlockIndex,
  list: LineList,
  region: RereadLines,
  wasFirstShown: boolean,
): void {
  const { root } = list
  const { before, after } = region
  const isSameLines = before.length === after.length && before.every(({ line }, at) => line === after[at])
  const isFirstSame = wasFirstShown === isFirstShown(list)
  if (isSameLines && isFirstSame) {
    before.forEach((state, at) => patchLine(tr, index, list, state, after[at]!))
    const isBorderMoved = before.some(
      ({ node }, at) => startsSection(node) !== startsSection(after[at]!.node),
    )
    if (root !== 'body' || !isBorderMoved) return
    patchSections(tr)
  } else if (root === 'body') patchBlocks(tr, list, region, wasFirstShown)
  else if (root === 'details') patchRows(tr, index, region, wasFirstShown)
  settle(index, tr.doc, list, region)
}

/** The nodes of the lines become the objects that stand in the document. */
function settle(index: BlockIndex, doc: Node, list: LineList, region: RereadLines): void {
  const blocks = list.root === 'body' ? shownBlocks(doc, list, region) : null
  for (const [at, line] of region.after.entries()) {
    const block = blocks ? blocks[at] : blockOfLine(index, doc, list, line)
    if (block) adopt(list, line, block.node)
  }
}

function adopt(list: LineList, line: Line, node: Node | null): void {
  if (!node?.eq(line.node)) throw new Error(`patchRegion: ${list.root} shows something else than it reads`)
  line.node = node
}

/** The blocks of the body that a region's lines stand for, in their order; null for a first line that is not shown. */
function shownBlocks(
  doc: Node,
  list: LineList,
  { index, after }: RereadLines,
): readonly (PlacedBlock | null)[] {
  const ordinal = index - (isFirstShown(list) ? 0 : 1)
  if (ordinal >= 0) return bodyBlocksFrom(doc, ordinal, after.length)
  return [null, ...bodyBlocksFrom(doc, 0, after.length - 1)]
}

function patchLine(tr: Transform, index: BlockIndex, list: LineList, before: ReadState, line: Line): void {
  const block = blockOfLine(index, tr.doc, list, line)
  if (!block) return
  const { pos } = block
  if (!block.node.eq(line.node)) {
    const hunks = idHunks(before.ids, line.ids)
    for (const { fromA, toA, fromB, toB } of (hunks ?? []).toReversed()) {
      const slice = new Slice(line.node.content.cut(fromB, toB), 0, 0)
      for (const step of replaceSteps(pos + 1 + fromA, pos + 1 + toA, slice)) tr.step(step)
    }
    if (!hunks) patchBlock(tr, pos, line.node)
    else if (!tr.doc.nodeAt(pos)?.eq(line.node)) {
      patchMarks(tr, pos, line.node)
      patchMarkup(tr, pos, line.node)
    }
  }
  adopt(list, line, tr.doc.nodeAt(pos))
}
