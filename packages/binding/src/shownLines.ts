import type { Line } from './Line.ts'
import type { LineList } from './LineList.ts'

/**
 * True if the first line of a root is shown: always in a field; in the body when it has text or is all there is; in
 * the details when it has text or a value follows, whose key it then is.
 */
export function isFirstShown(list: LineList): boolean {
  const { first, lines, root } = list
  if (root === 'body') return first.length > 0 || lines.length === 1
  if (root === 'details') return first.length > 0 || lines[1]?.isCell === true
  return true
}

/** True if the first line of a root reads as a block: always in a field; elsewhere when it has text. */
export function isFirstRead({ first, root }: LineList): boolean {
  return first.length > 0 || (root !== 'body' && root !== 'details')
}

/** The lines of the body that are blocks of the document, in order. */
export function bodyLines(list: LineList): readonly Line[] {
  return isFirstShown(list) ? list.lines : list.lines.slice(1)
}

/** A row of the details: its key, and its value if a cell is stored. */
export interface RowOf<Cell> {
  readonly key: Cell
  readonly value: Cell | null
}
export type RowLines = RowOf<Line>

export function rowLines(list: LineList): readonly RowLines[] {
  return rowsOf(list.lines, isFirstShown(list))
}

/** The rows of all lines of the details; `hasFirst`: whether the first line is shown. */
export function rowsOf<Cell extends Pick<Line, 'isCell'>>(
  lines: readonly Cell[],
  hasFirst: boolean,
): readonly RowOf<Cell>[] {
  const rows: { key: Cell; value: Cell | null }[] = []
  lines.forEach((line, at) => {
    const last = rows.at(-1)
    if (line.isCell && last) last.value = line
    else if (at > 0 || hasFirst) rows.push({ key: line, value: null })
  })
  return rows
}
