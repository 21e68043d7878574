import type { Node, Slice } from '@tiptap/pm/model'
import { isListItem } from '../bodyBlock.ts'
import { finalSlice } from './finalSlice.ts'
import { lineOfRow } from './Pasted.ts'

/**
 * Copied content as plain text, as in the view `final`: an empty line between paragraphs, none between list items,
 * factbox lines and details rows; a row is key, tab, value, as spreadsheets want it.
 */
export function clipboardText(slice: Slice): string {
  const { content } = finalSlice(slice)
  let text = ''
  let before: Node | null = null
  const add = (node: Node, line: string) => {
    if (before) text += isInRow(before) && isInRow(node) ? '\n' : '\n\n'
    text += line
    before = node
  }
  content.descendants((node) => {
    if (node.type.name === 'detailsRow') add(node, lineOfRow(node).join('\t'))
    else if (node.isTextblock) add(node, node.textContent)
    else if (node.isText) text += node.text ?? ''
    return !node.isTextblock && node.type.name !== 'detailsRow'
  })
  return text
}

function isInRow(node: Node): boolean {
  return isListItem(node) || node.type.name === 'factbox' || node.type.name === 'detailsRow'
}
