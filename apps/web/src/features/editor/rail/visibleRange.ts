import type { DocumentRange } from '@stet/binding'
import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'

/**
 * The fields, blocks and rows that stand between two heights of the window, as positions; null where none does. Lays
 * nothing out that is skipped: a section out of sight is asked for its box alone.
 */
export function visibleRange(view: EditorView, top: number, bottom: number): DocumentRange | null {
  return rangeIn(view.state.doc, view.dom, 0, top, bottom)
}

/** `start`: the position before the first child. */
function rangeIn(
  parent: Node,
  element: Element,
  start: number,
  top: number,
  bottom: number,
): DocumentRange | null {
  const { children } = element
  const first = firstOf(children, (rect) => rect.bottom > top)
  const end = Math.min(
    parent.childCount,
    firstOf(children, (rect) => rect.top >= bottom),
  )
  if (first >= end) return null
  const from = start + sizeBefore(parent, first)
  const to = start + sizeBefore(parent, end)
  return {
    from: inner(parent, children, first, from, top, bottom)?.from ?? from,
    to: inner(parent, children, end - 1, to - parent.child(end - 1).nodeSize, top, bottom)?.to ?? to,
  }
}

/** The range inside of a part with blocks or rows; null for a textblock, and where none of its children is in sight. */
function inner(
  parent: Node,
  elements: HTMLCollection,
  index: number,
  before: number,
  top: number,
  bottom: number,
): DocumentRange | null {
  const node = parent.child(index)
  const element = elements[index]
  if (!element || node.isTextblock || parent.type.name !== 'doc') return null
  return rangeIn(node, element, before + 1, top, bottom)
}

function sizeBefore(parent: Node, index: number): number {
  let size = 0
  for (let at = 0; at < index; at += 1) size += parent.child(at).nodeSize
  return size
}

/** The first of these, which stand below each other, of which something holds that holds of all behind it; their number for none. */
function firstOf(elements: HTMLCollection, holds: (rect: DOMRect) => boolean): number {
  let low = 0
  let high = elements.length
  while (low < high) {
    const middle = (low + high) >> 1
    const element = elements[middle]
    if (element && !holds(element.getBoundingClientRect())) low = middle + 1
    else high = middle
  }
  return low
}
