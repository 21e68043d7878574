import { type IdRange, pairDetails, type ReadArticle, type ReadBlock, LINE_FIELDS } from '@stet/article'
import type { Node } from '@tiptap/pm/model'

/** A textblock of a document, and the stored characters that it shows, in order. */
export interface BlockIds {
  /** The same for the block of the same field or marker in every document; that of another is never equal. */
  readonly name: string
  /** The position of its first character. */
  readonly from: number
  readonly node: Node
  /** False for the empty value of a row that has no cell: it is made for showing. */
  readonly isStored: boolean
  readonly ids: readonly IdRange[]
}

/** Pairs the textblocks of a document with what was read of it: independent of every index of the binding. */
export function blockIds(doc: Node, read: ReadArticle): readonly BlockIds[] {
  const blocks: (readonly [name: string, block: ReadBlock | null])[] = [
    ...LINE_FIELDS.map((field) => [field, read[field][0] ?? null] as const),
    ...(read.body.length > 0 ? read.body : [null]).map((block) => [nameOf('body', block), block] as const),
    ...pairDetails(read.details).flatMap(({ key, value }) => [
      [nameOf('details', key), key] as const,
      [value ? nameOf('details', value) : `no cell of ${nameOf('details', key)}`, value] as const,
    ]),
  ]
  const found: BlockIds[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const [name, block] = blocks[found.length] ?? ['unknown', null]
    const isStored = node.attrs['isVirtual'] !== true
    found.push({
      name,
      from: pos + 1,
      node,
      isStored,
      ids: block ? block.runs.flatMap(({ ids }) => ids) : [],
    })
    return false
  })
  return found
}

function nameOf(root: string, block: ReadBlock | null): string {
  return `${root} ${block?.id?.join(':') ?? 'first'}`
}

/** Each character by a name of its own, in order. */
export function characterNames(ids: readonly IdRange[]): readonly string[] {
  return ids.flatMap(([client, clock, length]) =>
    Array.from({ length }, (_, at) => `${client}:${clock + at}`),
  )
}
