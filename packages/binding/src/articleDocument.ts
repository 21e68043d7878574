import { groupSections, LINE_FIELDS, nodeForRow } from '@stet/article'
import type { Node, Schema } from '@tiptap/pm/model'
import type { BlockIndex } from './BlockIndex.ts'
import { bodyLines, rowLines } from './shownLines.ts'

/** The document that an editor shows for all lines of an index: `toProseMirror(read(doc, 'markup'), schema)`. */
export function articleDocument(index: BlockIndex, schema: Schema): Node {
  const fields = LINE_FIELDS.map((field) => index.roots[field].first.node)
  return schema.node('doc', null, [...fields, ...bodySections(index, schema), detailsTable(index, schema)])
}

/**
 * The sections of the body. Those of `present` that hold the very same blocks are taken over, so that what did not
 * change stays the same object.
 */
export function bodySections(
  index: BlockIndex,
  schema: Schema,
  present: readonly Node[] = [],
): readonly Node[] {
  const known = new Map<Node | null, Node>(present.map((section) => [section.firstChild, section]))
  const blocks = bodyLines(index.roots.body).map((line) => line.node)
  return groupSections(schema, blocks).map((section) => {
    const other = known.get(section.firstChild)
    return other && holdsSame(section, other) ? other : section
  })
}

/** The details; rows of `present` that hold the very same cells are taken over. */
export function detailsTable(index: BlockIndex, schema: Schema, present: Node | null = null): Node {
  const known = new Map<Node | null, Node>()
  present?.forEach((row) => known.set(row.firstChild, row))
  const rows = rowLines(index.roots.details).map(({ key, value }) => {
    const other = known.get(key.node)
    if (other && (value ? other.lastChild === value.node : isVirtual(other.lastChild))) return other
    return nodeForRow(schema, key.node, value?.node ?? null)
  })
  return schema.node('details', null, rows)
}

function holdsSame(one: Node, other: Node): boolean {
  if (one.childCount !== other.childCount) return false
  for (let at = 0; at < one.childCount; at += 1) if (one.child(at) !== other.child(at)) return false
  return true
}

/** True for the empty value of a row without a stored cell, as it is made for showing. */
function isVirtual(node: Node | null): boolean {
  return node?.attrs['isVirtual'] === true && node.content.size === 0
}
