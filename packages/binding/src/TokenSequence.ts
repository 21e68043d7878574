import {
  type CharacterId,
  FORMATS,
  isInsidePair,
  isSameMarker,
  type Marker,
  markerOf,
  type TextRoot,
} from '@stet/article'
import type { Mark, Node } from '@tiptap/pm/model'
import type { BlockIndex } from './BlockIndex.ts'
import { lineOfBlock } from './blockPositions.ts'
import { idAtOffset, type Line, markerId } from './Line.ts'

/** Where the tokens of a document come from; null for a document that no index describes (the person's own edit). */
export interface TokenSource {
  readonly index: BlockIndex
  /** The marker that was just written for the first line of a root, which had none. */
  readonly firstMarkers: ReadonlyMap<TextRoot, CharacterId>
}

/** A stretch of one text, or one marker. */
interface TokenPart {
  readonly start: number
  readonly length: number
  /** The characters; null for a marker. */
  readonly text: string | null
  /** The block that a marker stands for, or that the text is in. */
  readonly block: Node
  readonly formats: readonly Mark[]
  /** In the indexed document: the line, and the shown offset in it. */
  readonly line: Line | null
  readonly offset: number
  readonly id: CharacterId | null
}

/**
 * What stands between two positions of one root of a document, as the text stores it: characters and markers. A block
 * whose marker is not stored (a field, text before the first marker, the empty value of a row without a cell) has no
 * token for it.
 */
export class TokenSequence {
  readonly length: number
  readonly #parts: readonly TokenPart[]
  #last = 0

  private constructor(parts: readonly TokenPart[]) {
    this.#parts = parts
    const last = parts.at(-1)
    this.length = last ? last.start + last.length : 0
  }

  static between(doc: Node, from: number, to: number, source: TokenSource | null): TokenSequence {
    const parts: TokenPart[] = []
    let start = 0
    const add = (part: Omit<TokenPart, 'start'>): void => {
      parts.push({ ...part, start })
      start += part.length
    }
    if (from < to) {
      doc.nodesBetween(from, to, (block, pos) => {
        if (!block.isTextblock) return true
        const shown = source && lineOfBlock(source.index, doc, pos)
        const line = shown && !shown.isVirtualCell ? shown.line : null
        const base = { block, line, formats: [] as readonly Mark[] }
        if (pos >= from && pos < to) {
          const id = line ? markerTokenOf(line, shown?.list.root, source) : null
          const isStored = source ? id !== null : markerOf(block) !== null && !isUntouchedVirtual(block)
          if (isStored) add({ ...base, length: 1, text: null, offset: 0, id })
        }
        let offset = 0
        block.forEach((node) => {
          const begin = Math.max(from - pos - 1, offset)
          const end = Math.min(to - pos - 1, offset + node.nodeSize)
          const text = begin < end ? (node.text ?? '').slice(begin - offset, end - offset) : ''
          const last = parts.at(-1)
          // A step may have put other formats on one half of a pair: it has those of its first.
          const before = last?.block === block ? (last.text ?? '') : ''
          const unit = before.slice(-1)
          const torn = isInsidePair(unit + text.slice(0, 1), unit.length) ? 1 : 0
          if (torn > 0 && last) {
            parts[parts.length - 1] = { ...last, length: last.length + 1, text: `${before}${text[0]}` }
            start += 1
          }
          const [rest, formats] = [text.slice(torn), node.marks.filter(isFormat)]
          if (rest !== '')
            add({ ...base, formats, length: rest.length, text: rest, offset: begin + torn, id: null })
          offset += node.nodeSize
        })
        return false
      })
    }
    return new TokenSequence(parts)
  }

  isMarker(at: number): boolean {
    return this.#partAt(at).text === null
  }

  /** The UTF-16 unit; 0 for a marker. */
  unitAt(at: number): number {
    const part = this.#partAt(at)
    return part.text === null ? 0 : part.text.charCodeAt(at - part.start)
  }

  /** The marker that a token stands for in the document; of a marker token only. */
  markerAt(at: number): Marker {
    const marker = markerOf(this.#partAt(at).block)
    if (!marker) throw new Error('TokenSequence: no marker there')
    return marker
  }

  /** Bold, italic and link of a character. */
  formatsAt(at: number): readonly Mark[] {
    return this.#partAt(at).formats
  }

  /** The line of a token; null in a document without index. */
  lineAt(at: number): Line | null {
    return this.#partAt(at).line
  }

  /** The stored character or marker; only in an indexed document. */
  idAt(at: number): CharacterId {
    const part = this.#partAt(at)
    const id =
      part.text === null ? part.id : part.line && idAtOffset(part.line, part.offset + at - part.start)
    if (!id) throw new Error('TokenSequence: the document does not show what its index says')
    return id
  }

  /** The end of the stretch of the same kind, formats and line that the token is in; a marker is one of its own. */
  partEnd(at: number): number {
    const part = this.#partAt(at)
    return part.start + part.length
  }

  #partAt(at: number): TokenPart {
    // Whoever walks the tokens asks for neighbours.
    let index = this.#last
    while (index > 0 && this.#parts[index]!.start > at) index -= 1
    while (index + 1 < this.#parts.length && this.#parts[index + 1]!.start <= at) index += 1
    this.#last = index
    const part = this.#parts[index]
    if (!part || at < part.start || at >= part.start + part.length)
      throw new Error('TokenSequence: no such token')
    return part
  }
}

/** True if a token is the same in both: the same unit, or a marker of the same kind; formats do not matter. */
export function isSameToken(one: TokenSequence, at: number, other: TokenSequence, otherAt: number): boolean {
  const isMarker = one.isMarker(at)
  if (isMarker !== other.isMarker(otherAt)) return false
  if (!isMarker) return one.unitAt(at) === other.unitAt(otherAt)
  return isSameMarker(one.markerAt(at), other.markerAt(otherAt))
}

function markerTokenOf(
  line: Line,
  root: TextRoot | undefined,
  source: TokenSource | null,
): CharacterId | null {
  return markerId(line) ?? (root && source?.firstMarkers.get(root)) ?? null
}

/** True for the value of a row that has no cell stored, and needs none. */
export function isUntouchedVirtual(block: Node): boolean {
  return block.attrs['isVirtual'] === true && block.content.size === 0
}

function isFormat(mark: Mark): boolean {
  return (FORMATS as readonly string[]).includes(mark.type.name)
}
