import type { Command } from '@tiptap/pm/state'
import { bodyBlockAt, bodyBlocks } from './bodyBlock.ts'
import { caretIn } from './caretIn.ts'
import { convertBlock } from './convertBlock.ts'
import { fieldAt, fieldOf } from './fieldAt.ts'
import { nodeType } from './nodeType.ts'
import { resection } from './resection.ts'

/**
 * Begins a section: an empty heading behind the block with the caret, with the caret in it. An empty paragraph
 * becomes the heading itself. From the fields above the body the heading goes to the start of the body, from the
 * details to its end.
 */
export const newSection: Command = (state, dispatch) => {
  if (!dispatch) return true
  const { tr, doc, selection } = state
  const block = bodyBlockAt(doc, selection.head)
  const only = bodyBlocks(doc)
  const empty = block ?? (only.length === 1 ? only[0] : undefined)
  if (empty?.node.type.name === 'paragraph' && empty.node.content.size === 0) {
    convertBlock(tr, empty, 'sectionHeading')
    caretIn(tr, empty.pos + 1)
    dispatch(resection(tr))
    return true
  }
  const body = fieldOf(doc, 'body')
  const isAbove = fieldAt(doc, selection.head).name !== 'details'
  const place = block ? block.pos + block.node.nodeSize : isAbove ? body.from : body.to
  const heading = nodeType(state.schema, 'sectionHeading').create()
  const section = nodeType(state.schema, 'section')
  tr.insert(place, block ? heading : section.create(null, heading))
  caretIn(tr, place + (block ? 1 : 2))
  dispatch(resection(tr))
  return true
}
