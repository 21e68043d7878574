import type { CharacterId } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { type Selection, TextSelection } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import type { BlockIndex } from './BlockIndex.ts'
import { blockOfLine, lineOfBlock, type PlacedBlock } from './blockPositions.ts'
import { idAtOffset, type Line, markerId, offsetOfId } from './Line.ts'
import type { LineList } from './LineList.ts'
import type { PositionAnchor } from './PositionAnchor.ts'
import { isFirstShown } from './shownLines.ts'

/** Both ends of a selection as anchors. */
export interface SelectionAnchors {
  readonly anchor: PositionAnchor
  readonly head: PositionAnchor
}

/**
 * The lasting name of a position in a document that shows the lines as they are: the character or marker to its
 * right. Null where no text can stand (between blocks).
 */
export function anchorAt(index: BlockIndex, doc: Node, position: number): PositionAnchor | null {
  if (position < 0 || position > doc.content.size) return null
  const at = doc.resolve(position)
  if (!at.parent.isTextblock) return null
  const { list, line, isVirtualCell } = lineOfBlock(index, doc, at.before())
  const { root } = list
  if (isVirtualCell) {
    const last = line.length > 0 ? idAtOffset(line, line.length - 1) : markerId(line)
    return { root, at: last && [...last, 1], isVirtualCell }
  }
  const next = list.lines[list.lines.indexOf(line) + 1]
  const right = idAtOffset(line, at.parentOffset) ?? (next ? markerId(next) : null)
  return { root, at: right && [...right, 0] }
}

/**
 * Where an anchor is now; null if its character has not arrived, or if there is no row left in the details. A deleted
 * or hidden character is where it would be; one that was moved or brought back is followed.
 */
export function positionOf(index: BlockIndex, doc: Node, anchor: PositionAnchor): number | null {
  const list = index.roots[anchor.root]
  if (anchor.at === null) return endOf(index, doc, list, list.lines.at(-1)!)
  const [client, clock, side] = anchor.at
  const id = index.followed([client, clock])
  const found = index.lineOfId(id)
  if (!found) return null
  const { line, item } = found
  if (anchor.isVirtualCell) {
    const cell = cellOf(index, doc, found.list, line)
    if (cell !== null) return cell
  }
  if (item === line.marker) {
    if (side === 1) return startOf(index, doc, found.list, line)
    const before = found.list.lines[found.list.lines.indexOf(line) - 1]
    const end = before && isLineShown(found.list, before) ? endOf(index, doc, found.list, before) : null
    return end ?? startOf(index, doc, found.list, line)
  }
  const shown = offsetOfId(line, id)
  const offset = shown === null ? shownBefore(line, item, id) : shown + side
  const start = startOf(index, doc, found.list, line)
  return start === null ? null : start + offset
}

export function selectionAnchors(
  index: BlockIndex,
  doc: Node,
  selection: Selection,
): SelectionAnchors | null {
  const head = anchorAt(index, doc, selection.head)
  const anchor = selection.empty ? head : anchorAt(index, doc, selection.anchor)
  return head && anchor && { anchor, head }
}

/** The selection between two anchors, or the nearest place for one; null if they are nowhere. */
export function selectionOf(index: BlockIndex, doc: Node, anchors: SelectionAnchors): Selection | null {
  const head = positionOf(index, doc, anchors.head)
  if (head === null) return null
  const anchor = positionOf(index, doc, anchors.anchor) ?? head
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head))
}

function isLineShown(list: LineList, line: Line): boolean {
  return line !== list.first || isFirstShown(list)
}

/** The block of a line; for the first line of a root, when it is not shown, that of the next. */
function blockOf(index: BlockIndex, doc: Node, list: LineList, line: Line): PlacedBlock | null {
  const shown = isLineShown(list, line) ? line : list.lines[1]
  return shown ? blockOfLine(index, doc, list, shown) : null
}

function startOf(index: BlockIndex, doc: Node, list: LineList, line: Line): number | null {
  const block = blockOf(index, doc, list, line)
  return block && block.pos + 1
}

function endOf(index: BlockIndex, doc: Node, list: LineList, line: Line): number | null {
  const block = blockOf(index, doc, list, line)
  return block && block.pos + 1 + (isLineShown(list, line) ? block.node.content.size : 0)
}

/** The start of the value of the row whose key this line is (of its stored value, if it has got one). */
function cellOf(index: BlockIndex, doc: Node, list: LineList, line: Line): number | null {
  const key = blockOfLine(index, doc, list, line)
  if (!key || list.root !== 'details') return null
  const isValue = key.node.type.name === 'detailsValue'
  return isValue ? key.pos + 1 : key.pos + key.node.nodeSize + 1
}

/** How many shown characters of its line stand before a character that is not shown. */
function shownBefore(line: Line, item: Y.Item, id: CharacterId): number {
  let at: Y.Item | null = item
  let limit = id[1] - item.id.clock
  for (; at && at !== line.marker; at = at.left, limit = at?.length ?? 0) {
    if (at.deleted) continue
    const { client, clock } = at.id
    for (let offset = limit - 1; offset >= 0; offset -= 1) {
      const shown = offsetOfId(line, [client, clock + offset])
      if (shown !== null) return shown + 1
    }
  }
  return 0
}
