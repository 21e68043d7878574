import { Fragment, Slice } from '@tiptap/pm/model'
import type { Node } from '@tiptap/pm/model'
import { derivedOfBlock } from '../derivedOfBlock.ts'
import { finalContent } from './Pasted.ts'

/**
 * What is copied of a selection: the text as in the view `final`, without derived marks and attributes. Text that is
 * suggested to be deleted is left out, and the text of a block whose break is suggested to be deleted stands in the
 * block before. Sections are unwrapped, they are derived; a selection inside one block is only its text.
 */
export function finalSlice(slice: Slice): Slice {
  const nodes = joined(finalNodes(slice.content))
  const first = nodes.at(0)
  const last = nodes.at(-1)
  if (!first || !last) return new Slice(finalContent(slice.content), 0, 0)
  const isOpen = slice.openStart > 0 && slice.openEnd > 0
  const only = textblocks(nodes)
  if (only.length === 1 && isOpen && only[0]) return new Slice(only[0].content, 0, 0)
  const openStart = isOpen && first.isTextblock ? 1 : 0
  const openEnd = isOpen && last.isTextblock ? 1 : 0
  return new Slice(Fragment.from(nodes), openStart, openEnd)
}

/** Fields, blocks of all sections and the details, one after the other; blocks keep their `deletion`. */
function finalNodes(content: Fragment): readonly Node[] {
  const nodes: Node[] = []
  content.forEach((node) => {
    if (node.type.name === 'section') nodes.push(...finalNodes(node.content))
    else if (node.isTextblock) nodes.push(finalBlock(node))
    else if (!node.isText) nodes.push(node.copy(Fragment.from(finalNodes(node.content))))
  })
  return nodes
}

function finalBlock(node: Node): Node {
  const { deletion } = node.attrs
  return node.type.create({ ...node.attrs, ...derivedOfBlock({ deletion }) }, finalContent(node.content))
}

function joined(nodes: readonly Node[]): readonly Node[] {
  const result: Node[] = []
  for (const node of nodes) {
    const before = result.at(-1)
    const { deletion, ...attrs } = node.attrs
    const isJoined = typeof deletion === 'string' && isBodyBlock(node) && before && isBodyBlock(before)
    if (isJoined) result[result.length - 1] = before.copy(before.content.append(node.content))
    else result.push(isBodyBlock(node) ? node.type.create(attrs, node.content) : node)
  }
  return result
}

function isBodyBlock(node: Node): boolean {
  return node.type.spec.group === 'block'
}

function textblocks(nodes: readonly Node[]): readonly Node[] {
  const found: Node[] = []
  for (const node of nodes) {
    if (node.isTextblock) found.push(node)
    else node.descendants((child) => (child.isTextblock ? found.push(child) === 0 : true))
  }
  return found
}
