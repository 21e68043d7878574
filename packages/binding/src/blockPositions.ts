import { LINE_FIELDS, type LineField, type TextRoot } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import type { BlockIndex } from './BlockIndex.ts'
import type { Line } from './Line.ts'
import type { LineList } from './LineList.ts'
import { isFirstShown, rowLines } from './shownLines.ts'

/** A textblock of a document and the position before it. */
export interface PlacedBlock {
  readonly pos: number
  readonly node: Node
}

/** The positions between which a root stands in a document: a field's node, all sections, the details' node. */
export function rootSpan(doc: Node, root: TextRoot): { readonly from: number; readonly to: number } {
  let from = 0
  const field = LINE_FIELDS.indexOf(root as LineField)
  const before = field >= 0 ? field : LINE_FIELDS.length
  for (let at = 0; at < before; at += 1) from += doc.child(at).nodeSize
  if (field >= 0) return { from, to: from + doc.child(field).nodeSize }
  const detailsSize = doc.child(doc.childCount - 1).nodeSize
  const border = doc.content.size - detailsSize
  return root === 'body' ? { from, to: border } : { from: border, to: doc.content.size }
}

/** The root that a position of a document stands in; a position between two of them belongs to the one behind it. */
export function rootAt(doc: Node, position: number): TextRoot {
  const index = doc.resolve(position).index(0)
  return LINE_FIELDS[index] ?? (index >= doc.childCount - 1 ? 'details' : 'body')
}

/** The body's block with this number; null if there are not so many. */
export function bodyBlock(doc: Node, ordinal: number): PlacedBlock | null {
  let { from: pos } = rootSpan(doc, 'body')
  let left = ordinal
  for (let at = LINE_FIELDS.length; at < doc.childCount - 1; at += 1) {
    const section = doc.child(at)
    if (left >= section.childCount) {
      left -= section.childCount
      pos += section.nodeSize
      continue
    }
    pos += 1
    for (let block = 0; block < left; block += 1) pos += section.child(block).nodeSize
    return { pos, node: section.child(left) }
  }
  return null
}

/** The body's blocks with these numbers, found in one walk; fewer if there are not so many. */
export function bodyBlocksFrom(doc: Node, ordinal: number, count: number): readonly PlacedBlock[] {
  const found: PlacedBlock[] = []
  let { from: sectionPos } = rootSpan(doc, 'body')
  let number = 0
  for (let at = LINE_FIELDS.length; at < doc.childCount - 1; at += 1) {
    const section = doc.child(at)
    if (number + section.childCount > ordinal) {
      let pos = sectionPos + 1
      section.forEach((node, _offset, index) => {
        const isWanted = number + index >= ordinal && number + index < ordinal + count
        if (isWanted) found.push({ pos, node })
        pos += node.nodeSize
      })
    }
    number += section.childCount
    if (number >= ordinal + count) break
    sectionPos += section.nodeSize
  }
  return found
}

/** The block of a line in a document that shows the lines of the index as they are; null if it is not shown. */
export function blockOfLine(index: BlockIndex, doc: Node, list: LineList, line: Line): PlacedBlock | null {
  if (list.root === 'body') {
    const at = list.lines.indexOf(line)
    if (at < 0) return null
    const ordinal = isFirstShown(list) ? at : at - 1
    return ordinal < 0 ? null : bodyBlock(doc, ordinal)
  }
  const { from } = rootSpan(doc, list.root)
  if (list.root !== 'details') return { pos: from, node: doc.child(LINE_FIELDS.indexOf(list.root)) }
  let pos = from + 1
  const table = doc.child(doc.childCount - 1)
  const rows = rowLines(list)
  for (let at = 0; at < rows.length && at < table.childCount; at += 1) {
    const row = table.child(at)
    if (rows[at]?.key === line) return { pos: pos + 1, node: row.child(0) }
    if (rows[at]?.value === line) return { pos: pos + 1 + row.child(0).nodeSize, node: row.child(1) }
    pos += row.nodeSize
  }
  return null
}

/** The line that a textblock shows. */
export interface ShownLine {
  readonly list: LineList
  readonly line: Line
  /** The textblock is the value of a row without a stored cell; `line` is the row's key. */
  readonly isVirtualCell: boolean
}

/** The line of the textblock before which `pos` stands, in a document that shows the lines as they are. */
export function lineOfBlock(index: BlockIndex, doc: Node, pos: number): ShownLine {
  const at = doc.resolve(pos)
  const child = at.index(0)
  const field = LINE_FIELDS[child]
  if (at.depth === 0 && field) {
    const list = index.roots[field]
    return { list, line: list.first, isVirtualCell: false }
  }
  if (child < doc.childCount - 1) {
    const list = index.roots.body
    let ordinal = at.index(1)
    for (let section = LINE_FIELDS.length; section < child; section += 1)
      ordinal += doc.child(section).childCount
    return {
      list,
      line: lineAt(list.lines, isFirstShown(list) ? ordinal : ordinal + 1),
      isVirtualCell: false,
    }
  }
  const list = index.roots.details
  const row = rowLines(list)[at.index(1)]
  if (!row || at.depth !== 2) throw new Error('lineOfBlock: no textblock there')
  const isValue = at.index(2) === 1
  return { list, line: (isValue && row.value) || row.key, isVirtualCell: isValue && !row.value }
}

function lineAt(lines: readonly Line[], at: number): Line {
  const line = lines[at]
  if (!line) throw new Error('lineOfBlock: the document does not show these lines')
  return line
}
