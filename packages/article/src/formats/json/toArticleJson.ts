import type { ArticleJson, BlockJson, DetailsRowJson, RichTextJson, SectionJson } from '../../articleJson.ts'
import type { ReadArticle, ReadBlock } from '../../model/ReadArticle.ts'
import { pairDetails } from '../../nodes/pairDetails.ts'
import { plainCharacters, plainLine } from '../../plainCharacters.ts'
import { blockFieldsOf, headingFieldsOf } from './blockMarker.ts'
import { normalSections, richText } from './normaliseArticle.ts'
import { runsOf } from './runs.ts'

const textOf = (blocks: readonly ReadBlock[]) =>
  blocks.flatMap((block) => block.runs.map((run) => run.text)).join('')

const lineOf = (blocks: readonly ReadBlock[]) => plainLine(textOf(blocks))

function richTextOf(blocks: readonly ReadBlock[], plain: (text: string) => string): RichTextJson {
  const text = plain(textOf(blocks))
  return richText(
    text,
    runsOf(
      text,
      blocks.flatMap((block) => block.runs),
    ),
  )
}

function toSection(block: ReadBlock): SectionJson & { blocks: BlockJson[] } {
  const { text, runs } = richTextOf([block], plainLine)
  return {
    heading: text,
    ...(runs ? { headingRuns: runs } : {}),
    ...headingFieldsOf(block.marker),
    blocks: [],
  }
}

function toSections(blocks: readonly ReadBlock[]): readonly SectionJson[] {
  const sections: (SectionJson & { blocks: BlockJson[] })[] = []
  for (const block of blocks) {
    if (block.marker.k === 'h') {
      sections.push(toSection(block))
      continue
    }
    if (sections.length === 0) sections.push({ heading: '', blocks: [] })
    const { kind, ...fields } = blockFieldsOf(block.marker)
    sections.at(-1)?.blocks.push({ kind, ...richTextOf([block], plainCharacters), ...fields })
  }
  return normalSections(sections)
}

function toDetails(blocks: readonly ReadBlock[]): readonly DetailsRowJson[] {
  return pairDetails(blocks).map(({ key, value }) => ({
    key: plainLine(key ? textOf([key]) : ''),
    value: plainLine(value ? textOf([value]) : ''),
  }))
}

/**
 * What was read, as JSON in normal form: it always passes `validateArticle` (but for its limits). What is pending
 * leaves no trace: read `original` or `final`; for `markup` there is `toMarkupJson`. Characters that JSON articles may not hold are replaced
 * one for one (`plainCharacters`).
 */
export function toArticleJson(read: ReadArticle): ArticleJson {
  return {
    kicker: lineOf(read.kicker),
    headline: lineOf(read.headline),
    subheadline: lineOf(read.subheadline),
    byline: lineOf(read.byline),
    dateline: lineOf(read.dateline),
    lead: richTextOf(read.lead, plainCharacters),
    sections: toSections(read.body),
    details: toDetails(read.details),
  }
}
