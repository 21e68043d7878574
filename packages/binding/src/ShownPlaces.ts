import { LINE_FIELDS, TEXT_ROOTS, type TextRoot } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import type { BlockIndex } from './BlockIndex.ts'
import { isFirstRead, isFirstShown, rowLines } from './shownLines.ts'

/** A place between the characters of an article as it reads in `markup`. */
export interface TextPlace {
  readonly root: TextRoot
  /** Which textblock of the root, counted from 0 as `read` lists them. */
  readonly block: number
  /** UTF-16 units of its text in `markup`. */
  readonly offset: number
}

/** A stretch of one textblock, counted as in `TextPlace`; a place of a card is one. */
export interface TextStretch extends Pick<TextPlace, 'root' | 'block'> {
  readonly from: number
  readonly to: number
  /** The stretch takes in the marker before the block. */
  readonly hasMarker: boolean
}

/** Positions of a document. */
export interface DocumentRange {
  readonly from: number
  readonly to: number
}

/** A textblock of the document. */
interface PlacedText {
  /** The position of its first character. */
  readonly start: number
  readonly length: number
  /**
   * Where its first character reads. A cell that is made for showing counts to the one that is stored in its row;
   * null for the paragraph of a body that has none.
   */
  readonly place: TextPlace | null
}

/**
 * Where what an article reads stands in a document that shows the lines of an index as they are, and the other way
 * round. Costs one look at every block to make, and next to nothing a question.
 */
export class ShownPlaces {
  readonly #texts: PlacedText[] = []
  readonly #read = Object.fromEntries(
    TEXT_ROOTS.map((root): [TextRoot, PlacedText[]] => [root, []]),
  ) as Record<TextRoot, PlacedText[]>

  constructor(index: BlockIndex, document: Node) {
    document.forEach((node, pos, at) => {
      const field = LINE_FIELDS[at]
      if (field) this.#addRead(field, pos, node)
      else if (at < document.childCount - 1) this.#addSection(index, pos, node)
      else this.#addRows(index, pos, node)
    })
  }

  /**
   * The positions of a stretch; with its marker, it begins before its block. Null if there is no such block; what
   * goes beyond its text ends with it.
   */
  rangeOf({ root, block, from, to, hasMarker }: TextStretch): DocumentRange | null {
    const text = this.#read[root][block]
    if (!text) return null
    const { start, length } = text
    const begin = hasMarker ? start - 1 : start + Math.min(from, length)
    return { from: begin, to: Math.max(begin, start + Math.min(to, length)) }
  }

  /** What reads at a position; null where no text can stand. */
  placeAt(position: number): TextPlace | null {
    let [low, high] = [0, this.#texts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#texts[middle]!.start <= position) low = middle + 1
      else high = middle
    }
    const text = this.#texts[low - 1]
    if (!text?.place || position > text.start + text.length) return null
    return { ...text.place, offset: text.place.offset + position - text.start }
  }

  #addSection({ roots }: BlockIndex, pos: number, section: Node): void {
    section.forEach((block, offset) => {
      // The paragraph of a body that has none.
      const isRead = isFirstRead(roots.body) || !isFirstShown(roots.body)
      if (isRead) this.#addRead('body', pos + 1 + offset, block)
      else this.#add(pos + 1 + offset, block, null)
    })
  }

  #addRows({ roots }: BlockIndex, pos: number, table: Node): void {
    const rows = rowLines(roots.details)
    table.forEach((row, offset, at) => {
      const { key, value } = rows[at]!
      const keyPos = pos + 1 + offset + 1
      const valuePos = keyPos + row.child(0).nodeSize
      const isKeyRead = key !== roots.details.first || isFirstRead(roots.details)
      const next = { root: 'details', block: this.#read.details.length, offset: 0 } as const
      if (isKeyRead) this.#addRead('details', keyPos, row.child(0))
      else this.#add(keyPos, row.child(0), next)
      if (value) this.#addRead('details', valuePos, row.child(1))
      else this.#add(valuePos, row.child(1), { ...next, offset: row.child(0).content.size })
    })
  }

  /** Adds the next textblock of a root that `read` lists. */
  #addRead(root: TextRoot, pos: number, node: Node): void {
    const read = this.#read[root]
    read.push(this.#add(pos, node, { root, block: read.length, offset: 0 }))
  }

  #add(pos: number, { content }: Node, place: TextPlace | null): PlacedText {
    const text = { start: pos + 1, length: content.size, place }
    this.#texts.push(text)
    return text
  }
}
