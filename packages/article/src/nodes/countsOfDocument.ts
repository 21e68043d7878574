import type { Node } from '@tiptap/pm/model'
import { addCounts, countsOfBlock, LINE_WIDTH, NO_COUNTS, withReadingTime } from '../counts.ts'
import type { Counts, TextCounts } from '../counts.ts'

/** What of the pending counts: `original` without insertions, `final` without deletions. */
export type CountedView = 'original' | 'final'

const HIDDEN_IN: Readonly<Record<CountedView, 'insertion' | 'deletion'>> = {
  original: 'insertion',
  final: 'deletion',
}

/** Counts by view and line width; a textblock that did not change is the same node and is not counted again. */
const remembered = new Map<string, WeakMap<Node, Counts>>()

function memoryOf(view: CountedView, lineWidth: number): WeakMap<Node, Counts> {
  const key = `${view} ${lineWidth}`
  const memory = remembered.get(key) ?? new WeakMap<Node, Counts>()
  remembered.set(key, memory)
  return memory
}

function shownText(block: Node, hidden: string): string {
  let text = ''
  block.forEach((child) => {
    if (!child.marks.some(({ type }) => type.name === hidden)) text += child.text ?? ''
  })
  return text
}

/** The textblocks that count, those together that are one block in a view in which the break between them is none. */
function countedBlocks(doc: Node, hidden: 'insertion' | 'deletion'): readonly (readonly Node[])[] {
  const groups: Node[][] = []
  doc.forEach((part) => {
    if (part.type.name === 'lead') groups.push([part])
    if (part.type.name !== 'section') return
    part.forEach((block) => {
      const last = groups.at(-1)
      const isJoined = block.attrs[hidden] !== null && last && last[0]?.type.name !== 'lead'
      if (isJoined) last.push(block)
      else groups.push([block])
    })
  })
  return groups.filter(([first]) => first?.type.name !== 'figure')
}

/**
 * `counts` of what an editor shows, at the cost of the textblocks that changed since it was asked before: what the
 * article would count in that view. Pending changes of a block's kind are not looked at.
 */
export function countsOfDocument(doc: Node, view: CountedView, lineWidth: number = LINE_WIDTH): TextCounts {
  const hidden = HIDDEN_IN[view]
  const memory = memoryOf(view, lineWidth)
  let sum = NO_COUNTS
  for (const group of countedBlocks(doc, hidden)) {
    const [first, ...joined] = group
    if (!first) continue
    const isAlone = joined.length === 0
    const known = isAlone ? memory.get(first) : undefined
    const text = () => group.map((block) => shownText(block, hidden)).join('')
    const counted = known ?? countsOfBlock(text(), lineWidth)
    if (isAlone) memory.set(first, counted)
    sum = addCounts(sum, counted)
  }
  return withReadingTime(sum)
}
