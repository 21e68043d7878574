import { Mark } from '@tiptap/core'

/** Text that `user` suggests to add. Derived. */
export const Insertion = Mark.create({
  name: 'insertion',
  keepOnSplit: false,
  addAttributes: () => ({ user: { default: null, renderHTML: ({ user }) => ({ 'data-user': user }) } }),
  renderHTML: ({ HTMLAttributes }) => ['ins', HTMLAttributes, 0],
})
