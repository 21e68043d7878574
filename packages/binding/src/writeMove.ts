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
import { type SuggestedCopy, suggestedCopies } from './suggestedCopy.ts'
import { TokenSequence } from './TokenSequence.ts'
import type { LocalEdit } from './writeRange.ts'

/** What of a range is copied in one piece: one text of one client's clocks, or one marker. */
interface MovedPiece {
  readonly source: IdRange
  readonly content: TextPiece
  /** The kind of id that it was written under. */
  readonly mode: WriteMode
  /** This person suggested to move it here before, and does so again. */
  readonly moved: SuggestedCopy | null
}

/**
 * Writes a move: copies at the target that say what they are copies of, and the sources gone (suggested to go, in
 * `suggest`). What of the range is not shown stays where it is. What a person suggested to move before comes from where
 * it stood at first: still one move; and none if it goes back there.
 */
export function writeMove(edit: LocalEdit, { from, to, target }: MovedRange): void {
  const { index, old, writer } = edit
  const root = rootAt(old, from)
  const list = index.roots[root]
  const atTarget = { root, fromA: target, toA: target, fromB: from, toB: to }
  const atSource = { root, fromA: from, toA: to, fromB: 0, toB: 0 }
  const firstMarker =
    storeFirstMarker({ ...edit, now: old }, list, [atTarget]) ?? storeFirstMarker(edit, list, [atSource])
  const tokens = TokenSequence.between(old, from, to, { index, firstMarkers: new Map() })
  const pieces = movedPieces(index, writer, tokens)

  const place = neighbourBefore(index, old, list, target, firstMarker)
  const right = neighbourBehind(index, old, list, target)
  const isText = old.resolve(target).parent.isTextblock
  if (isBackHome(pieces, place, right)) {
    keepOriginals(writer, pieces)
    writer.withdraw(pieces.map(({ source }) => source))
    return
  }
  let left = isText ? place : writer.placeOfBlocks(list, place, right)
  const first = blockOfLine(index, old, list, list.first)
  const isFirstMoved =
    isFirstShown(list) && list.first.marker === null && first && from <= first.pos && to > first.pos
  if (isFirstMoved) {
    const marker = list.root === 'body' ? PARAGRAPH : { k: 'row' }
    left = lastOf(writer.insert(list, left, [marker], writer.mode))
  }
  const pairs: CopyPair[] = []
  for (const { source, content, mode, moved } of pieces) {
    const copied = writer.insert(list, left, [content], mode)
    left = lastOf(copied)
    const [client, clock, length] = copied[0]!
    const [sourceClient, sourceClock] = moved?.original ?? source
    pairs.push([client, clock, length, sourceClient, sourceClock])
  }
  if (pairs.length === 0) return
  const key = writer.copied('move', pairs)
  const sources = pieces.map(({ source }) => source)
  if (writer.mode === 'edit') {
    writer.delete(sources)
    return
  }
  writer.strikeMoved([...sources, ...keepOriginals(writer, pieces)], key)
}

/** Takes back that the old places of earlier moves go; answers with these. */
function keepOriginals(writer: ModelWriter, pieces: readonly MovedPiece[]): readonly IdRange[] {
  const moves = new Map<string, IdRange[]>()
  for (const { moved } of pieces) {
    if (moved) moves.set(moved.move, [...(moves.get(moved.move) ?? []), moved.original])
  }
  for (const [move, originals] of moves) writer.keep(originals, move)
  return [...moves.values()].flat()
}

/** True if all of a range was moved before, and goes back to where that still stands. */
function isBackHome(
  pieces: readonly MovedPiece[],
  left: CharacterId | null,
  right: CharacterId | null,
): boolean {
  const [first, last] = [pieces[0]?.moved?.original, pieces.at(-1)?.moved?.original]
  if (!first || !last || pieces.some(({ moved }) => !moved)) return false
  const [client, clock] = first
  return isSame(right, [client, clock]) || isSame(left, lastOf([last]))
}

function isSame(one: CharacterId | null, other: CharacterId): boolean {
  return one !== null && one[0] === other[0] && one[1] === other[1]
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
        const range: IdRange = [client, clock + offset, part]
        if (writer.mode === 'edit') return contents(index.doc, range, mode, null)
        return suggestedCopies(attribution, writer.author.user, range, state).flatMap(
          ({ range: of, moved }) => contents(index.doc, of, mode, moved),
        )
      },
    )
  })
}

/** What is stored in a range, item by item. */
function contents(
  doc: Y.Doc,
  [client, clock, length]: IdRange,
  mode: WriteMode,
  copy: SuggestedCopy | null,
): readonly MovedPiece[] {
  const pieces: MovedPiece[] = []
  for (let at = clock; at < clock + length;) {
    const item = itemAt(doc, [client, at])
    if (!item) break
    const end = Math.min(clock + length, item.id.clock + item.length)
    const source: IdRange = [client, at, end - at]
    const original = copy?.original
    const moved: SuggestedCopy | null =
      copy && original
        ? { ...copy, copy: source, original: [original[0], original[1] + at - clock, end - at] }
        : null
    if (item.content instanceof Y.ContentString) {
      const content = item.content.str.slice(at - item.id.clock, end - item.id.clock)
      pieces.push({ source, content, mode, moved })
    } else if (item.content instanceof Y.ContentEmbed)
      pieces.push({ source, content: item.content.embed as Marker, mode, moved })
    at = end
  }
  return pieces
}

function lastOf(ids: readonly IdRange[]): CharacterId {
  const last = ids.at(-1)
  if (!last) throw new Error('writeMove: nothing was inserted')
  return [last[0], last[1] + last[2] - 1]
}
