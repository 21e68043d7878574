import { mergeAttributes, Node } from '@tiptap/core'
import type { Attributes } from '@tiptap/core'
import { DERIVED_ATTRIBUTES } from './derivedAttributes.ts'
import { DERIVED_MARKS } from './derivedMarks.ts'

/** A cell of the details: plain text, isolating, with the derived attributes of its marker. */
export function createDetailsCell(
  name: 'detailsKey' | 'detailsValue',
  fixed: { readonly class: string; readonly role: 'rowheader' | 'cell' },
  attributes: Attributes = {},
): Node {
  return Node.create({
    name,
    content: 'text*',
    marks: DERIVED_MARKS.join(' '),
    isolating: true,
    selectable: false,
    addAttributes: () => ({ ...attributes, ...DERIVED_ATTRIBUTES }),
    parseHTML: () => [{ tag: `[data-block="${name}"]`, priority: 70 }],
    renderHTML: ({ HTMLAttributes }) => [
      'div',
      mergeAttributes({ 'data-block': name, ...fixed }, HTMLAttributes),
      0,
    ],
  })
}
