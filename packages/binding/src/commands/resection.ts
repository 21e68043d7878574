import type { Transaction } from '@tiptap/pm/state'
import { fieldOf } from './fieldAt.ts'
import { nodeType } from './nodeType.ts'

/**
 * Draws the borders of the sections where they belong: before every heading, and nowhere else. Every command that
 * adds, removes, moves or converts blocks ends with it, so that what it dispatches needs no correction. Adds only
 * steps that split, join or remove sections, none when the borders are right; a body without any block gets an
 * empty paragraph.
 */
export function resection(tr: Transaction): Transaction {
  const body = fieldOf(tr.doc, 'body')
  const sections: {
    readonly pos: number
    readonly blocks: readonly { pos: number; isHeading: boolean }[]
  }[] = []
  tr.doc.nodesBetween(body.from, body.to, (node, pos) => {
    if (node.type.name !== 'section') return false
    const blocks: { pos: number; isHeading: boolean }[] = []
    node.forEach((block, offset) => {
      blocks.push({ pos: pos + 1 + offset, isHeading: block.type.name === 'sectionHeading' })
    })
    sections.push({ pos, blocks })
    return false
  })
  if (sections.every(({ blocks }) => blocks.length === 0))
    return tr.replaceWith(body.from, body.to, emptyBody(tr))

  // From the last to the first, so that positions before stay what they were.
  for (const [index, { pos, blocks }] of [...sections.entries()].toReversed()) {
    for (const block of blocks.slice(1).toReversed()) if (block.isHeading) tr.split(block.pos)
    if (index > 0 && blocks[0]?.isHeading !== true) tr.join(pos)
  }
  const first = tr.doc.nodeAt(body.from)
  if (first?.childCount === 0) tr.delete(body.from, body.from + first.nodeSize)
  return tr
}

function emptyBody(tr: Transaction) {
  const { schema } = tr.doc.type
  return nodeType(schema, 'section').create(null, nodeType(schema, 'paragraph').create())
}
