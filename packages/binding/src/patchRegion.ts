import type { Node } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'
import type { BlockIndex } from './BlockIndex.ts'
import { blockOfLine, bodyBlocksFrom, type PlacedBlock } from './blockPositions.ts'
import type { LineList, RereadLines } from './LineList.ts'
import { patchBlocks } from './patchBlocks.ts'
import { adopt, patchLine } from './patchLine.ts'
import { patchRows } from './patchRows.ts'
import { patchSections, startsSection } from './patchSections.ts'
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
  if (areSameLines(list, region, wasFirstShown)) {
    before.forEach((state, at) => {
      const line = after[at]!
      const block = blockOfLine(index, tr.doc, list, line)
      if (block) patchLine(tr, block, state, line)
    })
    if (root !== 'body' || !isBorderMoved(region)) return
    patchSections(tr)
  } else if (root === 'body') patchBlocks(tr, list, region, wasFirstShown)
  else if (root === 'details') patchRows(tr, index, region, wasFirstShown)
  settle(index, tr.doc, list, region)
}

/** Whether no line came or went, nor came to be shown or hidden. */
export function areSameLines(
  list: LineList,
  { before, after }: RereadLines,
  wasFirstShown: boolean,
): boolean {
  return (
    before.length === after.length &&
    before.every(({ line }, at) => line === after[at]) &&
    wasFirstShown === isFirstShown(list)
  )
}

/** Whether a section of the body begins where none did, or none where one did. */
export function isBorderMoved({ before, after }: RereadLines): boolean {
  return before.some(({ node }, at) => startsSection(node) !== startsSection(after[at]!.node))
}

/** The nodes of the lines become the objects that stand in the document. */
function settle(index: BlockIndex, doc: Node, list: LineList, region: RereadLines): void {
  const blocks = list.root === 'body' ? shownBlocks(doc, list, region) : null
  for (const [at, line] of region.after.entries()) {
    const block = blocks ? blocks[at] : blockOfLine(index, doc, list, line)
    if (block) adopt(line, block.node)
  }
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
