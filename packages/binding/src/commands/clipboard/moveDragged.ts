import type { Fragment, Node } from '@tiptap/pm/model'
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { moveBlocks, setArticleMove } from '../../moveMeta.ts'
import { type BodyBlock, bodyBlockAt, bodyBlocksBetween, endOf, startOf } from '../bodyBlock.ts'
import { fieldAt } from '../fieldAt.ts'
import { resection } from '../resection.ts'
import { wholeCharacter } from '../wholeCharacter.ts'

/**
 * Moves what is selected to a position of the same field, as an `articleMove`: text inside one block of the lead or the
 * body, or several whole blocks of the body, which go to the nearer border of the block there. False, and nothing is
 * done, for anything else.
 */
export function moveDragged(tr: Transaction, place: number): boolean {
  const blocks = wholeBlocks(tr)
  return blocks ? moveWhole(tr, blocks, place) : moveText(tr, place)
}

function moveText(tr: Transaction, place: number): boolean {
  const { doc, selection } = tr
  const { from, to, $from, $to } = selection
  const field = fieldAt(doc, from).name
  const target = doc.resolve(place)
  const isRich = field === 'lead' || field === 'body'
  const isInText = selection instanceof TextSelection && $from.sameParent($to) && target.parent.isTextblock
  const isCut = [from, to, place].some((position) => wholeCharacter(doc, position, 1) !== position)
  if (!isRich || !isInText || isCut || fieldAt(doc, place).name !== field) return false
  const { content } = doc.slice(from, to)
  if (!takes(target.parent, content)) return false
  tr.insert(place, content).delete(tr.mapping.map(from, 1), tr.mapping.map(to, -1))
  const end = place < from ? place + content.size : place
  tr.setSelection(TextSelection.create(tr.doc, end))
  setArticleMove(tr, { ranges: [{ from, to, target: place }] })
  return true
}

function moveWhole(tr: Transaction, blocks: readonly BodyBlock[], place: number): boolean {
  const [first, last] = [blocks[0], blocks.at(-1)]
  const there = bodyBlockAt(tr.doc, place)
  if (!first || !last || !there) return false
  const isBefore = place - startOf(there) < endOf(there) - place || place === startOf(there)
  const range = {
    from: first.pos,
    to: endOf(last) + 1,
    target: isBefore ? there.pos : endOf(there) + 1,
  }
  if (!moveBlocks(tr, range)) return false
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(place)), 1))
  resection(tr)
  return true
}

/** The blocks of the body that are selected as a whole, if it is more than the text of one. */
function wholeBlocks({ doc, selection }: Transaction): readonly BodyBlock[] | null {
  const { from, to } = selection
  if (selection instanceof NodeSelection) {
    const block = bodyBlockAt(doc, from + 1)
    return block?.node === selection.node ? [block] : null
  }
  const blocks = bodyBlocksBetween(doc, from, to)
  const [first, ...others] = blocks
  const last = others.at(-1)
  if (!first || !last || from !== startOf(first) || !bodyBlockAt(doc, to)) return null
  if (to === endOf(last) && to > startOf(last)) return blocks
  return to === startOf(last) ? blocks.slice(0, -1) : null
}

function takes(block: Node, content: Fragment): boolean {
  let isTaken = block.type.name !== 'unknownBlock'
  content.forEach(({ marks }) => {
    isTaken &&= block.type.allowsMarks(marks)
  })
  return isTaken
}
