import type { Node } from '@tiptap/pm/model'
import { fieldOf } from './fieldAt.ts'

/** A block of the body: exactly one textblock, and the position before it. */
export interface BodyBlock {
  readonly node: Node
  readonly pos: number
}

/** The block of the body in which a position stands (at its start and end too); null elsewhere. */
export function bodyBlockAt(doc: Node, position: number): BodyBlock | null {
  const at = doc.resolve(position)
  return at.depth === 2 && at.parent.isTextblock && at.node(1).type.name === 'section'
    ? { node: at.parent, pos: at.before() }
    : null
}

/** Every block of the body that a range touches, in order. */
export function bodyBlocksBetween(doc: Node, from: number, to: number): readonly BodyBlock[] {
  const blocks: BodyBlock[] = []
  doc.nodesBetween(from, to, (node, pos, parent) => {
    if (parent?.type.name === 'section') blocks.push({ node, pos })
    return node.type.name === 'section'
  })
  return blocks
}

/** Every block of the body, in order. */
export function bodyBlocks(doc: Node): readonly BodyBlock[] {
  const { from, to } = fieldOf(doc, 'body')
  return bodyBlocksBetween(doc, from, to)
}

/** The block before or behind this one, across sections; null at the end of the body. */
export function neighbourBlock(doc: Node, block: BodyBlock, direction: -1 | 1): BodyBlock | null {
  const blocks = bodyBlocks(doc)
  return blocks[blocks.findIndex(({ pos }) => pos === block.pos) + direction] ?? null
}

/** The positions just inside a block. */
export function startOf(block: BodyBlock): number {
  return block.pos + 1
}
export function endOf(block: BodyBlock): number {
  return block.pos + 1 + block.node.content.size
}

export function isListItem(node: Node): boolean {
  return node.type.name === 'bulletItem' || node.type.name === 'orderedItem'
}

/** A block whose text is not to be joined with a neighbour's: a caption, or what this version does not know. */
export function standsAlone(node: Node): boolean {
  return node.type.name === 'figure' || node.type.name === 'unknownBlock'
}
