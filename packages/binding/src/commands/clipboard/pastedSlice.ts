import { LINE_FIELDS } from '@stet/article'
import type { TextRoot } from '@stet/article'
import { Fragment } from '@tiptap/pm/model'
import type { Node, Schema, Slice } from '@tiptap/pm/model'
import { derivedOfBlock } from '../derivedOfBlock.ts'
import { nodeType } from '../nodeType.ts'
import { ownText } from './cleanText.ts'
import { finalContent, lineOfRow, paragraphOf } from './Pasted.ts'
import type { DetailsLine, Pasted, PastedField } from './Pasted.ts'

/**
 * Content of this or another article, as in the view `final`: without derived marks and attributes, everything else as
 * it is. Where it goes into the body, a one-line field becomes a paragraph (an empty one nothing), a details row a
 * paragraph `key | value`.
 */
export function pastedSlice(schema: Schema, slice: Slice): Pasted {
  if (slice.content.firstChild?.isText) {
    const text = nodeType(schema, 'paragraph').create(null, finalContent(stored(slice.content)))
    return { blocks: [text], isInline: true, isPlain: false, rows: null, fields: [] }
  }
  const fields = fieldsOf(schema, slice)
  const blocks = fields.flatMap(({ blocks: own, rows }) => [
    ...own,
    ...rows.map((row) => paragraphOf(schema, row.filter((cell) => cell !== '').join(' | '))),
  ])
  const rows = fields.flatMap((field) => field.rows)
  const isOnlyRows = rows.length > 0 && fields.every(({ name }) => name === 'details')
  const isInline = blocks.length === 1 && rows.length === 0 && slice.openStart > 0 && slice.openEnd > 0
  return { blocks, isInline, isPlain: false, rows: isOnlyRows ? rows : null, fields }
}

function fieldsOf(schema: Schema, slice: Slice): readonly PastedField[] {
  const fields: { name: TextRoot; blocks: Node[]; rows: DetailsLine[] }[] = []
  const partOf = (name: TextRoot) => {
    const last = fields.at(-1)
    if (last?.name === name) return last
    const part = { name, blocks: [], rows: [] }
    fields.push(part)
    return part
  }
  slice.content.descendants((node) => {
    if (node.type.name === 'detailsRow') {
      const [key, value] = lineOfRow(node)
      partOf('details').rows.push([ownText(key), ownText(value)])
      return false
    }
    if (!node.isTextblock) return !node.isText
    const line = LINE_FIELDS.find((name) => name === node.type.name)
    const part = partOf(line ?? 'body')
    // An empty field is no line that somebody wrote.
    if (!line || node.content.size > 0) part.blocks.push(blockOf(schema, node))
    return false
  })
  return fields
}

function blockOf(schema: Schema, node: Node): Node {
  const isBlock = node.type.spec.group === 'block'
  const content = finalContent(stored(node.content))
  return isBlock
    ? node.type.create({ ...node.attrs, ...derivedOfBlock({}) }, content)
    : nodeType(schema, 'paragraph').create(null, content)
}

/** The same runs with text that can be stored; a slice that a parser made of foreign content may hold anything. */
function stored(content: Fragment): Fragment {
  const texts: Node[] = []
  content.forEach((node) => {
    const text = ownText(node.text ?? '')
    if (node.isText && text !== '') texts.push(node.type.schema.text(text, node.marks))
  })
  return Fragment.from(texts)
}
