import { emptyArticle } from '../../emptyArticle.ts'
import type { ArticleJson, BlockJson, DetailsRowJson, SectionJson } from '../../articleJson.ts'
import { ARTICLE_LIMITS } from '../../limits.ts'
import type { LineField } from '../../model/roots.ts'
import { validateArticle } from '../../validateArticle.ts'
import type { Problem } from '../../validation/Problem.ts'
import { warningsOf } from '../Warning.ts'
import type { Warning, WarningCode } from '../Warning.ts'
import { parseHeaderRow } from './headerRow.ts'
import { isSectionHeading } from './sectionHeadingRule.ts'
import { splitDateline } from './splitDateline.ts'
import { isDetailsHead, isDetailsRule, parseRow } from './tableRow.ts'
import { isBlank, textLines } from './textLines.ts'
import { parseLine } from './textLine.ts'
import type { TextLine } from './textLine.ts'

export type ParsedText =
  | { readonly ok: true; readonly article: ArticleJson; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

type Header = Readonly<Partial<Record<LineField, string>>>

/** The fields that the lines at the top say, and where the rest begins. `lines[0]` is not blank. */
function parseHeader(lines: readonly string[]): { readonly header: Header; readonly end: number } {
  const header: Partial<Record<LineField, string>> = {}
  let end = 0
  const first = lines[0] ?? ''
  if (!parseHeaderRow(first) && first.length <= ARTICLE_LIMITS.line) {
    header.headline = first
    end = 1
  }
  for (; end < lines.length; end += 1) {
    const row = parseHeaderRow(lines[end] ?? '')
    if (!row || header[row.field] !== undefined) break
    header[row.field] = row.value
  }
  return { header, end }
}

/** The lines of text and the rows of the details. Text behind the details is text again. */
function splitDetails(lines: readonly string[]): {
  readonly text: readonly string[]
  readonly details: readonly DetailsRowJson[]
  readonly textBehind: number
} {
  const written = lines.filter((line) => !isBlank(line))
  const head = written.findIndex(isDetailsHead)
  if (head < 0) return { text: written, details: [], textBehind: 0 }
  const hasRule = isDetailsRule(written[head + 1] ?? '')
  const table = written.slice(head + (hasRule ? 2 : 1))
  const details: DetailsRowJson[] = []
  for (const line of table) {
    const row = parseRow(line)
    if (!row) break
    details.push(row)
  }
  const behind = table.slice(details.length)
  return { text: [...written.slice(0, head), ...behind], details, textBehind: behind.length }
}

/** The lead and the dateline, and the lines after them. The first line is the lead unless it or the header says otherwise. */
function parseLead(
  header: Header,
  lines: readonly TextLine[],
): {
  readonly dateline: string
  readonly lead: string
  readonly body: readonly TextLine[]
} {
  const dateline = header.dateline ?? ''
  const [first, ...others] = lines
  if (header.lead !== undefined || !first || (first.mark !== 'plain' && first.mark !== 'literal')) {
    return { dateline, lead: header.lead ?? '', body: lines }
  }
  const split = header.dateline === undefined && first.mark === 'plain' ? splitDateline(first.text) : null
  return split ? { ...split, body: others } : { dateline, lead: first.text, body: others }
}

/** The lines behind the lead as blocks; a heading is one of kind `sectionHeading`. */
function parseBlocks(lines: readonly TextLine[], isAfterLead: boolean): readonly BlockJson[] {
  const blocks: BlockJson[] = []
  let isAfterParagraph = isAfterLead
  for (const [index, line] of lines.entries()) {
    const isHeading = isSectionHeading(line, isAfterParagraph, lines[index + 1])
    isAfterParagraph = !isHeading
    const { text, indent, mark } = line
    if (isHeading) blocks.push({ kind: 'sectionHeading', text })
    else if (mark === 'bulletItem' || mark === 'orderedItem') blocks.push({ kind: mark, text, indent })
    else blocks.push({ kind: mark === 'quote' ? 'quote' : 'paragraph', text })
  }
  return blocks
}

function toSections(blocks: readonly BlockJson[]): readonly SectionJson[] {
  const sections: { heading: string; blocks: BlockJson[] }[] = [{ heading: '', blocks: [] }]
  for (const block of blocks) {
    if (block.kind === 'sectionHeading') sections.push({ heading: block.text, blocks: [] })
    else sections.at(-1)?.blocks.push(block)
  }
  return sections
}

/**
 * Reads the plain-text form (SPEC.md, A60 to A69) as an article in normal form. Any text of at least one character is
 * an article; a text without, or over `ARTICLE_LIMITS`, is a problem. `warnings` say what was guessed or replaced.
 */
export function parseText(text: string): ParsedText {
  if (text.length > 2 * ARTICLE_LIMITS.total) {
    return {
      ok: false,
      problems: [{ path: '', message: `The text is too long: ${text.length} characters.` }],
    }
  }
  const { lines, replaced } = textLines(text)
  const start = lines.findIndex((line) => !isBlank(line))
  if (start < 0) return { ok: false, problems: [{ path: '', message: 'The text is empty.' }] }
  const { header, end } = parseHeader(lines.slice(start))
  const { text: written, details, textBehind } = splitDetails(lines.slice(start + end))
  const { dateline, lead, body } = parseLead(header, written.map(parseLine))
  const validated = validateArticle({
    ...emptyArticle(),
    ...header,
    dateline,
    lead: { text: lead },
    sections: toSections(parseBlocks(body, lead !== '')),
    details,
  })
  if (!validated.ok) return validated
  const counts: Partial<Record<WarningCode, number>> = {
    'characters-replaced': replaced,
    'headline-missing':
      (lines[start]?.length ?? 0) > ARTICLE_LIMITS.line && header.headline === undefined ? 1 : 0,
    'text-after-details': textBehind,
  }
  return { ok: true, article: validated.article, warnings: warningsOf(counts) }
}
