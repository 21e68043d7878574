import type { ReadBlock } from '../model/ReadArticle.ts'

/**
 * The blocks of the details as pairs of key and value (null where no cell is stored). A cell that no row precedes,
 * or that follows another cell, has the key null: it is shown in a row with an empty key of its own.
 */
export function pairDetails(
  blocks: readonly ReadBlock[],
): readonly { readonly key: ReadBlock | null; readonly value: ReadBlock | null }[] {
  const pairs: { key: ReadBlock | null; value: ReadBlock | null }[] = []
  for (const block of blocks) {
    const last = pairs.at(-1)
    if (block.marker.k !== 'cell') pairs.push({ key: block, value: null })
    else if (last && last.value === null) last.value = block
    else pairs.push({ key: null, value: block })
  }
  return pairs
}
