import { type CharacterId, type Marker, PARAGRAPH } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { blockOfLine, bodyBlock, type PlacedBlock } from './blockPositions.ts'
import type { LineList } from './LineList.ts'
import type { RootRange } from './rootRanges.ts'
import { isFirstShown } from './shownLines.ts'
import { isUntouchedVirtual } from './TokenSequence.ts'
import type { LocalEdit } from './writeRange.ts'

const ROW: Marker = { k: 'row' }

/**
 * Text before the first marker of a root reads as a block without one. It gets one when it has to be kept apart from
 * a block that comes before it, or when it stays as an empty block that would not be seen otherwise. `ranges` are all
 * that an edit changed in this root. Answers with the marker that was written for it; null if there is none.
 */
export function storeFirstMarker(
  edit: LocalEdit,
  list: LineList,
  ranges: readonly RootRange[],
): CharacterId | null {
  const { index, old, now, writer, firstMarkers } = edit
  if ((list.root !== 'body' && list.root !== 'details') || !isFirstShown(list)) return null
  const known = firstMarkers.get(list.root)
  if (known) return known
  const block = blockOfLine(index, old, list, list.first)
  if (!block || !isNeeded(block, list, ranges, now)) return null
  const [id] = writer.insert(list, null, [list.root === 'body' ? PARAGRAPH : ROW], writer.mode)
  if (!id) return null
  firstMarkers.set(list.root, [id[0], id[1]])
  return [id[0], id[1]]
}

function isNeeded({ pos }: PlacedBlock, list: LineList, ranges: readonly RootRange[], now: Node): boolean {
  // Its start changed or went: what is inserted there becomes its start.
  if (ranges.some(({ fromA, toA }) => fromA <= pos && toA > pos)) return false
  if (ranges.some(({ toA, fromB, toB }) => toA <= pos && hasBlockStart(now, fromB, toB))) return true
  if (list.root === 'body') return bodyBlock(now, 0)?.node.content.size === 0 && bodyBlock(now, 1) !== null
  const row = now.lastChild?.firstChild
  return row?.firstChild?.content.size === 0 && (list.first.length > 0 || !hasCell(row))
}

function hasCell(row: Node): boolean {
  return row.lastChild !== null && !isUntouchedVirtual(row.lastChild)
}

function hasBlockStart(doc: Node, from: number, to: number): boolean {
  let found = false
  if (from >= to) return found
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && pos >= from) found = true
    return !node.isTextblock
  })
  return found
}
