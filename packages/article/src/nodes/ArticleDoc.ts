import { Node } from '@tiptap/core'
import { LINE_FIELDS } from '../model/roots.ts'

/** The article: every fixed field once, then sections, then the details. */
export const ArticleDoc = Node.create({
  name: 'doc',
  topNode: true,
  content: [...LINE_FIELDS, 'section*', 'details'].join(' '),
})
