import { Node } from '@tiptap/core'

/** One row of the details: a key and its value. */
export const DetailsRow = Node.create({
  name: 'detailsRow',
  content: 'detailsKey detailsValue',
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: '[data-block="detailsRow"]', priority: 70 }],
  renderHTML: () => ['div', { 'data-block': 'detailsRow', class: 'article-details-row', role: 'row' }, 0],
})
