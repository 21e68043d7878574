import type { Transaction } from '@tiptap/pm/state'
import type { BodyBlock } from './bodyBlock.ts'

/** Gives a list item, as it is meant (`blockMeant`), another indent. */
export function setIndent(tr: Transaction, { node, pos }: BodyBlock, indent: number): void {
  tr.setNodeMarkup(pos, node.type, { ...node.attrs, indent })
}
