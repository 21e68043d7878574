import { createBlock } from './blockNode.ts'
import { hasBlockChild } from './hasBlockChild.ts'

/** A block quote. Each paragraph of a pasted `blockquote` becomes one. */
export const Quote = createBlock({
  name: 'quote',
  tag: 'blockquote',
  className: 'article-quote',
  pasteRules: [
    { tag: 'blockquote p', priority: 60 },
    { tag: 'blockquote', getAttrs: (element) => !hasBlockChild(element) && null },
  ],
})
