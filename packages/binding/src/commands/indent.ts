import type { Command } from '@tiptap/pm/state'
import { blockMeant } from '../meant.ts'
import { bodyBlocksBetween, isListItem, neighbourBlock } from './bodyBlock.ts'
import { setIndent } from './setIndent.ts'

/** The deepest indent that a list item can have. */
const DEEPEST = 8

/**
 * Indents the list items that the selection touches, each at most one deeper than the item before it; the first
 * item of a list stays. False when none can be indented.
 */
export const indent: Command = (state, dispatch) => {
  const { tr } = state
  const { from, to } = state.selection
  const indents = new Map<number, number>()
  for (const shown of bodyBlocksBetween(state.doc, from, to)) {
    const block = blockMeant(state, shown)
    const neighbour = neighbourBlock(state.doc, shown, -1)
    const before = neighbour && blockMeant(state, neighbour)
    if (!isListItem(block.node) || !before || !isListItem(before.node)) continue
    const deeper = Number(block.node.attrs['indent']) + 1
    const indentBefore = indents.get(before.pos) ?? Number(before.node.attrs['indent'])
    if (deeper > Math.min(DEEPEST, indentBefore + 1)) continue
    indents.set(block.pos, deeper)
    setIndent(tr, block, deeper)
  }
  if (!tr.docChanged) return false
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Outdents the list items that the selection touches. False when none is indented. */
export const outdent: Command = (state, dispatch) => {
  const { tr } = state
  const { from, to } = state.selection
  for (const shown of bodyBlocksBetween(state.doc, from, to)) {
    const block = blockMeant(state, shown)
    const now = Number(block.node.attrs['indent'] ?? 0)
    if (isListItem(block.node) && now > 0) setIndent(tr, block, now - 1)
  }
  if (!tr.docChanged) return false
  dispatch?.(tr.scrollIntoView())
  return true
}
