import type { Command } from '@tiptap/pm/state'
import { detailsCellAt, detailsRows } from './detailsCell.ts'
import type { DetailsRowAt } from './detailsCell.ts'
import { swapNeighbours } from './swapNeighbours.ts'
import type { IsBusy, Stretch } from './swapNeighbours.ts'

/** Swaps the details row with the caret and the row before (-1) or behind it. False at the ends and outside. */
export function moveDetailsRow(direction: -1 | 1, isBusy: IsBusy = () => false): Command {
  return (state, dispatch) => {
    const row = detailsCellAt(state.doc, state.selection.head)?.row
    const neighbour = row && detailsRows(state.doc)[row.index + direction]
    if (!row || !neighbour) return false
    const { tr } = state
    const isMoved = swapNeighbours(
      tr,
      direction < 0
        ? { upper: stretchOf(neighbour), lower: stretchOf(row), own: 'lower' }
        : { upper: stretchOf(row), lower: stretchOf(neighbour), own: 'upper' },
      isBusy,
    )
    if (isMoved) dispatch?.(tr.scrollIntoView())
    return isMoved
  }
}

function stretchOf({ pos, node }: DetailsRowAt): Stretch {
  return { from: pos, to: pos + node.nodeSize }
}
