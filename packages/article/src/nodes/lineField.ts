import { Node } from '@tiptap/core'
import type { LineField } from '../model/roots.ts'
import { DERIVED_MARKS } from './derivedMarks.ts'

/**
 * A one-line field as a node of its own name: isolating and defining, so that no command joins, lifts or replaces it.
 * `tag` is the element it is rendered as, with `data-field` and the class `article-<name>`. Only the lead is rich.
 */
export function createLineField(name: LineField, tag: 'p' | 'h1'): Node {
  return Node.create({
    name,
    content: 'text*',
    marks: name === 'lead' ? '_' : DERIVED_MARKS.join(' '),
    isolating: true,
    defining: true,
    selectable: false,
    parseHTML: () => [{ tag: `[data-field="${name}"]`, priority: 70 }],
    renderHTML: () => [tag, { 'data-field': name, class: `article-field article-${name}` }, 0],
  })
}
