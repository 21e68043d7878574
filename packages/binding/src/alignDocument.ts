import { LINE_FIELDS } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'
import type { BlockIndex } from './BlockIndex.ts'
import { type PlacedBlock, rootSpan } from './blockPositions.ts'
import type { Line } from './Line.ts'
import { patchBlock } from './patchBlock.ts'
import { patchStructure } from './patchStructure.ts'
import { bodyLines, rowLines } from './shownLines.ts'

/**
 * Makes a document that came from anywhere (what the person's own steps made) show the lines of the index, with steps
 * only where it does not already. Blocks are compared by identity first, so that it costs little where little changed.
 */
export function alignDocument(tr: Transform, index: BlockIndex): void {
  for (const root of LINE_FIELDS) alignBlock(tr, rootSpan(tr.doc, root).from, index.roots[root].first)
  alignBody(tr, index)
  alignDetails(tr, index)
}

function alignBody(tr: Transform, index: BlockIndex): void {
  const lines = bodyLines(index.roots.body)
  if (countBlocks(tr.doc) === lines.length) {
    // From the last to the first, so that positions before stay what they were.
    for (const { pos, line } of differing(tr.doc, lines).toReversed())
      if (line) patchBlock(tr, pos, line.node)
  }
  if (!isSectioned(tr.doc, lines)) patchStructure(tr, index, 'body')
  for (const { node, line } of differing(tr.doc, lines)) if (line) adopt(line, node)
}

/** A block that is not the very node of its line. */
interface DifferingBlock extends PlacedBlock {
  readonly line: Line | undefined
}

function differing(doc: Node, lines: readonly Line[]): readonly DifferingBlock[] {
  const found: DifferingBlock[] = []
  let at = 0
  let { from: sectionPos } = rootSpan(doc, 'body')
  for (let section = LINE_FIELDS.length; section < doc.childCount - 1; section += 1) {
    const { content, nodeSize } = doc.child(section)
    let pos = sectionPos + 1
    for (const node of content.content) {
      const line = lines[at]
      if (line?.node !== node) found.push({ pos, node, line })
      at += 1
      pos += node.nodeSize
    }
    sectionPos += nodeSize
  }
  return found
}

function countBlocks(doc: Node): number {
  let count = 0
  for (let at = LINE_FIELDS.length; at < doc.childCount - 1; at += 1) count += doc.child(at).childCount
  return count
}

/** True if the sections begin where the headings of the lines are, and hold as many blocks as there are lines. */
function isSectioned(doc: Node, lines: readonly Line[]): boolean {
  let at = 0
  for (let section = LINE_FIELDS.length; section < doc.childCount - 1; section += 1) {
    const { childCount } = doc.child(section)
    if (childCount === 0) return false
    for (let block = 0; block < childCount; block += 1) {
      const isStart = at === 0 || lines[at]?.node.type.name === 'sectionHeading'
      if (isStart !== (block === 0)) return false
      at += 1
    }
  }
  return at === lines.length
}

function alignDetails(tr: Transform, index: BlockIndex): void {
  const rows = rowLines(index.roots.details)
  const { schema } = tr.doc.type
  const table = tr.doc.child(tr.doc.childCount - 1)
  if (table.childCount !== rows.length) patchStructure(tr, index, 'details')
  let pos = rootSpan(tr.doc, 'details').from + 1
  for (const { key, value } of rows) {
    alignBlock(tr, pos + 1, key)
    const valuePos = pos + 1 + tr.doc.nodeAt(pos + 1)!.nodeSize
    if (value) alignBlock(tr, valuePos, value)
    else patchBlock(tr, valuePos, schema.node('detailsValue', { isVirtual: true }))
    pos += tr.doc.nodeAt(pos)!.nodeSize
  }
}

/** The same for the one textblock before which `pos` stands. */
export function alignBlock(tr: Transform, pos: number, line: Line): void {
  if (tr.doc.nodeAt(pos) === line.node) return
  patchBlock(tr, pos, line.node)
  adopt(line, tr.doc.nodeAt(pos))
}

function adopt(line: Line, node: Node | null | undefined): void {
  if (!node?.eq(line.node)) throw new Error('alignDocument: a block shows something else than it reads')
  line.node = node
}
