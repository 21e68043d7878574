import type { Node, Schema } from '@tiptap/pm/model'
import type { ReadArticle, ReadBlock } from '../model/ReadArticle.ts'
import { LINE_FIELDS } from '../model/roots.ts'
import type { LineField } from '../model/roots.ts'
import { derivedAttributesOf, textNodes } from './derivedState.ts'
import { nodeForMarker } from './markerOf.ts'
import { pairDetails } from './pairDetails.ts'

/** A one-line field as the editor shows it; the lead is the only one with formats. */
export function nodeForField(schema: Schema, field: LineField, blocks: readonly ReadBlock[]): Node {
  const runs = blocks.flatMap((block) => block.runs)
  return schema.node(field, null, textNodes(schema, runs, field === 'lead'))
}

/** A block of the body as the editor shows it. */
export function nodeForBodyBlock(schema: Schema, block: ReadBlock): Node {
  return nodeForMarker(schema, block.marker, textNodes(schema, block.runs, true), derivedAttributesOf(block))
}

/** A key (row marker) or value (cell marker) of the details as the editor shows it. */
export function nodeForDetailsBlock(schema: Schema, block: ReadBlock): Node {
  const name = block.marker.k === 'cell' ? 'detailsValue' : 'detailsKey'
  return schema.node(name, { ...derivedAttributesOf(block) }, textNodes(schema, block.runs, false))
}

/** Blocks as sections: one begins at every section heading, and one before the first if blocks stand there. */
export function groupSections(schema: Schema, blocks: readonly Node[]): readonly Node[] {
  const sections: Node[][] = []
  for (const block of blocks) {
    const last = sections.at(-1)
    if (!last || block.type.name === 'sectionHeading') sections.push([block])
    else last.push(block)
  }
  return sections.map((section) => schema.node('section', null, section))
}

/** A row of the details; without a value it gets the empty, virtual one. */
export function nodeForRow(schema: Schema, key: Node, value: Node | null): Node {
  return schema.node('detailsRow', null, [key, value ?? schema.node('detailsValue', { isVirtual: true })])
}

/**
 * The document that an editor with `schema` shows for what was read, usually in `markup`: pending changes as derived
 * marks and attributes, the body in sections, details in rows with virtual values. An article without any body block
 * gets one empty paragraph, so that there is a place to write.
 */
export function toProseMirror(read: ReadArticle, schema: Schema): Node {
  const fields = LINE_FIELDS.map((field) => nodeForField(schema, field, read[field]))
  const body = read.body.map((block) => nodeForBodyBlock(schema, block))
  const sections = groupSections(schema, body.length > 0 ? body : [schema.node('paragraph')])
  const rows = pairDetails(read.details).map(({ key, value }) =>
    nodeForRow(
      schema,
      key ? nodeForDetailsBlock(schema, key) : schema.node('detailsKey'),
      value ? nodeForDetailsBlock(schema, value) : null,
    ),
  )
  return schema.node('doc', null, [...fields, ...sections, schema.node('details', null, rows)])
}
