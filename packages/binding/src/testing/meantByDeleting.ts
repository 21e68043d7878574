import type { CharacterId } from '@stet/article'
import type { Transaction } from '@tiptap/pm/state'
import { rootAt } from '../blockPositions.ts'
import type { BlockIds } from './blockIds.ts'
import { overlaps, replacedRanges } from './replacedRanges.ts'

/** One UTF-16 unit of a text. */
export interface Letter {
  readonly id: CharacterId
  readonly letter: string
}

/**
 * The characters that the steps of a person's transaction delete: the person has seen them. A character is meant as a
 * whole, whatever half of it was deleted. `blocks` are those of the document before.
 */
export function meantByDeleting(tr: Transaction, blocks: readonly BlockIds[]): readonly Letter[] {
  const meant: Letter[] = []
  if (!tr.docChanged) return meant
  const removed = replacedRanges(tr).map(({ before }) => before)
  for (const { from, node, ids } of blocks) {
    const stretch = { from, to: from + node.content.size }
    const isMoved = [stretch.from, stretch.to].some(
      (end, at) => rootAt(tr.doc, tr.mapping.map(end, at === 0 ? 1 : -1)) !== rootAt(tr.before, from),
    )
    if (!isMoved && !removed.some((range) => overlaps(range, stretch))) continue
    const text = node.textContent
    let offset = 0
    for (const [client, clock, length] of ids) {
      for (let at = 0; at < length; at += 1, offset += 1) {
        const isDeleted = halvesAt(text, offset).some((half) => {
          const { pos, deletedAfter } = tr.mapping.mapResult(from + offset + half, 1)
          return deletedAfter || rootAt(tr.doc, pos) !== rootAt(tr.before, from)
        })
        if (isDeleted) meant.push({ id: [client, clock + at], letter: text[offset] ?? '' })
      }
    }
  }
  return meant
}

/** A character and the other half of it. */
function halvesAt(text: string, offset: number): readonly number[] {
  if (/[\uD800-\uDBFF]/.test(text[offset] ?? '')) return [0, 1]
  return /[\uDC00-\uDFFF]/.test(text[offset] ?? '') ? [-1, 0] : [0]
}
