import { createBlock } from './blockNode.ts'

/** Zwischenüberschrift: the block at which a section begins. Pasted headings of every level become one. */
export const SectionHeading = createBlock({
  name: 'sectionHeading',
  tag: 'h2',
  className: 'article-section-heading',
  pasteRules: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag })),
})
