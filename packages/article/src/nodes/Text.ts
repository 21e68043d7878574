import { Node } from '@tiptap/core'

/** Characters; the only inline content. */
export const Text = Node.create({ name: 'text', group: 'inline' })
