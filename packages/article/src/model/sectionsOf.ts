import type { ReadBlock } from './ReadArticle.ts'

/** A part of the body: from a heading up to the next. */
export interface ReadSection {
  /** The block of kind `h` that begins it; only the first section may have none. */
  readonly heading: ReadBlock | null
  readonly blocks: readonly ReadBlock[]
}

/** The sections that the blocks of `body` make, in order; none if there are no blocks. */
export function sectionsOf(blocks: readonly ReadBlock[]): ReadSection[] {
  const sections: { heading: ReadBlock | null; blocks: ReadBlock[] }[] = []
  for (const block of blocks) {
    if (block.marker.k === 'h') sections.push({ heading: block, blocks: [] })
    else if (sections.length === 0) sections.push({ heading: null, blocks: [block] })
    else sections.at(-1)?.blocks.push(block)
  }
  return sections
}
