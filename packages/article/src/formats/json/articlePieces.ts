import type { ArticleJson, RichTextJson, SectionJson } from '../../articleJson.ts'
import type { Marker } from '../../model/markers.ts'
import type { TextRoot } from '../../model/roots.ts'
import { markerOfBlock } from './blockMarker.ts'
import { hasHeading } from './normaliseArticle.ts'

/** A text as it stands in a root: behind its marker, or at the start of a field (null). */
export interface Piece extends RichTextJson {
  readonly marker: Marker | null
}

/** The texts of a root, in order. An article without any block gets one empty paragraph. `article` is in normal form. */
export function piecesOf(article: ArticleJson, root: TextRoot): readonly Piece[] {
  if (root === 'body') return bodyPieces(article.sections)
  if (root === 'details') {
    return article.details.flatMap(({ key, value }): Piece[] => [
      { text: key, marker: { k: 'row' } },
      { text: value, marker: { k: 'cell' } },
    ])
  }
  return [root === 'lead' ? { ...article.lead, marker: null } : { text: article[root], marker: null }]
}

function bodyPieces(sections: readonly SectionJson[]): readonly Piece[] {
  const pieces = sections.flatMap((section, index): Piece[] => {
    const { heading, headingRuns, headingMarker, blocks } = section
    const own = blocks.map((block) => ({
      text: block.text,
      runs: block.runs ?? [],
      marker: markerOfBlock(block),
    }))
    if (index === 0 && !hasHeading(section)) return own
    return [{ text: heading, runs: headingRuns ?? [], marker: headingMarker ?? { k: 'h' } }, ...own]
  })
  return pieces.length > 0 ? pieces : [{ text: '', marker: { k: 'p' } }]
}
