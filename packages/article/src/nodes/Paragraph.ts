import { createBlock } from './blockNode.ts'

/** A paragraph; also what any other text of a paste becomes. */
export const Paragraph = createBlock({
  name: 'paragraph',
  tag: 'p',
  className: 'article-paragraph',
  pasteRules: [{ tag: 'p' }],
})
