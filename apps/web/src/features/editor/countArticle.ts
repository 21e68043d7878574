import {
  addCounts,
  type Counts,
  countsOfBlock,
  NO_COUNTS,
  type TextCounts,
  withReadingTime,
} from '@stet/article'
import type { Node } from '@tiptap/pm/model'

/** Counts of blocks that were counted before: an unchanged block is the same node. */
export type CountCache = WeakMap<Node, Counts>

/**
 * How long the article on screen is as newsrooms reckon it, if everything pending were accepted: what is struck does not
 * count, what is suggested does. Costs what changed since the last call with this cache.
 */
export function countArticle(doc: Node, cache: CountCache): TextCounts {
  let sum = NO_COUNTS
  doc.forEach((child) => {
    if (child.type.name === 'lead' || child.type.name === 'section')
      sum = addCounts(sum, countsOf(child, cache))
  })
  return withReadingTime(sum)
}

/** The counts of one field or section, by the same rule. */
export function countsOf(node: Node, cache: CountCache): Counts {
  const known = cache.get(node)
  if (known !== undefined) return known
  let counts = NO_COUNTS
  if (node.isTextblock) counts = countsOfBlock(acceptedText(node))
  else {
    node.forEach((child) => {
      if (child.type.name !== 'figure') counts = addCounts(counts, countsOf(child, cache))
    })
  }
  cache.set(node, counts)
  return counts
}

function acceptedText(textblock: Node): string {
  let text = ''
  textblock.forEach((run) => {
    if (!run.marks.some((mark) => mark.type.name === 'deletion')) text += run.text ?? ''
  })
  return text
}
