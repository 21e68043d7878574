import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { moveBlocks } from '../moveMeta.ts'
import { fieldAt, fieldOf } from './fieldAt.ts'
import { resection } from './resection.ts'

/** Whether another person's caret or selection stands in `from`..`to` of the current document. */
export type IsBusy = (from: number, to: number) => boolean

/** Whole blocks, whole sections or whole details rows, as the positions before the first and behind the last. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Swaps two stretches of one field, `upper` standing directly before `lower`; `own` is the one that the person moves.
 * What somebody types into a stretch while it is moved would stay behind, so the other one is moved instead when
 * only `own` is busy: the order of the text is the same. The selection stays on its text. The transaction says what
 * moved (`articleMove`) and must hold no step before. False when nothing can be moved.
 */
export function swapNeighbours(
  tr: Transaction,
  { upper, lower, own }: { upper: Stretch; lower: Stretch; own: 'upper' | 'lower' },
  isBusy: IsBusy,
): boolean {
  const field = fieldAt(tr.doc, upper.from).name
  const before = textblocks(tr.doc, field)
  const upperCount = before.filter((pos) => pos >= upper.from && pos < upper.to).length
  const lowerCount = before.filter((pos) => pos >= lower.from && pos < lower.to).length
  const { anchor, head } = tr.selection
  const isOwnBusy = isBusy(...(own === 'upper' ? ends(upper) : ends(lower)))
  const isOtherBusy = isBusy(...(own === 'upper' ? ends(lower) : ends(upper)))
  const isUpperMoved = (own === 'upper') !== (isOwnBusy && !isOtherBusy)
  const range = isUpperMoved ? { ...upper, target: lower.to } : { ...lower, target: upper.from }
  if (!moveBlocks(tr, range)) return false
  if (field === 'body') resection(tr)

  const behind = textblocks(tr.doc, field)
  const moved = (position: number): number | null => {
    const ordinal = before.findLastIndex((pos) => pos < position)
    const old = before[ordinal]
    if (old === undefined || old < upper.from || position > lower.to) return null
    const place = behind[old < upper.to ? ordinal + lowerCount : ordinal - upperCount]
    return place === undefined ? null : place + position - old
  }
  const newHead = moved(head)
  if (newHead !== null) tr.setSelection(TextSelection.create(tr.doc, moved(anchor) ?? newHead, newHead))
  return true
}

function ends({ from, to }: Stretch): [number, number] {
  return [from, to]
}

function textblocks(doc: Node, field: Parameters<typeof fieldOf>[1]): readonly number[] {
  const { from, to } = fieldOf(doc, field)
  const positions: number[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && pos >= from) positions.push(pos)
    return !node.isTextblock
  })
  return positions
}
