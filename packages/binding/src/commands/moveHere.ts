import type { Command } from '@tiptap/pm/state'
import { bodyBlockAt } from './bodyBlock.ts'
import { detailsCellAt } from './detailsCell.ts'
import { moveBlock } from './moveBlock.ts'
import { moveDetailsRow } from './moveDetailsRow.ts'
import { moveSection } from './moveSection.ts'
import type { IsBusy } from './swapNeighbours.ts'

/**
 * What Alt-Shift-Up and Alt-Shift-Down move: in the details the row, in a section heading the whole section, elsewhere
 * in the body the blocks of the selection. A heading that cannot go further stays.
 */
export function moveHere(direction: -1 | 1, isBusy?: IsBusy): Command {
  return (state, dispatch) => {
    const { selection, doc } = state
    if (detailsCellAt(doc, selection.head)) return moveDetailsRow(direction, isBusy)(state, dispatch)
    const isHeading = bodyBlockAt(doc, selection.head)?.node.type.name === 'sectionHeading'
    const isInOneBlock = selection.$from.sameParent(selection.$to)
    const command = isHeading && isInOneBlock ? moveSection : moveBlock
    return command(direction, isBusy)(state, dispatch)
  }
}
