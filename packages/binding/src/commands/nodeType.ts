import type { NodeType, Schema } from '@tiptap/pm/model'

/** The names of the nodes that commands make. */
export type ArticleNodeName =
  | 'section'
  | 'paragraph'
  | 'sectionHeading'
  | 'quote'
  | 'bulletItem'
  | 'orderedItem'
  | 'figure'
  | 'factbox'
  | 'unknownBlock'
  | 'detailsRow'
  | 'detailsKey'
  | 'detailsValue'

/** The node type of that name; throws when the schema is not an article's. */
export function nodeType(schema: Schema, name: ArticleNodeName): NodeType {
  const type = schema.nodes[name]
  if (!type) throw new Error(`The schema has no node "${name}"`)
  return type
}
