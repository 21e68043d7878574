import type { ReadBlock } from './ReadArticle.ts'

/** A row of the details as it is read; a part that has no marker in the text is null. */
export interface DetailsRow {
  readonly key: ReadBlock | null
  readonly value: ReadBlock | null
}

/** The rows that the blocks of `details` make, in order. Each has a key, a value, or both. */
export function detailsRows(blocks: readonly ReadBlock[]): DetailsRow[] {
  const rows: DetailsRow[] = []
  for (const block of blocks) {
    const last = rows.at(-1)
    if (block.marker.k !== 'cell') rows.push({ key: block, value: null })
    else if (last && !last.value) rows[rows.length - 1] = { ...last, value: block }
    else rows.push({ key: null, value: block })
  }
  return rows
}
