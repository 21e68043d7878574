import { Mark } from '@tiptap/core'
import { IS_MOVED } from './derivedAttributes.ts'

/** Text that `user` suggests to add. Derived. */
export const Insertion = Mark.create({
  name: 'insertion',
  keepOnSplit: false,
  addAttributes: () => ({
    user: { default: null, renderHTML: ({ user }) => ({ 'data-user': user }) },
    isMoved: IS_MOVED,
  }),
  renderHTML: ({ HTMLAttributes }) => ['ins', HTMLAttributes, 0],
})
