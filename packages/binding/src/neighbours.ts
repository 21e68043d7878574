import type { CharacterId } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import type { BlockIndex } from './BlockIndex.ts'
import { lineOfBlock, rootSpan } from './blockPositions.ts'
import { idAtOffset, type Line, markerId } from './Line.ts'
import type { LineList } from './LineList.ts'

/**
 * The shown character or marker before a position of a root, behind which something typed there is stored; null at the
 * very start. `firstMarker`: the marker that was just written for the first line.
 */
export function neighbourBefore(
  index: BlockIndex,
  doc: Node,
  list: LineList,
  position: number,
  firstMarker: CharacterId | null,
): CharacterId | null {
  const place = placeBefore(index, doc, list, position)
  if (!place) return null
  const { line, offset } = place
  if (offset > 0) return idAtOffset(line, offset - 1)
  return markerId(line) ?? (line === list.first ? firstMarker : null)
}

/** The shown character or marker behind a position of a root; null at its end. */
export function neighbourBehind(
  index: BlockIndex,
  doc: Node,
  list: LineList,
  position: number,
): CharacterId | null {
  const place = placeBefore(index, doc, list, position)
  if (!place) {
    const { first, lines } = list
    return idAtOffset(first, 0) ?? (lines[1] ? markerId(lines[1]) : null)
  }
  const { line, offset } = place
  const next = list.lines[list.lines.indexOf(line) + 1]
  return idAtOffset(line, offset) ?? (next ? markerId(next) : null)
}

/** The line and shown offset at a position; between blocks, the end of the block before. */
function placeBefore(
  index: BlockIndex,
  doc: Node,
  list: LineList,
  position: number,
): { readonly line: Line; readonly offset: number } | null {
  const at = doc.resolve(position)
  if (at.parent.isTextblock) {
    const { line, isVirtualCell } = lineOfBlock(index, doc, at.before())
    return { line, offset: isVirtualCell ? line.length : at.parentOffset }
  }
  let last = -1
  const { from } = rootSpan(doc, list.root)
  doc.nodesBetween(from, position, (node, pos) => {
    if (node.isTextblock && pos >= from && pos + node.nodeSize <= position) last = pos
    return !node.isTextblock
  })
  if (last < 0) return null
  const { line } = lineOfBlock(index, doc, last)
  return { line, offset: line.length }
}
