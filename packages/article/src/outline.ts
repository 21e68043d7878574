import type { ArticleJson } from './articleJson.ts'
import { counts } from './counts.ts'
import type { TextCounts } from './counts.ts'
import { emptyArticle } from './emptyArticle.ts'

/** A section in the way through an article. */
export interface OutlineSection {
  /** Its place among the sections, from 0. */
  readonly index: number
  /** '' for a first section without a heading. */
  readonly heading: string
  readonly blocks: number
  /** The length of the section, its heading included. */
  readonly counts: TextCounts
}

/** The sections of an article in order, with their headings and lengths. */
export function outline(article: ArticleJson): readonly OutlineSection[] {
  return article.sections.map((section, index) => ({
    index,
    heading: section.heading,
    blocks: section.blocks.length,
    counts: counts({ ...emptyArticle(), sections: [section] }),
  }))
}
