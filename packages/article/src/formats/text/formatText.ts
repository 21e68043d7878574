import type { ArticleJson, BlockJson } from '../../articleJson.ts'
import { normaliseArticle } from '../json/normaliseArticle.ts'
import { warningsOf } from '../Warning.ts'
import type { Warning } from '../Warning.ts'
import { formatHeaderRow, parseHeaderRow } from './headerRow.ts'
import { isSectionHeading } from './sectionHeadingRule.ts'
import { splitDateline } from './splitDateline.ts'
import { DETAILS_HEAD, formatRow } from './tableRow.ts'
import { isMarked, literalLine, parseLine } from './textLine.ts'
import { isBlank, oneLine } from './textLines.ts'

/** A block or heading of the body as the text form knows them. */
interface Item {
  readonly kind: string
  readonly text: string
  readonly indent: number
}

const KINDS_IN_TEXT: ReadonlySet<string> = new Set(['paragraph', 'quote', 'bulletItem', 'orderedItem'])

function itemOf({ kind, text, indent = 0, marker }: BlockJson): Item {
  const isKept = KINDS_IN_TEXT.has(kind) && marker === undefined
  return { kind: isKept ? kind : 'paragraph', text: oneLine(text), indent }
}

/** The body as a flat list, without blocks that have no text, and without empty headings at its start. */
function itemsOf(article: ArticleJson): readonly Item[] {
  const items = article.sections.flatMap(({ heading, blocks }): Item[] => [
    { kind: 'sectionHeading', text: oneLine(heading), indent: 0 },
    ...blocks.map(itemOf).filter(({ text }) => !isBlank(text)),
  ])
  const start = items.findIndex(({ text }) => !isBlank(text))
  return start < 0 ? [] : items.slice(start)
}

/** The numbers of numbered items: each indent counts on until another kind of block or a lesser indent comes. */
function numbersOf(items: readonly Item[]): readonly number[] {
  let counters: number[] = []
  return items.map(({ kind, indent }) => {
    if (kind !== 'orderedItem') {
      counters = []
      return 0
    }
    counters = counters.slice(0, indent + 1)
    const number = (counters[indent] ?? 0) + 1
    counters[indent] = number
    return number
  })
}

function markedLine({ kind, text, indent }: Item, number: number): string {
  const space = '  '.repeat(indent)
  if (kind === 'quote') return `> ${text}`
  if (kind === 'bulletItem') return `${space}- ${text}`
  if (kind === 'orderedItem') return `${space}${number}) ${text}`
  return isBlank(text) ? '##' : `## ${text}`
}

/**
 * The lines of the body. Paragraphs and headings are written bare where they read as what they are, and marked only
 * where they would not; that depends on the line behind, so the last is written first.
 */
function bodyLines(items: readonly Item[], isAfterLead: boolean): readonly string[] {
  const lines: string[] = []
  const numbers = numbersOf(items)
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index]
    if (!item) continue
    const before = items[index - 1]
    const isAfterParagraph = before ? before.kind !== 'sectionHeading' : isAfterLead
    const behind = lines.at(-1)
    const next = behind === undefined ? undefined : parseLine(behind)
    const readsAsHeading =
      !isMarked(item.text) && isSectionHeading(parseLine(item.text), isAfterParagraph, next)
    if (item.kind === 'paragraph') {
      lines.push(isMarked(item.text) || readsAsHeading ? literalLine(item.text) : item.text)
    } else if (item.kind === 'sectionHeading' && readsAsHeading) lines.push(item.text)
    else lines.push(markedLine(item, numbers[index] ?? 0))
  }
  return lines.toReversed()
}

/** The first line of the text, "Ort - Text", the lead alone, or none; and whether it says the dateline. */
function leadLine(
  dateline: string,
  lead: string,
): { readonly line: string | null; readonly saysDateline: boolean } {
  if (isBlank(lead)) return { line: null, saysDateline: dateline === '' }
  if (dateline === '') {
    return { line: isMarked(lead) || splitDateline(lead) ? literalLine(lead) : lead, saysDateline: true }
  }
  const line = `${dateline} - ${lead}`
  const split = parseLine(line).mark === 'plain' ? splitDateline(line) : null
  if (split?.dateline === dateline && split.lead === lead) return { line, saysDateline: true }
  return { line: isMarked(lead) ? literalLine(lead) : lead, saysDateline: false }
}

function headerLines(
  article: ArticleJson,
  says: { readonly dateline: boolean; readonly lead: boolean },
): readonly string[] {
  const headline = oneLine(article.headline).replace(/^\uFEFF+/, '')
  const isBare = !isBlank(headline) && !parseHeaderRow(headline)
  const rows = (['kicker', 'subheadline', 'byline'] as const)
    .map((field) => [field, oneLine(article[field])] as const)
    .filter(([, text]) => !isBlank(text))
    .map(([field, text]) => formatHeaderRow(field, text))
  return [
    isBare ? headline : formatHeaderRow('headline', headline),
    ...rows,
    ...(says.dateline ? [] : [formatHeaderRow('dateline', oneLine(article.dateline))]),
    ...(says.lead ? [] : [formatHeaderRow('lead', '')]),
  ]
}

function leftOut(article: ArticleJson): readonly Warning[] {
  const blocks = article.sections.flatMap((section) => section.blocks)
  const rich = [
    article.lead,
    ...article.sections.map(({ heading, headingRuns = [] }) => ({ text: heading, runs: headingRuns })),
    ...blocks,
  ]
  const { kicker, headline, subheadline, byline, dateline, details } = article
  const lines = [
    kicker,
    headline,
    subheadline,
    byline,
    dateline,
    ...details.flatMap(({ key, value }) => [key, value]),
  ]
  const texts = [...rich.map(({ text }) => text), ...lines]
  return warningsOf({
    'formats-left-out': rich.filter(({ runs = [] }) => runs.length > 0).length,
    'kinds-simplified':
      blocks.filter(({ kind, marker }) => marker || !KINDS_IN_TEXT.has(kind)).length +
      article.sections.filter(({ headingMarker }) => headingMarker).length,
    'empty-blocks-left-out': blocks.filter(({ text }) => isBlank(oneLine(text))).length,
    'line-breaks-replaced': texts.filter((text) => oneLine(text) !== text).length,
  })
}

/**
 * Writes the plain-text form (SPEC.md, A60 to A69) and says what it cannot hold. What `parseText` reads from it is
 * the article again but for the warnings and white space around fields and cells. An empty article is ''. The text
 * has no line end at its end.
 */
export function exportText(article: ArticleJson): {
  readonly text: string
  readonly warnings: readonly Warning[]
} {
  const normal = normaliseArticle(article)
  const lead = oneLine(normal.lead.text)
  const items = itemsOf(normal)
  const first = leadLine(oneLine(normal.dateline).trim(), lead)
  const header = headerLines(normal, {
    dateline: first.saysDateline,
    lead: first.line !== null || items.length === 0,
  })
  const rows = normal.details.map(({ key, value }) => formatRow(oneLine(key), oneLine(value)))
  const content = [
    ...(first.line === null ? [] : [first.line]),
    ...bodyLines(items, first.line !== null),
    ...(rows.length > 0 ? [...DETAILS_HEAD, ...rows] : []),
  ]
  const isEmpty = content.length === 0 && header.length === 1 && isBlank(oneLine(normal.headline))
  const text = [...header, ...(content.length > 0 ? ['', ...content] : [])].join('\n')
  return { text: isEmpty ? '' : text, warnings: leftOut(normal) }
}

/** The plain-text form of an article; `exportText` also says what it cannot hold. */
export function formatText(article: ArticleJson): string {
  return exportText(article).text
}
