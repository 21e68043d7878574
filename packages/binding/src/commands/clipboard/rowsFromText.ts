import { cleanText } from './cleanText.ts'
import type { DetailsLine } from './Pasted.ts'

const RULE = /^\s*\|?(?:\s*:?-{3,}:?\s*\|?)+\s*$/u

/**
 * The lines of a text as rows of key and value, when every line that is not empty has a tab (a spreadsheet) or an upright
 * stroke (the plain-text form): what is before the first is the key. The rule `---|---` of a table is left out, and
 * so is a title above it that has no value. Null when it is no table.
 */
export function rowsFromText(text: string): readonly DetailsLine[] | null {
  const lines = cleanText(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const separator = lines.every((line) => line.includes('\t')) ? '\t' : '|'
  if (lines.length === 0 || !lines.every((line) => line.includes(separator))) return null
  const rule = separator === '|' ? lines.findIndex((line) => RULE.test(line)) : -1
  const rows = lines.filter((_line, index) => index !== rule).map((line) => rowOf(line, separator))
  return rule === 1 && rows[0]?.[1] === '' ? rows.slice(1) : rows
}

function rowOf(line: string, separator: string): DetailsLine {
  const cells = separator === '|' ? line.trim().replace(/^\|/u, '').replace(/\|$/u, '') : line
  const [key = '', ...values] = cells.split(separator).map((cell) => cell.replaceAll('\t', ' ').trim())
  const value = values.filter((cell) => cell !== '').join(separator === '|' ? ' | ' : ' ')
  return [key, value]
}
