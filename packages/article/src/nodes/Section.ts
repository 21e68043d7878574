import { Node } from '@tiptap/core'

/** A run of blocks that begins at its heading. It is derived, not stored: the first one may have no heading. */
export const Section = Node.create({
  name: 'section',
  content: 'block*',
  selectable: false,
  parseHTML: () => [{ tag: 'section[data-block="section"]' }],
  renderHTML: () => ['section', { 'data-block': 'section', class: 'article-section' }, 0],
})
