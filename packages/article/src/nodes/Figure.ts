import { createBlock } from './blockNode.ts'

/** A picture by its id (null while none is chosen); the text is the caption. */
export const Figure = createBlock({
  name: 'figure',
  tag: 'figure',
  className: 'article-figure',
  attributes: {
    image: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-image'),
      renderHTML: ({ image }) => ({ 'data-image': image }),
    },
  },
  contentElement: 'figcaption',
  children: () => [
    ['div', { class: 'article-figure-image', contenteditable: 'false' }],
    ['figcaption', { class: 'article-figure-caption' }, 0],
  ],
})
