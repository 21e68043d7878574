import { Mark } from '@tiptap/core'

/** Text whose format somebody suggests to change; `what` is JSON of the list of changes. Derived. */
export const Modification = Mark.create({
  name: 'modification',
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({
    what: { default: null, renderHTML: ({ what }) => ({ 'data-modification': what }) },
  }),
  renderHTML: ({ HTMLAttributes }) => ['span', { class: 'article-modification', ...HTMLAttributes }, 0],
})
