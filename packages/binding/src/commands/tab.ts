import type { Command, EditorState } from '@tiptap/pm/state'
import { blockMeant } from '../meant.ts'
import { bodyBlocksBetween, isListItem } from './bodyBlock.ts'
import { nextCell, previousCell } from './cellNavigation.ts'
import { indent, outdent } from './indent.ts'
import { unlessReleased } from './tabRelease.ts'

/**
 * Tab. In the details the next cell, behind the last one a new row (an empty last row: Tab leaves). In lists it indents;
 * a list keeps the key even where nothing can be indented, so that a Tab too many does not leave the text. Everywhere
 * else, and after Escape, it is the browser's: it leaves the editor.
 */
export const tab: Command = unlessReleased(
  (state, dispatch) => nextCell(state, dispatch) || (isInList(state) && (indent(state, dispatch) || true)),
)

/** Shift-Tab: the cell before (the first one: leaves), in lists outdents. Everywhere else it leaves the editor. */
export const shiftTab: Command = unlessReleased(
  (state, dispatch) =>
    previousCell(state, dispatch) || (isInList(state) && (outdent(state, dispatch) || true)),
)

function isInList(state: EditorState): boolean {
  const { from, to } = state.selection
  return bodyBlocksBetween(state.doc, from, to).some((block) => isListItem(blockMeant(state, block).node))
}
