import type { IdRange } from '@stet/article'
import type { Transaction } from '@tiptap/pm/state'
import { rootAt } from '../blockPositions.ts'
import type { BlockIds } from './blockIds.ts'

/**
 * The characters that the steps of a person's transaction delete: the person has seen them. A character is meant as a
 * whole, whatever half of it was deleted. `blocks` are those of the document before.
 */
export function meantByDeleting(tr: Transaction, blocks: readonly BlockIds[]): readonly IdRange[] {
  const meant: IdRange[] = []
  if (!tr.docChanged) return meant
  for (const { from, node, ids } of blocks) {
    if (!isTouched(tr, from, from + node.content.size)) continue
    const text = node.textContent
    let offset = 0
    for (const [client, clock, length] of ids) {
      for (let at = 0; at < length; at += 1, offset += 1) {
        const isDeleted = halvesAt(text, offset).some((half) => {
          const { pos, deletedAfter } = tr.mapping.mapResult(from + offset + half, 1)
          return deletedAfter || rootAt(tr.doc, pos) !== rootAt(tr.before, from)
        })
        if (isDeleted) meant.push([client, clock + at, 1])
      }
    }
  }
  return meant
}

/** False if a text lies in one piece behind the steps: nothing in it was deleted. */
function isTouched({ mapping, before, doc }: Transaction, from: number, to: number): boolean {
  const [start, end] = [mapping.mapResult(from, 1), mapping.mapResult(to, -1)]
  if (start.deletedAfter || end.deletedBefore || end.pos - start.pos !== to - from) return true
  if (rootAt(doc, start.pos) !== rootAt(before, from)) return true
  return !doc.resolve(start.pos).parent.content.eq(before.resolve(from).parent.content)
}

/** A character and the other half of it. */
function halvesAt(text: string, offset: number): readonly number[] {
  if (/[\uD800-\uDBFF]/.test(text[offset] ?? '')) return [0, 1]
  return /[\uDC00-\uDFFF]/.test(text[offset] ?? '') ? [-1, 0] : [0]
}
