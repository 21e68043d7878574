import type { Node } from '@tiptap/core'
import { MAX_INDENT } from '../model/markers.ts'
import { toIndent } from './indent.ts'
import { createBlock } from './blockNode.ts'
import { hasBlockChild } from './hasBlockChild.ts'

/** The nesting of a pasted list item: how many lists are around its own. */
function pastedIndent(element: Element): number {
  let depth = -1
  for (let list = element.closest('ul, ol'); list; list = list.parentElement?.closest('ul, ol') ?? null)
    depth += 1
  return Math.min(Math.max(depth, 0), MAX_INDENT)
}

/**
 * A list item: one textblock with `indent` (0 to 8, rendered as `data-indent`). The list around it is not stored;
 * numbers are derived by whoever renders. A pasted `li` becomes one by the list that it stands in.
 */
export function createListItem(name: 'bulletItem' | 'orderedItem', className: string): Node {
  const isOrdered = name === 'orderedItem'
  const isOfThisList = (element: Element) => (element.closest('ul, ol')?.tagName === 'OL') === isOrdered
  return createBlock({
    name,
    tag: 'div',
    className,
    attributes: {
      indent: {
        default: 0,
        parseHTML: (element) =>
          element.hasAttribute('data-indent')
            ? toIndent(Number(element.getAttribute('data-indent')))
            : pastedIndent(element),
        renderHTML: ({ indent }) => ({ 'data-indent': String(indent) }),
      },
    },
    pasteRules: [
      { tag: 'li > p:first-child', priority: 65, getAttrs: (element) => isOfThisList(element) && null },
      { tag: 'li', getAttrs: (element) => isOfThisList(element) && !hasBlockChild(element) && null },
    ],
  })
}
