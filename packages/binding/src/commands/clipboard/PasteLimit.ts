import { ARTICLE_LIMITS, LINE_FIELDS } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import type { Pasted } from './Pasted.ts'

/** Why a paste is refused: which of the most that an article, or one paste, may hold. */
export type PasteLimit = 'page' | 'formats' | 'line' | 'text' | 'blocks' | 'rows' | 'total'

/**
 * The most that one paste may bring, beside `ARTICLE_LIMITS`. What is above could not be sent to the server in one
 * message, and a paste is one step.
 */
export const PASTE_LIMITS = {
  /** UTF-16 units of HTML or plain text, pictures in it included. */
  page: 32 * 1024 * 1024,
  /** Runs of text with bold, italic or a link. */
  formats: 10_000,
} as const

/** The limit that pasted content breaks by itself, null when there is none. */
export function limitOfPasted({ blocks }: Pasted): PasteLimit | null {
  let formats = 0
  for (const block of blocks)
    block.forEach((run) => {
      if (run.marks.length > 0) formats += 1
    })
  return formats > PASTE_LIMITS.formats ? 'formats' : null
}

/** The limit that an article breaks, null when there is none; the cost is that of walking its blocks. */
export function limitOfArticle(doc: Node): PasteLimit | null {
  const counts = { blocks: 0, rows: 0, total: 0 }
  let broken: PasteLimit | null = null
  doc.descendants((node) => {
    if (node.type.name === 'detailsRow') counts.rows += 1
    if (!node.isTextblock) return true
    if (node.type.spec.group === 'block') counts.blocks += 1
    counts.total += node.content.size
    const limit = isLine(node) ? 'line' : 'text'
    if (node.content.size > ARTICLE_LIMITS[limit]) broken ??= limit
    return false
  })
  if (counts.total > ARTICLE_LIMITS.total) return 'total'
  if (counts.blocks > ARTICLE_LIMITS.blocks) return 'blocks'
  return counts.rows > ARTICLE_LIMITS.detailsRows ? 'rows' : broken
}

function isLine({ type: { name } }: Node): boolean {
  if (name === 'sectionHeading' || name === 'detailsKey') return true
  return name !== 'lead' && LINE_FIELDS.some((field) => field === name)
}
