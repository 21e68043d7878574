import { isSameMarker, markerOf, PARAGRAPH } from '@stet/article'
import { Fragment, Slice } from '@tiptap/pm/model'
import type { Node, NodeType } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { bodyBlockAt, endOf, neighbourBlock, standsAlone, startOf } from '../bodyBlock.ts'
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
 * paragraph takes the kind of the first block. Around captions and unknown blocks everything stays a block of its own,
 * but an emptied one takes back what was cut from it.
 */
export function insertBlocks(tr: Transaction, blocks: readonly Node[]): Transaction {
  const block = bodyBlockAt(tr.doc, tr.selection.from)
  const [first] = blocks
  const last = blocks.at(-1)
  if (!block || !first || !last) return tr
  const isEmpty = block.node.content.size === 0
  const isAtStart = tr.selection.from === startOf(block)
  if (!standsAlone(block.node)) {
    if (isEmpty) fill(tr, block, first, blocks.slice(1))
    else insertInside(tr, block, blocks)
  } else if (isEmpty && isSameKind(block.node, first)) {
    const next = neighbourBlock(tr.doc, block, 1)
    const isNextEmptied = next && next.node.content.size === 0 && standsAlone(next.node)
    if (isNextEmptied && blocks.length > 1 && isSameKind(next.node, last)) {
      fillFromBehind(tr, next, last, blocks.slice(1, -1))
      tr.insert(startOf(block), first.content)
    } else fill(tr, block, first, blocks.slice(1))
  } else if (isAtStart && isSameKind(block.node, last)) fillFromBehind(tr, block, last, blocks.slice(0, -1))
  else insertBehind(tr, block, blocks)
  return resection(tr).scrollIntoView()
}

/** True for the block itself without its text: the same image, the same marker. */
function isSameKind(one: Node, other: Node): boolean {
  return one.type === other.type && isSameMarker(markerOf(one) ?? PARAGRAPH, markerOf(other) ?? PARAGRAPH)
}

function insertBehind(tr: Transaction, block: BodyBlock, blocks: readonly Node[]): void {
  tr.insert(endOf(block) + 1, blocks)
  caretIn(tr, endOf(block) + sizeOf(blocks))
}

function fill(tr: Transaction, block: BodyBlock, first: Node, others: readonly Node[]): void {
  if (standsAlone(first) && !standsAlone(block.node)) {
    tr.replaceWith(block.pos, endOf(block) + 1, [first, ...others])
  } else {
    insertAtEnd(tr, block, first, others)
    if (block.node.type.name === 'paragraph' && first.type.name !== 'paragraph') {
      convertBlock(tr, block, first.type.name as TextBlockName)
      if (first.attrs['indent']) tr.setNodeAttribute(block.pos, 'indent', first.attrs['indent'])
    }
  }
  caretIn(tr, block.pos + first.content.size + 1 + sizeOf(others))
}

function fillFromBehind(tr: Transaction, block: BodyBlock, last: Node, others: readonly Node[]): void {
  tr.insert(startOf(block), last.content)
  tr.insert(block.pos, others)
  caretIn(tr, startOf(block) + last.content.size + sizeOf(others))
}

function insertInside(tr: Transaction, block: BodyBlock, blocks: readonly Node[]): void {
  const { node } = block
  const place = wholeCharacter(tr.doc, tr.selection.from, 1)
  const isAtStart = place === startOf(block)
  const isAtEnd = place === endOf(block)
  const tail = isAtStart ? node.type : tailType(node)
  const head = isAtStart ? undefined : joining(blocks[0], node.type)
  const end = isAtEnd || (head && blocks.length === 1) ? undefined : joining(blocks.at(-1), tail)
  const between = blocks.slice(head ? 1 : 0, end ? -1 : undefined)

  if (isAtStart) {
    if (end) tr.insert(place, end.content)
    if (between.length > 0) tr.insert(block.pos, between)
  } else if (isAtEnd) {
    insertAtEnd(tr, block, head, between)
  } else {
    const rest = tail.create(tail === node.type ? ownAttributes(node) : null, end?.content)
    const content = Fragment.from([node.copy(head?.content), ...between, rest])
    tr.step(new ReplaceStep(place, place, new Slice(content, 1, 1)))
  }
  const behind = (isAtStart ? block.pos : place + 1 + (head?.content.size ?? 0)) + sizeOf(between)
  caretIn(tr, end ? behind + 1 + end.content.size : behind - 1)
}

/** Text at the end of a block and blocks behind it, as one insertion: the two stand at the same place of the text. */
function insertAtEnd(
  tr: Transaction,
  block: BodyBlock,
  head: Node | undefined,
  blocks: readonly Node[],
): void {
  const content = Fragment.from([block.node.copy(head?.content), ...blocks])
  tr.step(new ReplaceStep(endOf(block), endOf(block) + 1, new Slice(content, 1, 0)))
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
