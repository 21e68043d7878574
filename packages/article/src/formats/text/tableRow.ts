/**
 * The cells of a row `key | value |`, trimmed; null if no bar stands in it. A bar in a cell is written `\|`, a backslash
 * before a bar or backslash `\\`. A bar at the very start, as Markdown has it, opens the row.
 */
function parseCells(line: string): readonly string[] | null {
  const cells: string[] = []
  let cell = ''
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at)
    const next = line.charAt(at + 1)
    if (character === '\\' && (next === '|' || next === '\\')) {
      cell += next
      at += 1
    } else if (character === '|') {
      if (at > 0) cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  if (cells.length === 0 && !line.startsWith('|')) return null
  if (cell.trim() !== '') cells.push(cell.trim())
  return cells
}

/** The key and the value of a row; further cells belong to the value. Null if it is no row. */
export function parseRow(line: string): { readonly key: string; readonly value: string } | null {
  const cells = parseCells(line)
  if (!cells) return null
  const [key = '', ...values] = cells
  return { key, value: values.join(' | ') }
}

const escaped = (cell: string) => cell.trim().replace(/\\(?=[\\|])|\|/g, (character) => `\\${character}`)

/** A row: `key | value |`, or `key |` for an empty value. The inverse of `parseRow` but for white space around. */
export function formatRow(key: string, value: string): string {
  return value.trim() === '' ? `${escaped(key)} |` : `${escaped(key)} | ${escaped(value)} |`
}

/** The two lines at which the details begin. */
export const DETAILS_HEAD = ['Details | |', '---|---|'] as const

/** Longer lines are no head or rule; it also keeps the patterns from running long. */
const MAX_HEAD = 80

/** True for the line at which the details begin, also as Markdown has it. */
export function isDetailsHead(line: string): boolean {
  return line.length <= MAX_HEAD && /^\s*\|?\s*details\s*\|\s*\|\s*$/i.test(line)
}

/** True for the line below the head of a table. */
export function isDetailsRule(line: string): boolean {
  return line.length <= MAX_HEAD && /^\s*\|?\s*:?-{3,}:?\s*\|\s*:?-{3,}:?\s*\|?\s*$/.test(line)
}
