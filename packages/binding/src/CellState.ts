import type { IdRange } from '@stet/article'
import type { Line } from './Line.ts'
import type { ReadState } from './LineList.ts'

/** A cell of the details: its line, and the characters that it shows or showed. */
export interface CellState {
  readonly line: Line
  readonly isCell: boolean
  readonly ids: readonly IdRange[]
  readonly length: number
}

/** As the line says now. */
export function cellOf(line: Line): CellState {
  return { line, isCell: line.isCell, ids: line.ids, length: line.length }
}

/** As the line said before it was read again. */
export function cellBefore({ line, ids, length }: ReadState): CellState {
  return { line, isCell: line.isCell, ids, length }
}

/** The characters of cells one behind the other. */
export function joinedCells(cells: readonly (CellState | null)[]): readonly IdRange[] {
  return cells.flatMap((cell) => cell?.ids ?? [])
}

/** True if some characters of the one are characters of the other. */
export function sharesText({ ids }: CellState, { ids: others }: CellState): boolean {
  return ids.some(([client, clock, length]) =>
    others.some(
      ([other, from, size]) =>
        other === client && Math.max(clock, from) < Math.min(clock + length, from + size),
    ),
  )
}
