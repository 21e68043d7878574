import type { Command } from '@tiptap/pm/state'
import { bodyBlocks, bodyBlocksBetween } from './bodyBlock.ts'
import type { BodyBlock } from './bodyBlock.ts'
import { swapNeighbours } from './swapNeighbours.ts'
import type { IsBusy, Stretch } from './swapNeighbours.ts'

/**
 * Swaps the blocks that the selection touches with the block before (-1) or behind them, across sections: a paragraph
 * that passes a heading changes its section. Never leaves the body: false at its ends and outside.
 */
export function moveBlock(direction: -1 | 1, isBusy: IsBusy = () => false): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection
    const own = bodyBlocksBetween(state.doc, from, to)
    const all = bodyBlocks(state.doc)
    const first = all.findIndex(({ pos }) => pos === own[0]?.pos)
    const neighbour = all[direction < 0 ? first - 1 : first + own.length]
    if (first < 0 || !neighbour) return false
    const stretch = stretchOf(own)
    const other = stretchOf([neighbour])
    const { tr } = state
    const isMoved = swapNeighbours(
      tr,
      direction < 0
        ? { upper: other, lower: stretch, own: 'lower' }
        : { upper: stretch, lower: other, own: 'upper' },
      isBusy,
    )
    if (isMoved) dispatch?.(tr.scrollIntoView())
    return isMoved
  }
}

function stretchOf(blocks: readonly BodyBlock[]): Stretch {
  const first = blocks.at(0)
  const last = blocks.at(-1)
  if (!first || !last) throw new Error('No block to move')
  return { from: first.pos, to: last.pos + last.node.nodeSize }
}
