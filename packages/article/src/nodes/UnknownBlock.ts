import { createBlock } from './blockNode.ts'
import { markerOfJson } from './unknownMarker.ts'

/**
 * A block of a kind that this version does not know. `marker` is the stored marker as JSON text. It shows its kind
 * in an inert label and is left alone.
 */
export const UnknownBlock = createBlock({
  name: 'unknownBlock',
  tag: 'div',
  className: 'article-unknown-block',
  attributes: {
    marker: {
      default: '{"k":"unknown"}',
      parseHTML: (element) => element.getAttribute('data-marker'),
      renderHTML: ({ marker }) => ({ 'data-marker': marker }),
    },
  },
  contentElement: '.article-unknown-text',
  children: ({ marker }) => [
    ['span', { class: 'article-unknown-label', contenteditable: 'false' }, markerOfJson(marker).k],
    ['div', { class: 'article-unknown-text' }, 0],
  ],
})
