import { Mark } from '@tiptap/core'
import { IS_MOVED } from './derivedAttributes.ts'

/** Text that `users` (sorted ids joined with a space) suggest to take away. Derived. */
export const Deletion = Mark.create({
  name: 'deletion',
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({
    users: { default: null, renderHTML: ({ users }) => ({ 'data-users': users }) },
    isMoved: IS_MOVED,
  }),
  renderHTML: ({ HTMLAttributes }) => ['del', HTMLAttributes, 0],
})
