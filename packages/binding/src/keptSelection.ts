import type { CharacterId } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { type Selection, TextSelection } from '@tiptap/pm/state'
import type { Mapping } from '@tiptap/pm/transform'
import { positionOf } from './anchors.ts'
import type { BlockIndex } from './BlockIndex.ts'
import { lineOfBlock } from './blockPositions.ts'
import { idAtOffset, offsetOfId } from './Line.ts'
import { neighbourBefore } from './neighbours.ts'
import type { PositionAnchor } from './PositionAnchor.ts'

/** An end of a selection by what stands beside it in its block: what text typed there is put behind comes first. */
interface HeldEnd {
  readonly position: number
  /** No text stands to its right in its block. */
  readonly isAtEnd: boolean
  readonly neighbours: readonly (PositionAnchor & { readonly at: NonNullable<PositionAnchor['at']> })[]
}

/** Both ends of a selection by identity. */
export interface HeldSelection {
  readonly head: HeldEnd
  readonly anchor: HeldEnd
}

/** Where an end is, and whether it went there with text that somebody moved. */
interface KeptEnd {
  readonly position: number
  readonly isMoved: boolean
}

/** What a selection in text stands in; null for any other selection. */
export function heldSelection(index: BlockIndex, doc: Node, selection: Selection): HeldSelection | null {
  const { $head, $anchor } = selection
  const isInText = $head.parent.isTextblock && $anchor.parent.isTextblock
  if (!isInText || !(selection instanceof TextSelection)) return null
  const head = heldEnd(index, doc, selection.head)
  return { head, anchor: selection.empty ? head : heldEnd(index, doc, selection.anchor) }
}

/**
 * Where a selection belongs after steps that changed something beside one of its ends: what it stood in may still be
 * there, because the steps were coarser than the change, or elsewhere, because somebody moved it. Null if the mapping
 * of the steps says it.
 */
export function keptSelection(
  index: BlockIndex,
  doc: Node,
  held: HeldSelection,
  mapping: Mapping,
): Selection | null {
  const head = keptEnd(index, doc, held.head, mapping)
  const anchor = held.anchor === held.head ? head : keptEnd(index, doc, held.anchor, mapping)
  if (!head && !anchor) return null
  const newHead = head?.position ?? mapping.map(held.head.position)
  // A selection of which one end was moved away would be one over all that lies between.
  const isTorn = (head?.isMoved ?? false) !== (anchor?.isMoved ?? false)
  const newAnchor = isTorn ? newHead : (anchor?.position ?? mapping.map(held.anchor.position))
  return TextSelection.between(doc.resolve(newAnchor), doc.resolve(newHead))
}

function heldEnd(index: BlockIndex, doc: Node, position: number): HeldEnd {
  const at = doc.resolve(position)
  const { list, line, isVirtualCell } = lineOfBlock(index, doc, at.before())
  const { root } = list
  const left = neighbourBefore(index, doc, list, position, null)
  const right = isVirtualCell ? null : idAtOffset(line, at.parentOffset)
  const cell = isVirtualCell ? { isVirtualCell } : {}
  const neighbours: HeldEnd['neighbours'][number][] = []
  if (left) neighbours.push({ root, at: [...left, 1], ...cell })
  if (right) neighbours.push({ root, at: [...right, 0] })
  return { position, isAtEnd: right === null, neighbours }
}

/** Null if the mapping of the steps says where the end is, or if nothing is left of what stood there. */
function keptEnd(
  index: BlockIndex,
  doc: Node,
  { position, isAtEnd, neighbours }: HeldEnd,
  mapping: Mapping,
): KeptEnd | null {
  const { deletedBefore, deletedAfter, pos } = mapping.mapResult(position)
  const isDeleted = deletedBefore || deletedAfter
  // What was put there is before the text to its right, if there is any.
  if (!isDeleted && (!isAtEnd || mapping.map(position, -1) === pos)) return null
  for (const neighbour of neighbours) {
    const id: CharacterId = [neighbour.at[0], neighbour.at[1]]
    const now = index.followed(id)
    const found = isShownAt(index, now) ? positionOf(index, doc, neighbour) : null
    if (found === null) continue
    // What others type where a caret stands goes before it.
    if (!isDeleted && doc.resolve(found).sameParent(doc.resolve(pos))) return null
    return { position: found, isMoved: String(now) !== String(id) }
  }
  return null
}

function isShownAt(index: BlockIndex, id: CharacterId): boolean {
  const place = index.lineOfId(id)
  return place !== null && (place.item === place.line.marker || offsetOfId(place.line, id) !== null)
}
