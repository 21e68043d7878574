import type { Node } from '@tiptap/pm/model'
import { type Selection, TextSelection } from '@tiptap/pm/state'
import { positionOf } from './anchors.ts'
import type { BlockIndex } from './BlockIndex.ts'
import type { HeldSelection } from './keptSelection.ts'

/**
 * Where a selection is in text that its person has just suggested to move: with the copies, while what it stood in is
 * still shown, struck. `isCaret`: behind them. Null if nothing of what it stands beside was moved.
 */
export function movedSelection(
  index: BlockIndex,
  doc: Node,
  held: HeldSelection,
  isCaret: boolean,
): Selection | null {
  const head = movedEnd(index, doc, held.head)
  if (head === null) return null
  const anchor = movedEnd(index, doc, held.anchor) ?? head
  const end = Math.max(head, anchor)
  return isCaret
    ? TextSelection.near(doc.resolve(end))
    : TextSelection.between(doc.resolve(anchor), doc.resolve(head))
}

function movedEnd(index: BlockIndex, doc: Node, { neighbours }: HeldSelection['head']): number | null {
  for (const { root, at } of neighbours) {
    const copy = index.copyOf([at[0], at[1]])
    const position = copy && positionOf(index, doc, { root, at: [...copy, at[2]] })
    if (position !== null) return position
  }
  return null
}
