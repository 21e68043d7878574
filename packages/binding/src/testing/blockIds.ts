import { type IdRange, pairDetails, type ReadArticle, type ReadBlock, LINE_FIELDS } from '@stet/article'
import type { Node } from '@tiptap/pm/model'

/** A textblock of a document, and the stored characters that it shows, in order. */
export interface BlockIds {
  readonly from: number
  readonly ids: readonly IdRange[]
}

/** Pairs the textblocks of a document with what was read of it: independent of every index of the binding. */
export function blockIds(doc: Node, read: ReadArticle): readonly BlockIds[] {
  const blocks: (ReadBlock | null)[] = [
    ...LINE_FIELDS.map((field) => read[field][0] ?? null),
    ...(read.body.length > 0 ? read.body : [null]),
    ...pairDetails(read.details).flatMap(({ key, value }) => [key, value]),
  ]
  const found: BlockIds[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const block = blocks[found.length]
    found.push({ from: pos + 1, ids: block ? block.runs.flatMap(({ ids }) => ids) : [] })
    return false
  })
  return found
}
