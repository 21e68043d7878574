import { Fragment } from '@tiptap/pm/model'
import type { Node, Schema, Slice } from '@tiptap/pm/model'
import { nodeType } from '../nodeType.ts'
import { cleanLine, cleanText } from './cleanText.ts'
import { finalContent, lineOfRow, paragraphOf } from './Pasted.ts'
import type { DetailsLine, Pasted } from './Pasted.ts'

const KEPT = new Set([
  'paragraph',
  'sectionHeading',
  'quote',
  'bulletItem',
  'orderedItem',
  'figure',
  'factbox',
])

/**
 * Content of this or another article, as in the view `final`: without derived marks and attributes. A one-line field
 * and an unknown block become paragraphs, a details row becomes a row, or a paragraph `key | value`.
 */
export function pastedSlice(schema: Schema, slice: Slice): Pasted {
  const blocks: Node[] = []
  const rows: DetailsLine[] = []
  let isOnlyRows = true
  slice.content.descendants((node) => {
    if (node.type.name === 'detailsRow') {
      const [key, value] = lineOfRow(node)
      const row: DetailsLine = [cleanLine(key), cleanLine(value)]
      rows.push(row)
      blocks.push(paragraphOf(schema, row.filter((cell) => cell !== '').join(' | ')))
      return false
    }
    if (!node.isTextblock) return !node.isText
    isOnlyRows = false
    blocks.push(blockOf(schema, node))
    return false
  })
  if (slice.content.firstChild?.isText) {
    const text = nodeType(schema, 'paragraph').create(null, finalContent(cleaned(slice.content)))
    return { blocks: [text], isInline: true, isPlain: false, rows: null }
  }
  const isInline = blocks.length === 1 && slice.openStart > 0 && slice.openEnd > 0
  return { blocks, isInline, isPlain: false, rows: isOnlyRows && rows.length > 0 ? rows : null }
}

function blockOf(schema: Schema, node: Node): Node {
  const type = KEPT.has(node.type.name) ? node.type : nodeType(schema, 'paragraph')
  const { indent, image } = node.attrs
  const attrs = type.name === 'figure' ? { image } : indent === undefined ? null : { indent }
  return type.create(attrs, finalContent(cleaned(node.content)))
}

/** The same runs with clean text; a slice that a parser made of foreign content may hold anything. */
function cleaned(content: Fragment): Fragment {
  const texts: Node[] = []
  content.forEach((node) => {
    const text = cleanText(node.text ?? '').replace(/[\n\t]+/gu, ' ')
    if (node.isText && text !== '') texts.push(node.type.schema.text(text, node.marks))
  })
  return Fragment.from(texts)
}
