import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import { suggesterIn } from '../bindingPlugin.ts'
import { type BodyBlock, bodyBlockAt, endOf, neighbourBlock, startOf } from './bodyBlock.ts'
import { caretIn } from './caretIn.ts'

/**
 * Enter where somebody suggested to join two blocks: takes that back, with the caret at the start of the second one.
 * False anywhere else, and where it is not a suggestion of their own.
 */
export const keepBreak: Command = (state, dispatch) => {
  const { selection, tr } = state
  const block = selection.empty ? bodyBlockAt(state.doc, selection.head) : null
  if (!block) return false
  const next = selection.head === endOf(block) ? neighbourBlock(state.doc, block, 1) : null
  const joined = [selection.head === startOf(block) ? block : null, next].find(
    (other) => other && isOwnStruck(state, other),
  )
  if (!joined) return false
  keep(tr, joined, suggesterIn(state)!)
  dispatch?.(caretIn(tr, startOf(joined)).scrollIntoView())
  return true
}

function keep(tr: Transaction, { node, pos }: BodyBlock, user: string): void {
  const others = strikersOf(node).filter((other) => other !== user)
  tr.setNodeAttribute(pos, 'deletion', others.length > 0 ? others.join(' ') : null)
}

function isOwnStruck(state: EditorState, { node }: BodyBlock): boolean {
  const user = suggesterIn(state)
  return user !== null && strikersOf(node).includes(user)
}

/** Who suggests that the block's marker goes. */
function strikersOf({ attrs }: BodyBlock['node']): readonly string[] {
  return typeof attrs['deletion'] === 'string' ? attrs['deletion'].split(' ') : []
}
