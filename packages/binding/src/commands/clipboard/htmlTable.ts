import { cleanLine } from './cleanText.ts'
import { blockSpec, isWithoutText, PARAGRAPH } from './htmlRules.ts'
import type { KindHints } from './KindHint.ts'
import type { DetailsLine } from './Pasted.ts'

const OWN_TEXT = ':is(h1, h2, h3, h4, h5, h6, blockquote, table, article, section)'
/** So many paragraphs in one cell are a text, not a value. */
const MANY = 4

/** The cells of every line of a table; a cell that spans lines stands in the first of them, null in the others. */
export function tableCells(table: Element): readonly (readonly (Element | null)[])[] {
  const spanned: number[] = []
  return linesOf(table).map((line) => {
    const cells: (Element | null)[] = []
    const own = [...line.children].filter(({ localName }) => localName === 'td' || localName === 'th')
    while (own.length > 0 || (spanned[cells.length] ?? 0) > 0) {
      const column = cells.length
      if ((spanned[column] ?? 0) > 0) {
        spanned[column] = (spanned[column] ?? 0) - 1
        cells.push(null)
        continue
      }
      const cell = own.shift()
      const span = Number(cell?.getAttribute('rowspan') ?? 1)
      if (span > 1) spanned[column] = Math.min(span, 1000) - 1
      cells.push(cell ?? null)
    }
    return cells
  })
}

/** False for a table that only makes a layout: one column, or texts of their own in its cells. */
export function isDataTable(table: Element, cells: readonly (readonly (Element | null)[])[]): boolean {
  if (table.getAttribute('role') === 'presentation' || table.getAttribute('role') === 'none') return false
  if (!cells.some((line) => line.length > 1)) return false
  return !cells.some((line) =>
    line.some((cell) => cell && (cell.querySelector(OWN_TEXT) || cell.querySelectorAll('p').length >= MANY)),
  )
}

/** A line of a table as key and value: what is behind the first cell is the value. */
export function detailsLine(cells: readonly (Element | null)[], hints: KindHints): DetailsLine {
  const [key = '', ...values] = cells.map((cell) => (cell ? cellText(cell, hints) : ''))
  return [key, values.filter((value) => value !== '').join(' ')]
}

function cellText(cell: Element, hints: KindHints): string {
  return cleanLine(
    flatText(cell, hints).replace(/\s+/gu, (space) => (/^\u00A0$/u.test(space) ? space : ' ')),
  ).trim()
}

function flatText(node: Node, hints: KindHints): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
  if (!(node instanceof Element) || isWithoutText(node)) return ''
  const text = [...node.childNodes].map((child) => flatText(child, hints)).join('')
  return node.localName === 'br' || blockSpec(node, PARAGRAPH, hints) ? ` ${text} ` : text
}

function linesOf(table: Element): readonly Element[] {
  return [...table.children].flatMap((part) => {
    if (part.localName === 'tr') return [part]
    return ['thead', 'tbody', 'tfoot'].includes(part.localName)
      ? [...part.children].filter(({ localName }) => localName === 'tr')
      : []
  })
}
