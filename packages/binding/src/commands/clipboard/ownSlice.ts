import {
  isFormattedRoot,
  LINE_FIELDS,
  LIMITS,
  MAX_INDENT,
  nodeForMarker,
  parseMarker,
  safeLink,
} from '@stet/article'
import type { LineField, Marker } from '@stet/article'
import { Fragment, Slice } from '@tiptap/pm/model'
import type { Mark, Node as ArticleNode, Schema } from '@tiptap/pm/model'
import { createDetailsRow } from '../createDetailsRow.ts'
import { nodeType } from '../nodeType.ts'
import { ownText } from './cleanText.ts'

const KINDS = [
  'paragraph',
  'sectionHeading',
  'quote',
  'bulletItem',
  'orderedItem',
  'figure',
  'factbox',
] as const
/** Longer ones are no marker that somebody wrote. */
const LONGEST_MARKER = 8_000

/**
 * What `ClipboardSerializer` wrote, exactly as it was: fields, kinds, indents, images, unknown blocks, rows, formats,
 * every space, empty blocks. Null for HTML of anybody else. Nothing in it is trusted more than an update of a stranger:
 * markers, addresses and text are read as stored ones are.
 */
export function ownSlice(schema: Schema, page: Document): Slice | null {
  const first = page.body.querySelector('[data-stet]')
  if (!first) return null
  if (first.getAttribute('data-stet') === 'words')
    return new Slice(Fragment.from(textsIn(schema, first, [])), 0, 0)
  const nodes = [...page.body.querySelectorAll('[data-block], [data-field]')].flatMap(
    (element) => nodeOf(schema, element) ?? [],
  )
  return new Slice(Fragment.from(nodes), 0, 0)
}

function nodeOf(schema: Schema, element: Element): ArticleNode | null {
  const field = element.getAttribute('data-field')
  if (field === 'details') return detailsOf(schema, element)
  const line = LINE_FIELDS.find((name) => name === field)
  if (line) return lineOf(schema, element, line)
  const kind = element.getAttribute('data-block')
  if (kind === 'unknownBlock') return unknownBlock(schema, element)
  const known = KINDS.find((name) => name === kind)
  if (!known) return null
  const indent = Number(element.getAttribute('data-indent') ?? 0)
  const image = element.getAttribute('data-image')
  const attributes = {
    bulletItem: { indent: toIndent(indent) },
    orderedItem: { indent: toIndent(indent) },
    figure: { image: image !== null && image.length <= LIMITS.link ? image : null },
  }
  const own = known in attributes ? attributes[known as keyof typeof attributes] : null
  return nodeType(schema, known).create(own, textsIn(schema, element, []))
}

function lineOf(schema: Schema, element: Element, name: LineField): ArticleNode {
  const type = schema.nodes[name]
  if (!type) throw new Error(`The schema has no node "${name}"`)
  const texts = textsIn(schema, element, [])
  return type.create(null, isFormattedRoot(name) ? texts : texts.map((text) => text.mark([])))
}

/** A marker that says a kind which this version knows is that kind. */
function unknownBlock(schema: Schema, element: Element): ArticleNode {
  const json = element.getAttribute('data-marker') ?? ''
  const marker = json.length <= LONGEST_MARKER ? markerOf(json) : null
  return nodeForMarker(schema, marker ?? { k: 'p' }, textsIn(schema, element, []))
}

function markerOf(json: string): Marker | null {
  try {
    const marker = parseMarker(JSON.parse(json))
    return marker.k === '?' ? null : marker
  } catch {
    return null
  }
}

function detailsOf(schema: Schema, table: Element): ArticleNode {
  const rows = [...table.querySelectorAll('tr')].map((line) => {
    const [key = '', value = ''] = [...line.children].map((cell) => ownText(cell.textContent ?? ''))
    return createDetailsRow(schema, key, value === '' ? null : value)
  })
  return schema.node('details', null, rows)
}

/** The text of an element without the lists inside of it, whose items are blocks of their own. */
function textsIn(schema: Schema, element: Element, marks: readonly Mark[]): readonly ArticleNode[] {
  return [...element.childNodes].flatMap((child) => {
    if (child.nodeType === Node.TEXT_NODE) {
      const text = ownText(child.nodeValue ?? '')
      return text === '' ? [] : [schema.text(text, marks)]
    }
    if (!(child instanceof Element) || child.localName === 'ul' || child.localName === 'ol') return []
    return textsIn(schema, child, marksOf(schema, child, marks))
  })
}

function marksOf(schema: Schema, element: Element, marks: readonly Mark[]): readonly Mark[] {
  if (element.localName === 'strong') return schema.mark('bold').addToSet(marks)
  if (element.localName === 'em') return schema.mark('italic').addToSet(marks)
  const href = element.localName === 'a' ? safeLink(element.getAttribute('href')) : null
  return href === null ? marks : schema.mark('link', { href }).addToSet(marks)
}

function toIndent(value: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), MAX_INDENT) : 0
}
