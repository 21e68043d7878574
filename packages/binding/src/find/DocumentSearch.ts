import {
  findInText,
  type FoldedText,
  type Folding,
  foldingOf,
  foldText,
  type TextMatch,
} from '@stet/article/find'
import type { Node } from '@tiptap/pm/model'
import type { FindQuery } from './FindQuery.ts'
import { type ReadableText, readableText } from './readableText.ts'

/** A match in a document: positions inside one textblock. */
export type FindMatch = TextMatch

/** A block as it is compared; kept for as long as the block is, whatever is looked for. */
interface FoldedBlock {
  readonly readable: ReadableText
  readonly folded: FoldedText
}

const FOLDED = new WeakMap<Folding, WeakMap<Node, FoldedBlock>>()
const NONE: readonly TextMatch[] = []

/**
 * Looks for one thing in the blocks of documents. What was found in a block is known for as long as that block is the
 * same object: an edit has only the blocks that it changed searched again.
 */
export class DocumentSearch {
  readonly query: FindQuery
  readonly #folding: Folding
  readonly #pattern: FoldedText
  readonly #found = new WeakMap<Node, readonly TextMatch[]>()
  /** How many blocks were searched so far. */
  searched = 0

  constructor(query: FindQuery, language: string) {
    this.query = query
    this.#folding = foldingOf(language, query.isCaseMatched)
    this.#pattern = foldText(query.text, this.#folding)
  }

  /** All matches between two positions, in reading order. Blocks that stand on a border are searched as a whole. */
  between(doc: Node, from: number, to: number): FindMatch[] {
    const matches: FindMatch[] = []
    doc.nodesBetween(from, to, (node, position) => {
      if (!node.isTextblock) return true
      for (const match of this.#inBlock(node))
        matches.push({ from: position + 1 + match.from, to: position + 1 + match.to })
      return false
    })
    return matches
  }

  #inBlock(block: Node): readonly TextMatch[] {
    let found = this.#found.get(block)
    if (!found) {
      found = block.content.size === 0 ? NONE : this.#search(block)
      this.#found.set(block, found)
    }
    return found
  }

  #search(block: Node): readonly TextMatch[] {
    this.searched += 1
    const { readable, folded } = foldedBlock(block, this.#folding)
    const matches = findInText(folded, this.#pattern, this.query.isWholeWord)
    const { offsets } = readable
    if (!offsets) return matches
    // What is struck between two characters keeps them apart.
    return matches
      .map(({ from, to }) => ({
        from: offsets[from] ?? 0,
        to: (offsets[to - 1] ?? 0) + 1,
        length: to - from,
      }))
      .filter(({ from, to, length }) => to - from === length)
      .map(({ from, to }) => ({ from, to }))
  }
}

function foldedBlock(block: Node, folding: Folding): FoldedBlock {
  let blocks = FOLDED.get(folding)
  if (!blocks) {
    blocks = new WeakMap()
    FOLDED.set(folding, blocks)
  }
  let known = blocks.get(block)
  if (!known) {
    const readable = readableText(block)
    known = { readable, folded: foldText(readable.text, folding) }
    blocks.set(block, known)
  }
  return known
}
