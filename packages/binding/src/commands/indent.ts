import type { Command } from '@tiptap/pm/state'
import { bodyBlocksBetween, isListItem, neighbourBlock } from './bodyBlock.ts'

/** The deepest indent that a list item can have. */
const DEEPEST = 8

/**
 * Indents the list items that the selection touches, each at most one deeper than the item before it; the first
 * item of a list stays. False when none can be indented.
 */
export const indent: Command = (state, dispatch) => {
  const { tr } = state
  const { from, to } = state.selection
  for (const block of bodyBlocksBetween(state.doc, from, to)) {
    const before = neighbourBlock(tr.doc, block, -1)
    if (!isListItem(block.node) || !before || !isListItem(before.node)) continue
    const deeper = Number(block.node.attrs['indent']) + 1
    if (deeper <= Math.min(DEEPEST, Number(before.node.attrs['indent']) + 1))
      tr.setNodeAttribute(block.pos, 'indent', deeper)
  }
  if (!tr.docChanged) return false
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Outdents the list items that the selection touches. False when none is indented. */
export const outdent: Command = (state, dispatch) => {
  const { tr } = state
  const { from, to } = state.selection
  for (const { node, pos } of bodyBlocksBetween(state.doc, from, to)) {
    const now = Number(node.attrs['indent'] ?? 0)
    if (isListItem(node) && now > 0) tr.setNodeAttribute(pos, 'indent', now - 1)
  }
  if (!tr.docChanged) return false
  dispatch?.(tr.scrollIntoView())
  return true
}
