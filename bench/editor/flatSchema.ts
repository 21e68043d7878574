import { articleExtensions } from '@stet/article'
import { type Extensions, getSchema, Node } from '@tiptap/core'

const FlatDoc = Node.create({
  name: 'doc',
  topNode: true,
  content: 'kicker headline subheadline byline dateline lead block* details',
})

/** The article's nodes and marks with all blocks directly in the document, as an editor without sections has them. */
export const flatExtensions: Extensions = articleExtensions.map((extension) =>
  extension.name === 'doc' ? FlatDoc : extension,
)

export const flatSchema = getSchema(flatExtensions)
