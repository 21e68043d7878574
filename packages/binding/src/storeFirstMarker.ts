import { type CharacterId, type Marker, PARAGRAPH } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { blockOfLine, type PlacedBlock } from './blockPositions.ts'
import type { LineList } from './LineList.ts'
import type { RootRange } from './rootRanges.ts'
import { isFirstShown } from './shownLines.ts'
import type { LocalEdit } from './writeRange.ts'

const ROW: Marker = { k: 'row' }

/**
 * Text before the first marker of a root reads as a block without one. It gets one when it has to be kept apart from
 * a block that comes before it, or when it is emptied and shall stay as an empty block. Answers with the marker that
 * this edit wrote for it; null if there is none.
 */
export function storeFirstMarker(edit: LocalEdit, list: LineList, range: RootRange): CharacterId | null {
  const { index, old, now, writer, firstMarkers } = edit
  if ((list.root !== 'body' && list.root !== 'details') || !isFirstShown(list)) return null
  const known = firstMarkers.get(list.root)
  if (known) return known
  const block = blockOfLine(index, old, list, list.first)
  if (!block || !isNeeded(block, list, range, now)) return null
  const [id] = writer.insert(list, null, [list.root === 'body' ? PARAGRAPH : ROW], writer.mode)
  if (!id) return null
  firstMarkers.set(list.root, [id[0], id[1]])
  return [id[0], id[1]]
}

function isNeeded({ pos, node }: PlacedBlock, list: LineList, range: RootRange, now: Node): boolean {
  const { fromA, toA, fromB, toB } = range
  if (fromA >= pos + node.nodeSize) return false
  const bringsBlocks = fromB < toB && hasBlockStart(now, fromB, toB)
  if (fromA <= pos) return toA <= pos && bringsBlocks
  const isEmptyNow = now.nodeAt(pos + fromB - fromA)?.content.size === 0
  const isAllThereIs = list.root === 'body' && list.lines.length === 1 && !bringsBlocks
  return isEmptyNow && !isAllThereIs && (list.first.length > 0 || bringsBlocks)
}

function hasBlockStart(doc: Node, from: number, to: number): boolean {
  let found = false
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && pos >= from) found = true
    return !node.isTextblock
  })
  return found
}
