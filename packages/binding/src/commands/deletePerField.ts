import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { Selection, Transaction } from '@tiptap/pm/state'
import { bodyBlockAt, bodyBlocks, endOf, neighbourBlock, standsAlone, startOf } from './bodyBlock.ts'
import type { BodyBlock } from './bodyBlock.ts'
import { nodeType } from './nodeType.ts'
import { resection } from './resection.ts'
import { wholeCharacter } from './wholeCharacter.ts'

/**
 * Deletes a range so that every field loses its own part and no text moves into another field. Fields, details rows
 * and cells stay, emptied. Inside the body it works as in any editor: what is left of the first and of the last
 * block becomes one block, which keeps the kind of the first, or of the last when nothing is left of the first. A
 * caption and an unknown block are never joined with another block. The caret goes where the range began. Surrogate
 * pairs that the range cuts are deleted whole.
 */
export function deletePerField(tr: Transaction, from: number, to: number): Transaction {
  const parts = partsOf(tr, from, to)
  const [first] = parts
  if (!first) return tr
  const stepsBefore = tr.steps.length
  for (const [start, end] of parts.toReversed()) {
    if (start < end) deletePart(tr, wholeCharacter(tr.doc, start, -1), wholeCharacter(tr.doc, end, 1))
  }
  resection(tr)
  return caretNear(tr, tr.mapping.slice(stepsBefore).map(first[0]))
}

/** `deletePerField` for the selection; a block that is selected as a whole goes as a whole. */
export function deleteSelectionPerField(tr: Transaction, selection: Selection = tr.selection): Transaction {
  if (selection instanceof NodeSelection && selection.$from.parent.type.name === 'section')
    return deleteBlock(tr, { node: selection.node, pos: selection.from })
  return deletePerField(tr, selection.from, selection.to)
}

/** Whether the two ends of a selection stand in different textblocks. */
export function crossesBlocks(selection: Selection): boolean {
  return !selection.$from.parent.isTextblock || !selection.$from.sameParent(selection.$to)
}

/** The body counts as one part, every other textblock as one of its own. */
function partsOf(tr: Transaction, from: number, to: number): readonly (readonly [number, number])[] {
  const parts: [number, number][] = []
  let body: [number, number] | null = null
  tr.doc.nodesBetween(from, to, (node, pos, parent) => {
    if (!node.isTextblock) return true
    const start = Math.max(from, pos + 1)
    const end = Math.min(to, pos + 1 + node.content.size)
    if (start > end) return false
    if (parent?.type.name !== 'section') parts.push([start, end])
    else if (body) body[1] = end
    else parts.push((body = [start, end]))
    return false
  })
  return parts
}

function deletePart(tr: Transaction, from: number, to: number): void {
  const first = bodyBlockAt(tr.doc, from)
  const last = bodyBlockAt(tr.doc, to)
  if (!first || !last || first.pos === last.pos) {
    tr.delete(from, to)
    return
  }
  const isFirstEmptied = from === startOf(first)
  const isLastEmptied = to === endOf(last)
  if (standsAlone(first.node) || standsAlone(last.node)) {
    if (isLastEmptied && !standsAlone(last.node)) tr.delete(last.pos, last.pos + last.node.nodeSize)
    else tr.delete(startOf(last), to)
    if (neighbourBlock(tr.doc, first, 1)?.pos !== last.pos) tr.delete(endOf(first) + 1, last.pos)
    if (isFirstEmptied && !standsAlone(first.node)) tr.delete(first.pos, first.pos + first.node.nodeSize)
    else tr.delete(from, endOf(first))
  } else if (isFirstEmptied && !isLastEmptied) {
    tr.delete(startOf(last), to)
    tr.delete(first.pos, last.pos)
  } else {
    tr.delete(from, to)
  }
}

function deleteBlock(tr: Transaction, block: BodyBlock): Transaction {
  const stepsBefore = tr.steps.length
  if (bodyBlocks(tr.doc).length > 1) {
    tr.delete(block.pos, block.pos + block.node.nodeSize)
  } else {
    tr.delete(startOf(block), endOf(block))
    tr.setNodeMarkup(block.pos, nodeType(tr.doc.type.schema, 'paragraph'))
  }
  resection(tr)
  return caretNear(tr, tr.mapping.slice(stepsBefore).map(block.pos))
}

function caretNear(tr: Transaction, position: number): Transaction {
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(position, tr.doc.content.size)), 1))
}
