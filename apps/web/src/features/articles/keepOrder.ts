/** Rows as they stay on screen, and what came in above them meanwhile. */
export interface KeptOrder<Row> {
  readonly rows: readonly Row[]
  /** New rows that would push the others down; they wait until somebody asks for them. */
  readonly newcomers: readonly Row[]
}

/**
 * Lays out fresh rows so that no row that is shown changes its place: shown ones stay where they are, rows that follow
 * after the last shown one are added at the end, all others wait.
 *
 * `shownIds` is the order on screen; empty for a first look, which shows everything as it came.
 */
export function keepOrder<Row extends { readonly id: string }>(
  shownIds: readonly string[],
  fresh: readonly Row[],
): KeptOrder<Row> {
  if (shownIds.length === 0) return { rows: fresh, newcomers: [] }
  const byId = new Map(fresh.map((row) => [row.id, row]))
  const shown = new Set(shownIds)
  const rows = shownIds.flatMap((id) => byId.get(id) ?? [])
  const lastShown = fresh.findLastIndex((row) => shown.has(row.id))
  const unknown = fresh.map((row, index) => ({ row, index })).filter(({ row }) => !shown.has(row.id))
  return {
    rows: [...rows, ...unknown.filter(({ index }) => index > lastShown).map(({ row }) => row)],
    newcomers: unknown.filter(({ index }) => index < lastShown).map(({ row }) => row),
  }
}
