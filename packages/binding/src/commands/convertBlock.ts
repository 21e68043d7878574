import type { Transaction } from '@tiptap/pm/state'
import type { BodyBlock } from './bodyBlock.ts'
import { isListItem } from './bodyBlock.ts'
import { derivedOfBlock } from './derivedOfBlock.ts'
import { nodeType } from './nodeType.ts'

/** The kinds that text can be given by a command; a figure needs an image, an unknown block is left alone. */
export type TextBlockName =
  | 'paragraph'
  | 'sectionHeading'
  | 'quote'
  | 'bulletItem'
  | 'orderedItem'
  | 'factbox'

/**
 * Gives a block another kind. Its text stays, and so does what is known of its marker; a list item that becomes
 * one of the other list keeps its indent.
 */
export function convertBlock(tr: Transaction, block: BodyBlock, name: TextBlockName): Transaction {
  const { attrs } = block.node
  const isList = name === 'bulletItem' || name === 'orderedItem'
  return tr.setNodeMarkup(block.pos, nodeType(tr.doc.type.schema, name), {
    ...derivedOfBlock(attrs),
    ...(isList ? { indent: isListItem(block.node) ? attrs['indent'] : 0 } : {}),
  })
}
