import {
  PARAGRAPH,
  type ReadArticle,
  type ReadBlock,
  type ReadRun,
  type RunFormats,
  TEXT_ROOTS,
  type TextRoot,
} from '@stet/article'

/** What of a reading in \`markup\` is left when all is rejected, or all accepted: block by block, as the rules say. */
export function sideOf(article: ReadArticle, side: 'original' | 'final'): ReadArticle {
  const isShown = ({ insertion, deletions }: ReadBlock | ReadRun): boolean =>
    side === 'original' ? insertion === null : deletions.length === 0
  const blocksOf = (blocks: readonly ReadBlock[]): readonly ReadBlock[] => {
    const shown: (ReadBlock & { runs: ReadRun[] })[] = []
    for (const block of blocks) {
      const to = side === 'final' ? block.kindChange?.to : undefined
      if (isShown(block)) shown.push({ ...plain(block), marker: to ?? block.marker, runs: [] })
      else if (shown.length === 0 && block.runs.some(isShown))
        shown.push({ ...plain(block), id: null, marker: PARAGRAPH, runs: [] })
      for (const run of block.runs) {
        if (!isShown(run)) continue
        const formats = side === 'final' ? changed(run) : run.formats
        shown.at(-1)?.runs.push({ ...run, ...NOTHING, formats, changes: [] })
      }
    }
    return shown
  }
  const roots = TEXT_ROOTS.map((root) => [root, blocksOf(article[root])])
  return Object.fromEntries(roots) as Record<TextRoot, readonly ReadBlock[]>
}

const NOTHING = { insertion: null, deletions: [], strikes: [], move: null, own: [], history: null }

function plain(block: ReadBlock): ReadBlock {
  return { ...block, ...NOTHING, kindChange: null, kindChanges: [] }
}

function changed({ formats, changes }: ReadRun): RunFormats {
  const result: { bold?: true; italic?: true; link?: string } = { ...formats }
  for (const { format, on, link } of changes) {
    if (!on) delete result[format]
    else if (format === 'link') result.link = link ?? ''
    else result[format] = true
  }
  return result
}
