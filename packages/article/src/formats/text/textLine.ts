import { toIndent } from '../../nodes/indent.ts'
import { looksLikeHeading } from './looksLikeHeading.ts'
import { splitDateline } from './splitDateline.ts'
import { isDetailsHead } from './tableRow.ts'

/** What a line says outright about its kind; `plain` says nothing, `literal` that it is just a paragraph. */
export interface TextLine {
  readonly mark: 'plain' | 'literal' | 'sectionHeading' | 'quote' | 'bulletItem' | 'orderedItem'
  readonly text: string
  readonly indent: number
}

const HEADING = /^(?:##|#{1,6} (?<text>.*))$/su
const QUOTE = /^> (?<text>.*)$/su
const BULLET = /^(?<space> *)[-*•] (?<text>.*)$/su
const ORDERED = /^(?<space> *)\d{1,4}\) (?<text>.*)$/su
const MARKS = [
  ['sectionHeading', HEADING],
  ['quote', QUOTE],
  ['bulletItem', BULLET],
  ['orderedItem', ORDERED],
] as const

/**
 * Reads the mark of a line: `## ` heading, `> ` quote, `- ` bullet, `1) ` number (two spaces before it an indent), and
 * `\` before a paragraph that would otherwise be read as something else. Any other line is `plain`.
 */
export function parseLine(line: string): TextLine {
  if (line.startsWith('\\') && isMisleading(line.slice(1))) {
    return { mark: 'literal', text: line.slice(1), indent: 0 }
  }
  for (const [mark, pattern] of MARKS) {
    const groups = pattern.exec(line)?.groups
    if (groups)
      return { mark, text: groups['text'] ?? '', indent: toIndent((groups['space'] ?? '').length / 2) }
  }
  return { mark: 'plain', text: line, indent: 0 }
}

/** True for a paragraph that, written as it is, may be read as something else. */
function isMisleading(paragraph: string): boolean {
  return isMarked(paragraph) || looksLikeHeading(paragraph) || splitDateline(paragraph) !== null
}

/** True for a paragraph that, written as it is, is read as something else wherever it stands. */
export function isMarked(paragraph: string): boolean {
  return (
    paragraph.startsWith('\\') ||
    isDetailsHead(paragraph) ||
    MARKS.some(([, pattern]) => pattern.test(paragraph))
  )
}

/** The line of a paragraph that shall be read as nothing else. */
export function literalLine(paragraph: string): string {
  return `\\${paragraph}`
}
