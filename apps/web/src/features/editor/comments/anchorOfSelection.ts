import { type IdRange, mergeRanges, type ReadArticle, type ReadBlock, snapToCharacters } from '@stet/article'
import type { TextPlace } from '@stet/binding'
import { type CommentAnchor, QUOTE_LENGTH } from '@stet/protocol'

/** How many ranges an anchor may name. */
const MOST_RANGES = 500

/** What a comment will be about. */
export interface AnchoredQuote {
  readonly anchor: CommentAnchor
  readonly quote: string
}

/**
 * What a comment on a stretch between two places of one text is about: its characters, and the markers of the blocks that
 * begin in it. Without a stretch: the word there, else the block.
 */
export function anchorOfStretch(reading: ReadArticle, from: TextPlace, to: TextPlace): AnchoredQuote {
  const { root } = from
  const blocks = reading[root]
  const [start, end] = stretchOf(blocks, from, to)
  const ids: IdRange[] = []
  const lines: string[] = []
  for (let at = start.block; at <= end.block; at += 1) {
    const block = blocks[at]
    if (!block) break
    const text = textOf(block)
    const first = at === start.block ? start.offset : 0
    const last = at === end.block ? end.offset : text.length
    const isWhole = first === 0 && last === text.length
    if (block.id && (at > start.block || (isWhole && text === ''))) ids.push([...block.id, 1])
    ids.push(...idsIn(block, first, last))
    lines.push(text.slice(first, last))
  }
  const quote = lines.join('\n')
  return {
    anchor: { root, ids: mergeRanges(ids).slice(0, MOST_RANGES).map(asTuple), suggestion: null },
    quote: quote.slice(0, snapToCharacters(quote, Math.min(quote.length, QUOTE_LENGTH), 'before')),
  }
}

/** The characters between two offsets of a block, in reading order. */
export function idsIn({ runs }: ReadBlock, from: number, to: number): readonly IdRange[] {
  const found: IdRange[] = []
  let offset = 0
  for (const [client, clock, length] of runs.flatMap((run) => run.ids)) {
    const [first, last] = [Math.max(from, offset), Math.min(to, offset + length)]
    if (first < last) found.push([client, clock + first - offset, last - first])
    offset += length
  }
  return found
}

type Point = Pick<TextPlace, 'block' | 'offset'>

function stretchOf(
  blocks: readonly ReadBlock[],
  from: TextPlace,
  to: TextPlace,
): readonly [from: Point, to: Point] {
  // What is selected beyond the text in which it begins belongs to another one.
  const end = to.root === from.root ? to : { block: blocks.length - 1, offset: Infinity }
  const text = textOf(blocks[from.block])
  if (end.block > from.block) {
    const last = textOf(blocks[end.block])
    return [
      { ...from, offset: snapToCharacters(text, from.offset, 'before') },
      { block: end.block, offset: snapToCharacters(last, Math.min(end.offset, last.length), 'after') },
    ]
  }
  const [first, last] = end.offset > from.offset ? [from.offset, end.offset] : wordAt(text, from.offset)
  return [
    { block: from.block, offset: snapToCharacters(text, first, 'before') },
    { block: from.block, offset: snapToCharacters(text, Math.min(last, text.length), 'after') },
  ]
}

const WORD = /[\p{L}\p{N}\p{M}]/u

/** The word at an offset, without spaces; all of the text where there is none. */
function wordAt(text: string, offset: number): readonly [from: number, to: number] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)
  for (const { segment, index } of segments) {
    if (index > offset) break
    if (WORD.test(segment) && index + segment.length >= offset) return [index, index + segment.length]
  }
  return [0, text.length]
}

function textOf(block: ReadBlock | undefined): string {
  return block?.runs.map(({ text }) => text).join('') ?? ''
}

function asTuple([client, clock, length]: IdRange): [number, number, number] {
  return [client, clock, length]
}

/** Everything that stands at the places of a suggestion, as what an answer to it is about. */
export function anchorOfSuggestion(
  reading: ReadArticle,
  places: readonly {
    readonly root: TextPlace['root']
    readonly block: number
    readonly from: number
    readonly to: number
    readonly hasMarker: boolean
  }[],
  suggestion: string,
): CommentAnchor {
  const root = places[0]?.root ?? 'body'
  const ids: IdRange[] = []
  for (const { block: at, from, to, hasMarker } of places.filter((place) => place.root === root)) {
    const block = reading[root][at]
    if (block && hasMarker && block.id) ids.push([...block.id, 1])
    if (block) ids.push(...idsIn(block, from, to))
  }
  return { root, ids: mergeRanges(ids).slice(0, MOST_RANGES).map(asTuple), suggestion }
}
