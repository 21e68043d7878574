import type { Mark, Schema } from '@tiptap/pm/model'
import { blockCollector } from './blockCollector.ts'
import type { BlockCollector } from './blockCollector.ts'
import { clipboardPage } from './clipboardPage.ts'
import { cocoaPage } from './cocoaPage.ts'
import { formatsIn, isPreformatted } from './htmlFormats.ts'
import { blockSpec, isFurniture, isLayoutItem, isListSpec, isWithoutText, PARAGRAPH } from './htmlRules.ts'
import type { BlockSpec } from './htmlRules.ts'
import { detailsLine, isDataTable, tableCells } from './htmlTable.ts'
import type { KindHints } from './KindHint.ts'
import { ownSlice } from './ownSlice.ts'
import type { DetailsLine, Pasted } from './Pasted.ts'
import { pastedSlice } from './pastedSlice.ts'
import { wordPage } from './wordPage.ts'

/** Where in a page the walk is. */
interface Place {
  readonly spec: BlockSpec
  readonly marks: readonly Mark[]
  readonly isPreformatted: boolean
  /** Blocks and breaks inside are spaces: in a heading and a cell all of them, in a list item all but lists. */
  readonly line: 'none' | 'item' | 'all'
}

/**
 * HTML from a word processor, a mail, a web page or an article: paragraphs, headings, quotes and list items with their
 * bold, italic and safe links, and nothing else. What an article wrote comes back as it was (`ownSlice`). `<br>` begins a
 * block, in a heading or list item a space; lines of a table become paragraphs `key | value` and rows. What stands around
 * the text of a page (menus, teasers, captions) comes only when nothing else was selected. The page is parsed without
 * running or loading anything in it. Needs a browser.
 */
export function pastedHtml(schema: Schema, html: string): Pasted {
  const page = clipboardPage(html)
  const own = ownSlice(schema, page)
  if (own) return pastedSlice(schema, own)
  const hints = new Map([...wordPage(page, html), ...cocoaPage(page)])
  const text = readPage(schema, page, hints, isFurniture)
  return text.blocks.length > 0 ? text : readPage(schema, page, hints, () => false)
}

function readPage(
  schema: Schema,
  page: Document,
  hints: KindHints,
  isLeftOut: (element: Element) => boolean,
): Pasted {
  const collector = blockCollector(schema)
  const rows: DetailsLine[] = []
  let isOnlyRows = true

  function walk(node: Node, place: Place): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? ''
      if (text.trim() !== '') isOnlyRows = false
      const shown = place.line === 'none' ? text : text.replaceAll('\n', ' ')
      collector.text(shown, place.marks, place.isPreformatted)
    } else if (node instanceof Element && !isWithoutText(node) && !isLeftOut(node)) {
      walkElement(node, place)
    }
  }

  function walkElement(element: Element, place: Place): void {
    if (element.localName === 'br') walkBreak(collector, element, place)
    else if (element.classList.contains('Apple-converted-space')) collector.text(' ', place.marks, false)
    else if (element.localName === 'table' && place.line !== 'all') walkTable(element, place)
    else walkChildren(element, place)
  }

  function walkTable(table: Element, place: Place): void {
    const cells = tableCells(table)
    if (!isDataTable(table, cells)) {
      walkChildren(table, place)
      return
    }
    const isBefore = isOnlyRows
    for (const line of cells) {
      rows.push(detailsLine(line, hints))
      collector.begin(PARAGRAPH)
      let isFirst = true
      for (const cell of line) {
        if (!cell || (cell.textContent ?? '').trim() === '') continue
        if (!isFirst) collector.text(' | ', [], false)
        isFirst = false
        for (const child of cell.childNodes) walk(child, { ...place, spec: PARAGRAPH, line: 'all' })
      }
    }
    collector.begin(place.spec)
    isOnlyRows = isBefore
  }

  function walkChildren(element: Element, place: Place): void {
    const spec = blockSpec(element, place.spec, hints)
    const isList = element.localName === 'ul' || element.localName === 'ol'
    const isItem = spec !== null && isListSpec(spec) && (element.localName === 'li' || hints.has(element))
    const isJoined = spec !== null && (place.line === 'all' || (place.line === 'item' && !isList && !isItem))
    const isLayout = isItem && isLayoutItem(element)
    const inner = isJoined || spec === null ? place.spec : isLayout ? PARAGRAPH : spec
    const inside: Place = {
      spec: inner,
      marks: formatsIn(schema, element, place.marks, inner.name === 'sectionHeading'),
      isPreformatted: isPreformatted(element) ?? place.isPreformatted,
      line: spec === null || isJoined ? place.line : lineOf(inner, isItem && !isLayout),
    }
    const mark = (next: BlockSpec): void => {
      if (spec === null) return
      if (isJoined) collector.space()
      else collector.begin(next)
    }
    mark(inside.spec)
    for (const child of element.childNodes) walk(child, inside)
    mark(place.spec)
  }

  const start: Place = { spec: PARAGRAPH, marks: [], isPreformatted: false, line: 'none' }
  for (const child of page.body.childNodes) walk(child, start)
  const { blocks, isInline } = collector.finish()
  return { blocks, isInline, isPlain: false, rows: isOnlyRows && rows.length > 0 ? rows : null, fields: [] }
}

function lineOf({ name }: BlockSpec, isItem: boolean): Place['line'] {
  if (name === 'sectionHeading') return 'all'
  return isItem ? 'item' : 'none'
}

/** The break that browsers put behind what was copied means nothing. */
function walkBreak(collector: BlockCollector, element: Element, { line }: Place): void {
  if (element.classList.contains('Apple-interchange-newline')) return
  if (line === 'none') collector.lineBreak()
  else collector.space()
}
