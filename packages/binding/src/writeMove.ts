import {
  appendRange,
  type CharacterId,
  type CopyPair,
  type IdRange,
  itemAt,
  type Marker,
  PARAGRAPH,
  type TextPiece,
  type WriteMode,
} from '@stet/article'
import * as Y from 'yjs'
import type { BlockIndex } from './BlockIndex.ts'
import { blockOfLine, rootAt } from './blockPositions.ts'
import type { ModelWriter } from './ModelWriter.ts'
import type { MovedRange } from './moveMeta.ts'
import { neighbourBefore, neighbourBehind } from './neighbours.ts'
import { isFirstShown } from './shownLines.ts'
import { storeFirstMarker } from './storeFirstMarker.ts'
import { TokenSequence } from './TokenSequence.ts'
import type { LocalEdit } from './writeRange.ts'

/** What of a range is copied in one piece: one text of one client's clocks, or one marker. */
interface MovedPiece {
  readonly source: IdRange
  readonly content: TextPiece
  /** The kind of id that it was written under. */
  readonly mode: WriteMode
}

/**
 * Writes a move: copies at the target that say what they are copies of, and the sources gone (suggested to go, in
 * `suggest`). What of the range is not shown stays where it is.
 */
export function writeMove(edit: LocalEdit, { from, to, target }: MovedRange): void {
  const { index, old, writer } = edit
  const root = rootAt(old, from)
  const list = index.roots[root]
  const atTarget = { root, fromA: target, toA: target, fromB: from, toB: to }
  const firstMarker = storeFirstMarker({ ...edit, now: old }, list, [atTarget])
  const tokens = TokenSequence.between(old, from, to, { index, firstMarkers: new Map() })
  const pieces = movedPieces(index, writer, tokens)

  const place = neighbourBefore(index, old, list, target, firstMarker)
  const right = neighbourBehind(index, old, list, target)
  const isText = old.resolve(target).parent.isTextblock
  let left = isText ? place : writer.placeOfBlocks(list, place, right)
  const first = blockOfLine(index, old, list, list.first)
  const isFirstMoved =
    isFirstShown(list) && list.first.marker === null && first && from <= first.pos && to > first.pos
  if (isFirstMoved) {
    const marker = list.root === 'body' ? PARAGRAPH : { k: 'row' }
    left = lastOf(writer.insert(list, left, [marker], writer.mode))
  }
  const pairs: CopyPair[] = []
  for (const { source, content, mode } of pieces) {
    const copied = writer.insert(list, left, [content], mode)
    left = lastOf(copied)
    const [client, clock, length] = copied[0]!
    pairs.push([client, clock, length, source[0], source[1]])
  }
  if (pairs.length === 0) return
  const key = writer.copied('move', pairs)
  const sources = pieces.map(({ source }) => source)
  if (writer.mode === 'edit') writer.delete(sources)
  else writer.strikeMoved(sources, key)
}

function movedPieces(index: BlockIndex, writer: ModelWriter, tokens: TokenSequence): readonly MovedPiece[] {
  const ranges: IdRange[] = []
  for (let at = 0; at < tokens.length; at += 1) appendRange(ranges, ...tokens.idAt(at), 1)
  const { attribution } = index
  return ranges.flatMap(([client, clock, length]) => {
    const whole = [{ offset: 0, length, state: attribution.plainState(client) }]
    return (attribution.segments(client, clock, length) ?? whole).flatMap(
      ({ offset, length: part, state }) => {
        const isStruckByMe = state.deletions.some(({ by }) => by === writer.author.user)
        if (writer.mode === 'suggest' && isStruckByMe) return []
        const mode = writer.mode === 'suggest' ? 'suggest' : state.mode
        return contents(index.doc, [client, clock + offset, part], mode)
      },
    )
  })
}

/** What is stored in a range, item by item. */
function contents(doc: Y.Doc, [client, clock, length]: IdRange, mode: WriteMode): readonly MovedPiece[] {
  const pieces: MovedPiece[] = []
  for (let at = clock; at < clock + length;) {
    const item = itemAt(doc, [client, at])
    if (!item) break
    const end = Math.min(clock + length, item.id.clock + item.length)
    const source: IdRange = [client, at, end - at]
    if (item.content instanceof Y.ContentString) {
      pieces.push({ source, content: item.content.str.slice(at - item.id.clock, end - item.id.clock), mode })
    } else if (item.content instanceof Y.ContentEmbed)
      pieces.push({ source, content: item.content.embed as Marker, mode })
    at = end
  }
  return pieces
}

function lastOf(ids: readonly IdRange[]): CharacterId {
  const last = ids.at(-1)
  if (!last) throw new Error('writeMove: nothing was inserted')
  return [last[0], last[1] + last[2] - 1]
}
