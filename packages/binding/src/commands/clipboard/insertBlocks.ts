import type { Node, NodeType } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { bodyBlockAt, endOf, standsAlone, startOf } from '../bodyBlock.ts'
import type { BodyBlock } from '../bodyBlock.ts'
import { caretIn } from '../caretIn.ts'
import { convertBlock } from '../convertBlock.ts'
import type { TextBlockName } from '../convertBlock.ts'
import { nodeType } from '../nodeType.ts'
import { resection } from '../resection.ts'
import { wholeCharacter } from '../wholeCharacter.ts'

/**
 * Puts blocks in at the caret, which must stand in the body; the caret goes behind them. Text that stands there is
 * never replaced: what is before the caret stays in its block, what is behind keeps its kind (the rest of a heading
 * becomes a paragraph). The first and the last block join them when they are paragraphs or of the same kind. An empty
 * paragraph takes the kind of the first block. Around captions and unknown blocks everything stays a block of its own.
 */
export function insertBlocks(tr: Transaction, blocks: readonly Node[]): Transaction {
  const block = bodyBlockAt(tr.doc, tr.selection.from)
  const [first] = blocks
  if (!block || !first) return tr
  if (standsAlone(block.node)) insertBehind(tr, block, blocks)
  else if (block.node.content.size === 0) fill(tr, block, first, blocks.slice(1))
  else insertInside(tr, block, blocks)
  return resection(tr).scrollIntoView()
}

function insertBehind(tr: Transaction, block: BodyBlock, blocks: readonly Node[]): void {
  tr.insert(endOf(block) + 1, blocks)
  caretIn(tr, endOf(block) + sizeOf(blocks))
}

function fill(tr: Transaction, block: BodyBlock, first: Node, others: readonly Node[]): void {
  tr.insert(endOf(block) + 1, others)
  if (standsAlone(first)) {
    tr.replaceWith(block.pos, endOf(block) + 1, first)
  } else {
    tr.insert(startOf(block), first.content)
    if (block.node.type.name === 'paragraph' && first.type.name !== 'paragraph') {
      convertBlock(tr, block, first.type.name as TextBlockName)
      if (first.attrs['indent']) tr.setNodeAttribute(block.pos, 'indent', first.attrs['indent'])
    }
  }
  caretIn(tr, block.pos + first.content.size + 1 + sizeOf(others))
}

function insertInside(tr: Transaction, block: BodyBlock, blocks: readonly Node[]): void {
  const place = wholeCharacter(tr.doc, tr.selection.from, 1)
  const isAtStart = place === startOf(block)
  const isAtEnd = place === endOf(block)
  const tail = isAtStart ? block.node.type : tailType(block.node)
  if (!isAtStart && !isAtEnd)
    tr.split(place, 1, [{ type: tail, attrs: tail === block.node.type ? ownAttributes(block.node) : null }])

  const head = isAtStart ? undefined : joining(blocks[0], block.node.type)
  const end = isAtEnd || (head && blocks.length === 1) ? undefined : joining(blocks.at(-1), tail)
  const between = blocks.slice(head ? 1 : 0, end ? -1 : undefined)
  const border = isAtStart ? block.pos : place + 1
  if (end) tr.insert(border + 1, end.content)
  if (between.length > 0) tr.insert(border, between)
  if (head) tr.insert(place, head.content)
  const behind = border + (head?.content.size ?? 0) + sizeOf(between)
  caretIn(tr, end ? behind + 1 + end.content.size : behind - 1)
}

/** The block when its text can join a block of this type. */
function joining(block: Node | undefined, type: NodeType): Node | undefined {
  const isFit = block && (block.type.name === 'paragraph' || (block.type === type && !standsAlone(block)))
  return isFit ? block : undefined
}

function tailType(node: Node): NodeType {
  return node.type.name === 'sectionHeading' ? nodeType(node.type.schema, 'paragraph') : node.type
}

function ownAttributes({ attrs }: Node): Record<string, unknown> | null {
  return attrs['indent'] === undefined ? null : { indent: attrs['indent'] }
}

function sizeOf(blocks: readonly Node[]): number {
  return blocks.reduce((size, block) => size + block.nodeSize, 0)
}
