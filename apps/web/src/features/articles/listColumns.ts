/** Every column that there is, in their order, with the width that it takes. Fixed, so that no change of a row moves another. */
const COLUMN_WIDTHS = {
  state: '6.5rem',
  publication: '8rem',
  urgency: '2.5rem',
  /** At least; whatever is left. */
  article: '15rem',
  desk: '7rem',
  assignees: '8rem',
  authors: '8rem',
  people: '5.5rem',
  due: '8.5rem',
  open: '4rem',
  legal: '3rem',
  length: '5.5rem',
  changed: '6.5rem',
} as const

export type Column = keyof typeof COLUMN_WIDTHS

export const COLUMNS = Object.keys(COLUMN_WIDTHS) as readonly Column[]

/** What somebody sees who has chosen nothing. */
export const USUAL_COLUMNS: readonly Column[] = COLUMNS.filter(
  (column) => !['publication', 'urgency', 'desk', 'assignees', 'legal'].includes(column),
)

/** Where there is little room these wait for more. */
const SPARE: ReadonlySet<Column> = new Set(['authors', 'length'])

/** Columns of a grid, as CSS has them, and the least width of the rows that they make. */
export interface Grid {
  readonly columns: string
  readonly least: string
}

/** The grid where there is room, and where there is little. */
export function gridsOf(columns: readonly Column[]): { readonly wide: Grid; readonly narrow: Grid } {
  return { wide: gridOf(columns), narrow: gridOf(columns.filter((column) => !SPARE.has(column))) }
}

function gridOf(columns: readonly Column[]): Grid {
  const widths = columns.map((column) => COLUMN_WIDTHS[column])
  const template = columns.map((column) =>
    column === 'article' ? `minmax(${COLUMN_WIDTHS.article}, 1fr)` : COLUMN_WIDTHS[column],
  )
  // A gap between them, and one at each side.
  const least = `calc(${widths.join(' + ')} + ${columns.length + 1} * var(--space-4))`
  return { columns: template.join(' '), least }
}
