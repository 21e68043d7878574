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

/** An end of a selection by what stands beside it in its block: to its right, if anything does, then to its left. */
interface HeldEnd {
  readonly position: number
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
 * Where a selection belongs after steps that showed what others changed, by the identity of what it stands in: steps
 * may be coarser than the change, and what it stands in may have been moved. Null if the mapping of the steps says it.
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
  if (right) neighbours.push({ root, at: [...right, 0] })
  if (left) neighbours.push({ root, at: [...left, 1], ...cell })
  return { position, neighbours }
}

/** Null if the mapping of the steps says where the end is, or if nothing is left of what stood there. */
function keptEnd(
  index: BlockIndex,
  doc: Node,
  { position, neighbours }: HeldEnd,
  mapping: Mapping,
): KeptEnd | null {
  const mapped = mapping.map(position)
  for (const neighbour of neighbours) {
    const id: CharacterId = [neighbour.at[0], neighbour.at[1]]
    const now = index.followed(id)
    const found = isShownAt(index, now) ? positionOf(index, doc, neighbour) : null
    if (found === null) continue
    // What others type where a caret stands goes before it.
    const isBehind =
      neighbour.at[2] === 1 && mapped > found && doc.resolve(found).sameParent(doc.resolve(mapped))
    if (isBehind || found === mapped) return null
    return { position: found, isMoved: String(now) !== String(id) }
  }
  return null
}

function isShownAt(index: BlockIndex, id: CharacterId): boolean {
  const place = index.lineOfId(id)
  return place !== null && (place.item === place.line.marker || offsetOfId(place.line, id) !== null)
}
