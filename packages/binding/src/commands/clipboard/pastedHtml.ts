import type { Mark, Schema } from '@tiptap/pm/model'
import { blockCollector } from './blockCollector.ts'
import type { BlockCollector } from './blockCollector.ts'
import { cleanLine } from './cleanText.ts'
import { blockSpec, isPreformatted, isWithoutText, marksIn, PARAGRAPH } from './htmlRules.ts'
import type { BlockSpec } from './htmlRules.ts'
import type { DetailsLine, Pasted } from './Pasted.ts'

/** Where in a page the walk is. */
interface Place {
  readonly spec: BlockSpec
  readonly marks: readonly Mark[]
  readonly isPreformatted: boolean
}

/**
 * HTML from a word processor, a web page or an article: paragraphs, headings, quotes and list items with their
 * bold, italic and safe links; every other style is dropped. `<br>` begins a block, lines of a table become paragraphs
 * `key | value` and rows. The page is parsed without running or loading anything in it. Needs a browser.
 */
export function pastedHtml(schema: Schema, html: string): Pasted {
  const page = new DOMParser().parseFromString(fragmentOf(html), 'text/html')
  const collector = blockCollector(schema)
  const rows: DetailsLine[] = []
  let isOnlyRows = true

  function walk(node: Node, place: Place): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.textContent ?? ''
      if (text.trim() !== '') isOnlyRows = false
      collector.text(text, place.marks, place.isPreformatted)
    } else if (node instanceof Element && !isWithoutText(node)) {
      walkElement(node, place)
    }
  }

  function walkElement(element: Element, place: Place): void {
    if (element.localName === 'br') {
      collector.lineBreak()
      return
    }
    const lines = element.localName === 'table' ? linesOf(element) : []
    if (lines.some((cells) => cells.length > 1)) {
      rows.push(...lines.map(([key = '', ...values]): DetailsLine => [key, values.filter(Boolean).join(' ')]))
      for (const cells of lines) collectLine(collector, cells, place.spec)
      return
    }
    if (element.classList.contains('Apple-converted-space')) {
      collector.text(' ', place.marks, false)
      return
    }
    const spec = blockSpec(element, place.spec)
    const inside: Place = {
      spec: spec ?? place.spec,
      marks: marksIn(element, place.marks, spec ?? place.spec, schema),
      isPreformatted: isPreformatted(element) ?? place.isPreformatted,
    }
    if (spec) collector.begin(spec)
    for (const child of element.childNodes) walk(child, inside)
    if (spec) collector.begin(place.spec)
  }

  for (const child of page.body.childNodes) walk(child, { spec: PARAGRAPH, marks: [], isPreformatted: false })
  const { blocks, isInline } = collector.finish()
  return { blocks, isInline, isPlain: false, rows: isOnlyRows && rows.length > 0 ? rows : null }
}

/** Only what was selected, where the clipboard says it: around it stands the frame of the page. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->')
  const end = html.lastIndexOf('<!--EndFragment-->')
  return start >= 0 && end > start ? html.slice(start + '<!--StartFragment-->'.length, end) : html
}

function collectLine(collector: BlockCollector, cells: readonly string[], spec: BlockSpec): void {
  collector.begin(PARAGRAPH)
  collector.text(cells.filter(Boolean).join(' | '), [], false)
  collector.begin(spec)
}

/** The cells of every line of a table as one-line texts; tables inside of cells are part of the cell. */
function linesOf(table: Element): readonly (readonly string[])[] {
  return [...table.querySelectorAll('tr')]
    .filter((line) => line.closest('table') === table)
    .map((line) => [...line.children].map((cell) => cleanLine(flatText(cell).replace(/\s+/gu, ' ').trim())))
}

function flatText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
  if (!(node instanceof Element) || isWithoutText(node)) return ''
  const text = [...node.childNodes].map((child) => flatText(child)).join('')
  return node.localName === 'br' || blockSpec(node, PARAGRAPH) ? ` ${text} ` : text
}
