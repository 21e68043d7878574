import { type CharacterId, type Marker, PARAGRAPH } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { blockOfLine } from './blockPositions.ts'
import type { LineList } from './LineList.ts'
import type { RootRange } from './rootRanges.ts'
import { isFirstShown } from './shownLines.ts'
import type { LocalEdit } from './writeRange.ts'

const ROW: Marker = { k: 'row' }

/**
 * Text before the first marker of a root reads as a block without one. It gets one when it has to be kept apart from
 * a block that comes before it or is split off it, or when it is emptied and shall stay as an empty block. Answers
 * with the new marker; null if none is needed.
 */
export function storeFirstMarker(edit: LocalEdit, list: LineList, range: RootRange): CharacterId | null {
  const { index, old, now, writer } = edit
  if ((list.root !== 'body' && list.root !== 'details') || !isFirstShown(list)) return null
  const block = blockOfLine(index, old, list, list.first)
  if (!block || !isNeeded(block.pos, block.pos + block.node.nodeSize, list, range, now)) return null
  const [id] = writer.insert(list, null, [list.root === 'body' ? PARAGRAPH : ROW], writer.mode)
  return id ? [id[0], id[1]] : null
}

function isNeeded(start: number, end: number, list: LineList, range: RootRange, now: Node): boolean {
  const { fromA, toA, fromB, toB } = range
  if (fromA >= end) return false
  const bringsBlocks = fromB < toB && hasBlockStart(now, fromB, toB)
  if (fromA <= start) return toA <= start && bringsBlocks
  if (bringsBlocks) return true
  const isEmptied = fromA === start + 1 && toA >= end - 1 && now.textBetween(fromB, toB) === ''
  return isEmptied && list.lines.length > 1 && list.first.length > 0
}

function hasBlockStart(doc: Node, from: number, to: number): boolean {
  let found = false
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && pos >= from) found = true
    return !node.isTextblock
  })
  return found
}
