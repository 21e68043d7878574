import type { Node } from '@tiptap/pm/model'
import { fieldOf } from './fieldAt.ts'

/** A row of the details and the position before it. */
export interface DetailsRowAt {
  readonly node: Node
  readonly pos: number
  readonly index: number
}

/** A cell of the details: the key or the value of its row, and the positions just inside of it. */
export interface DetailsCell {
  readonly row: DetailsRowAt
  readonly column: DetailsColumn
  readonly from: number
  readonly to: number
}
export type DetailsColumn = 'key' | 'value'

/** The cell in which a position stands, null outside of the cells. */
export function detailsCellAt(doc: Node, position: number): DetailsCell | null {
  const at = doc.resolve(position)
  if (at.depth !== 3 || at.node(2).type.name !== 'detailsRow') return null
  const row = { node: at.node(2), pos: at.before(2), index: at.index(1) }
  return cellOf(row, at.index(2) === 0 ? 'key' : 'value')
}

export function cellOf(row: DetailsRowAt, column: DetailsColumn): DetailsCell {
  const key = row.node.child(0)
  const cell = column === 'key' ? key : row.node.child(1)
  const from = column === 'key' ? row.pos + 2 : row.pos + 2 + key.nodeSize
  return { row, column, from, to: from + cell.content.size }
}

/** Every row, in order. */
export function detailsRows(doc: Node): readonly DetailsRowAt[] {
  const rows: DetailsRowAt[] = []
  const { from } = fieldOf(doc, 'details')
  doc.child(doc.childCount - 1).forEach((node, offset, index) => {
    rows.push({ node, pos: from + offset, index })
  })
  return rows
}

export function isEmptyRow(row: DetailsRowAt): boolean {
  return row.node.textContent === ''
}
