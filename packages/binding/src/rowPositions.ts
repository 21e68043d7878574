import type { Node } from '@tiptap/pm/model'
import { rootSpan } from './blockPositions.ts'

/** The details of an article, and the position at which their rows begin; 0 in a table by itself. */
export interface PlacedTable {
  readonly table: Node
  readonly start: number
}

/** The number of a cell in its row. */
export type CellNumber = 0 | 1
export const KEY = 0
export const VALUE = 1

export function detailsOf(doc: Node): PlacedTable {
  return { table: doc.child(doc.childCount - 1), start: rootSpan(doc, 'details').from + 1 }
}

/** The position before a row; behind the last one, if there are not so many. */
export function rowAt({ table, start }: PlacedTable, row: number): number {
  let position = start
  for (let at = 0; at < row; at += 1) position += table.child(at).nodeSize
  return position
}

/** Where the text of a cell begins. */
export function textStart(placed: PlacedTable, row: number, cell: CellNumber): number {
  return rowAt(placed, row) + 2 + (cell === VALUE ? placed.table.child(row).child(KEY).nodeSize : 0)
}

export function textEnd(placed: PlacedTable, row: number, cell: CellNumber): number {
  return textStart(placed, row, cell) + placed.table.child(row).child(cell).content.size
}
