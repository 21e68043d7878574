import type { ArticleJson, BlockJson, RichTextJson, SectionJson, TextRunJson } from '../../articleJson.ts'
import { blockFieldsOf, headingFieldsOf, markerOfBlock } from './blockMarker.ts'
import { normalRuns } from './runs.ts'

/** A text with its runs in normal form, left out when there are none. */
export function richText(text: string, runs: readonly TextRunJson[] = []): RichTextJson {
  const normal = normalRuns(runs)
  return normal.length > 0 ? { text, runs: normal } : { text }
}

/** True if the section, as the first of an article, begins with a heading block. */
export function hasHeading({ heading, headingMarker }: SectionJson): boolean {
  return heading !== '' || headingMarker !== undefined
}

function normalBlock(block: BlockJson): BlockJson {
  const { kind, ...fields } = blockFieldsOf(markerOfBlock(block))
  return { kind, ...richText(block.text, block.runs), ...fields }
}

function normalSection({ heading, headingRuns, headingMarker, blocks }: SectionJson): SectionJson {
  const { runs } = richText(heading, headingRuns)
  return {
    heading,
    ...(runs ? { headingRuns: runs } : {}),
    ...(headingMarker ? headingFieldsOf(headingMarker) : {}),
    blocks: blocks.map(normalBlock),
  }
}

const isEmptyParagraph = ({ kind, text, marker }: BlockJson) =>
  kind === 'paragraph' && text === '' && marker === undefined

/**
 * Sections in normal form: those at the start that have neither a heading nor blocks are left out, and so is a body
 * that is nothing but one empty paragraph.
 */
export function normalSections(sections: readonly SectionJson[]): readonly SectionJson[] {
  const normal = sections.map(normalSection)
  const start = normal.findIndex((section) => hasHeading(section) || section.blocks.length > 0)
  const [first, ...others] = start < 0 ? [] : normal.slice(start)
  if (!first) return []
  const isEmpty = others.length === 0 && !hasHeading(first) && first.blocks.length === 1
  return isEmpty && first.blocks.every(isEmptyParagraph) ? [] : [first, ...others]
}

/**
 * The normal form of an article: what a document made from it reads as. Two articles say the same exactly when their
 * normal forms are equal. Idempotent.
 */
export function normaliseArticle(article: ArticleJson): ArticleJson {
  const { kicker, headline, subheadline, byline, dateline, lead, sections, details } = article
  return {
    kicker,
    headline,
    subheadline,
    byline,
    dateline,
    lead: richText(lead.text, lead.runs),
    sections: normalSections(sections),
    details: details.map(({ key, value }) => ({ key, value })),
  }
}
