import type { Attrs } from '@tiptap/pm/model'

/** Of a block's attributes those that are derived from its marker: they stay with it, whatever becomes of the block. */
export function derivedOfBlock({ insertion, deletion, modification, isMoved }: Attrs): Attrs {
  return { insertion, deletion, modification, isMoved }
}
