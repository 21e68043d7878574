import { Node } from '@tiptap/core'

/** The details: a table of rows, each a key and a value. */
export const Details = Node.create({
  name: 'details',
  content: 'detailsRow*',
  isolating: true,
  defining: true,
  selectable: false,
  parseHTML: () => [{ tag: '[data-field="details"]', priority: 70 }],
  renderHTML: () => [
    'div',
    { 'data-field': 'details', class: 'article-field article-details', role: 'table' },
    0,
  ],
})
