import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'
import { type CellState, joinedCells, sharesText } from './CellState.ts'
import { idHunks } from './idHunks.ts'
import { isSameCell } from './pairRows.ts'
import { replaceSteps } from './replaceSteps.ts'
import {
  type CellNumber,
  detailsOf,
  KEY,
  type PlacedTable,
  rowAt,
  textEnd,
  textStart,
  VALUE,
} from './rowPositions.ts'
import type { RowOf } from './shownLines.ts'

/** Rows of a table one behind the other, and the number of the first of them. */
export interface RowStretch {
  readonly rows: readonly RowOf<CellState>[]
  readonly first: number
}

/**
 * Shows what became of a row: another one, one with rows behind it that joined it, or several. Up to the rows whose
 * value is the same cell the texts of keys join and part, behind them those of values. `now` stands in the table
 * `wanted`.
 */
export function patchRowChain(tr: Transform, old: RowStretch, now: RowStretch, wanted: Node): void {
  const pivot = pivotOf(old.rows, now.rows)
  const texts = (rows: RowStretch['rows'], cell: 'key' | 'value') => rows.map((row) => row[cell])
  const goal = { table: wanted, start: 0 }
  patchValues(
    tr,
    { cells: texts(old.rows.slice(pivot.old), 'value'), first: old.first + pivot.old },
    { cells: texts(now.rows.slice(pivot.now), 'value'), first: now.first + pivot.now },
    goal,
  )
  patchKeys(
    tr,
    { cells: texts(old.rows.slice(0, pivot.old + 1), 'key'), first: old.first },
    { cells: texts(now.rows.slice(0, pivot.now + 1), 'key'), first: now.first },
    goal,
  )
}

/** Keys or values one behind the other, null where none is stored, and the number of the first one's row. */
interface CellStretch {
  readonly cells: readonly (CellState | null)[]
  readonly first: number
}

/** The rows of the same cell, else those of values with some of the same text; the last ones, if there are none. */
function pivotOf(old: RowStretch['rows'], now: RowStretch['rows']) {
  for (const isPivot of [isSameCell, sharesValue]) {
    for (const [at, row] of old.entries()) {
      const same = now.findIndex((other) => isPivot(row, other))
      if (same >= 0) return { old: at, now: same }
    }
  }
  return { old: old.length - 1, now: now.length - 1 }
}

function sharesValue({ value }: RowOf<CellState>, { value: other }: RowOf<CellState>): boolean {
  return value !== null && other !== null && sharesText(value, other)
}

/** Rows that share no text with the others behind the first ones go and come whole. */
function patchValues(tr: Transform, old: CellStretch, now: CellStretch, goal: PlacedTable): void {
  const [last, lastNow] = lastShared(old, now)
  const placed = detailsOf(tr.doc)
  const rows = goal.table.content.content.slice(now.first + lastNow + 1, now.first + now.cells.length)
  const [from, to] = [rowAt(placed, old.first + last + 1), rowAt(placed, old.first + old.cells.length)]
  replace(tr, from, to, new Slice(Fragment.fromArray(rows), 0, 0))
  patchCells(tr, VALUE, upTo(old, last), upTo(now, lastNow), goal)
}

/** Between the last keys that share text and the value, all goes and comes in one piece: the keys stay as they are. */
function patchKeys(tr: Transform, old: CellStretch, now: CellStretch, goal: PlacedTable): void {
  const [last, lastNow] = lastShared(old, now)
  const placed = detailsOf(tr.doc)
  const between = (table: PlacedTable, { cells, first }: CellStretch, shared: number): [number, number] => [
    textEnd(table, first + shared, KEY) + 1,
    textStart(table, first + cells.length - 1, VALUE) - 1,
  ]
  replace(tr, ...between(placed, old, last), goal.table.slice(...between(goal, now, lastNow)))
  patchCells(tr, KEY, upTo(old, last), upTo(now, lastNow), goal)
}

/** Makes one cell of the old ones, puts the text in it right, and makes the new ones of it. */
function patchCells(
  tr: Transform,
  cell: CellNumber,
  old: CellStretch,
  now: CellStretch,
  goal: PlacedTable,
): void {
  for (let row = old.first + old.cells.length - 1; row > old.first; row -= 1) {
    const placed = detailsOf(tr.doc)
    replace(tr, textEnd(placed, row - 1, cell), textStart(placed, row, cell), Slice.empty)
  }
  const start = textStart(detailsOf(tr.doc), old.first, cell)
  const contents = now.cells.map((_, at) => goal.table.child(now.first + at).child(cell).content)
  const text = contents.reduce((all, content) => all.append(content), Fragment.empty)
  const hunks = idHunks(joinedCells(old.cells), joinedCells(now.cells)) ?? []
  for (const { fromA, toA, fromB, toB } of hunks.toReversed())
    replace(tr, start + fromA, start + toA, new Slice(text.cut(fromB, toB), 0, 0))
  let place = start + text.size
  for (let at = now.cells.length - 1; at > 0; at -= 1) {
    const row = now.first + at
    place -= contents[at]!.size
    replace(tr, place, place, goal.table.slice(textEnd(goal, row - 1, cell), textStart(goal, row, cell)))
  }
}

/** The last cells of both that share text with any of the others; the first ones, if none do. */
function lastShared({ cells }: CellStretch, { cells: others }: CellStretch): readonly [number, number] {
  const isShared = (cell: CellState | null, among: CellStretch['cells']): boolean =>
    cell !== null && among.some((other) => other !== null && sharesText(cell, other))
  return [
    Math.max(
      0,
      cells.findLastIndex((cell) => isShared(cell, others)),
    ),
    Math.max(
      0,
      others.findLastIndex((cell) => isShared(cell, cells)),
    ),
  ]
}

function upTo({ cells, first }: CellStretch, last: number): CellStretch {
  return { cells: cells.slice(0, last + 1), first }
}

function replace(tr: Transform, from: number, to: number, slice: Slice): void {
  for (const step of replaceSteps(from, to, slice)) tr.step(step)
}
