import type { EditorState } from '@tiptap/pm/state'
import type { Command } from '@tiptap/pm/state'
import { blockMeant } from '../meant.ts'
import { bodyBlocksBetween, standsAlone } from './bodyBlock.ts'
import type { BodyBlock } from './bodyBlock.ts'
import { convertBlock } from './convertBlock.ts'
import type { TextBlockName } from './convertBlock.ts'
import { resection } from './resection.ts'

/**
 * Gives every block of the body that the selection touches this kind; a heading begins a section, and the text of
 * one that becomes something else joins the section before. Figures and unknown blocks stay. False when no block
 * would change.
 */
export function setBlockKind(name: TextBlockName): Command {
  return (state, dispatch) => {
    const blocks = convertibleBlocks(state).filter(({ node }) => node.type.name !== name)
    if (blocks.length === 0) return false
    if (!dispatch) return true
    const { tr } = state
    for (const block of blocks) convertBlock(tr, block, name)
    dispatch(resection(tr).scrollIntoView())
    return true
  }
}

/** As `setBlockKind`; when every block is of this kind already, they become paragraphs. */
export function toggleBlockKind(name: TextBlockName): Command {
  return (state, dispatch) => setBlockKind(isBlockKind(state, name) ? 'paragraph' : name)(state, dispatch)
}

/** Bulleted or numbered list on and off; an item of the other list keeps its indent. */
export function toggleList(name: 'bulletItem' | 'orderedItem'): Command {
  return toggleBlockKind(name)
}

/** Whether every block that the selection touches is of this kind (figures and unknown blocks not counted). */
export function isBlockKind(state: EditorState, name: TextBlockName): boolean {
  const blocks = convertibleBlocks(state)
  return blocks.length > 0 && blocks.every(({ node }) => node.type.name === name)
}

function convertibleBlocks(state: EditorState): readonly BodyBlock[] {
  const { from, to } = state.selection
  return bodyBlocksBetween(state.doc, from, to)
    .map((block) => blockMeant(state, block))
    .filter(({ node }) => !standsAlone(node))
}
