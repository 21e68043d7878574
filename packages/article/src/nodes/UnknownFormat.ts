import { Mark } from '@tiptap/core'

/** Text under spans of `kinds` (sorted, joined with a space) that this version does not know: inert. Derived. */
export const UnknownFormat = Mark.create({
  name: 'unknownFormat',
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({
    kinds: { default: null, renderHTML: ({ kinds }) => ({ 'data-kinds': kinds }) },
  }),
  renderHTML: ({ HTMLAttributes }) => ['span', { class: 'article-unknown-format', ...HTMLAttributes }, 0],
})
