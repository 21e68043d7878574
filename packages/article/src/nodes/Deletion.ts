import { Mark } from '@tiptap/core'

/** Text that `users` (sorted ids joined with a space) suggest to take away. Derived. */
export const Deletion = Mark.create({
  name: 'deletion',
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({ users: { default: null, renderHTML: ({ users }) => ({ 'data-users': users }) } }),
  renderHTML: ({ HTMLAttributes }) => ['del', HTMLAttributes, 0],
})
