import { appendRange, type CharacterId, type IdRange, isFormattedRoot, type TextRoot } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import type { BlockIndex } from './BlockIndex.ts'
import { blockOfLine } from './blockPositions.ts'
import { compareTokens } from './compareTokens.ts'
import { insertedRuns } from './insertedRuns.ts'
import { insertRuns } from './insertRuns.ts'
import type { ModelWriter } from './ModelWriter.ts'
import type { RootRange } from './rootRanges.ts'
import type { LineList } from './LineList.ts'
import { isFirstShown } from './shownLines.ts'
import { neighbourBefore, neighbourBehind } from './neighbours.ts'
import { isHighHalf } from './surrogateHalves.ts'
import { TokenSequence } from './TokenSequence.ts'
import { writeChangedFormats } from './writeFormats.ts'
import { writeKind } from './writeKind.ts'

/** What a local edit is written from: the document that the index shows, and the one that the person made of it. */
export interface LocalEdit {
  readonly index: BlockIndex
  readonly old: Node
  readonly now: Node
  readonly writer: ModelWriter
  /** See `PersonsEdit`. */
  readonly areMarksChosen: boolean
  /** All of the old text of its one range goes and all of the new comes, whatever both have in common. */
  readonly isWhole: boolean
  /** Markers that this edit wrote for first lines that had none. */
  readonly firstMarkers: Map<TextRoot, CharacterId>
}

/** What was written for one range, by identity. */
export interface WrittenRange {
  readonly range: RootRange
  /** What stood directly before it. */
  readonly left: CharacterId | null
  readonly removed: readonly IdRange[]
  readonly inserted: readonly IdRange[]
  /** The last of what stayed at the end of the range. */
  readonly lastKept: CharacterId | null
  /** Characters came or went, and no markers. */
  readonly isTextOnly: boolean
}

/**
 * Writes what changed in one range: both documents are compared there as characters and markers. What both have at
 * the ends stays what it is, only kinds and formats are set; the rest of the old goes, the rest of the new is inserted
 * in its place.
 */
export function writeRange(edit: LocalEdit, range: RootRange): WrittenRange {
  const { index, old, now, writer, areMarksChosen } = edit
  const list = index.roots[range.root]
  const firstMarker = edit.firstMarkers.get(range.root) ?? null
  const before = TokenSequence.between(old, range.fromA, range.toA, {
    index,
    firstMarkers: edit.firstMarkers,
  })
  const after = TokenSequence.between(now, range.fromB, range.toB, null)
  const compared = compareTokens(before, after, (at, otherAt) => {
    if (range.root === 'body') writeKind(writer, before.idAt(at), after.markerAt(otherAt))
    return range.root === 'body'
  })
  const isSame = compared.fromA === compared.toA && compared.fromB === compared.toB
  const whole = { head: 0, fromA: 0, toA: before.length, fromB: 0, toB: after.length }
  const { head, fromA, toA, fromB, toB } = edit.isWhole && !isSame ? whole : compared
  const behind = neighbourBehind(index, old, list, range.toA)
  if (isFormattedRoot(range.root)) {
    const common = { fromA: 0, fromB: 0, count: head }
    const tail = { fromA: toA, fromB: after.length - before.length + toA, count: before.length - toA }
    for (const kept of [common, tail]) writeChangedFormats(writer, list, before, after, kept, behind)
  }
  const removed = idsOf(before, fromA, toA)
  writer.remove(removed)

  const runs = insertedRuns(after, fromB, toB)
  const place =
    fromA > 0 ? before.idAt(fromA - 1) : neighbourBefore(index, old, list, range.fromA, firstMarker)
  const isTextOnly =
    removed.length + runs.length > 0 && !hasMarker(before, fromA, toA) && !runs.some((run) => 'marker' in run)
  const lastKept = toA < before.length ? before.idAt(before.length - 1) : null
  const written = { range, left: place, removed, lastKept, isTextOnly }
  if (runs.length === 0) return { ...written, inserted: [] }
  const struck = writer.mode === 'suggest' ? removed.at(-1) : undefined
  const left = struck ? lastOf(struck) : place
  const right = toA < before.length ? before.idAt(toA) : behind
  const mode = writer.modeBetween(left, right)
  const core = isTextOnly && !struck ? coreOf(before, fromA, toA) : null
  const behindWhat = core && writer.isDeleted(core) ? core : left
  const inserted = insertRuns(index, writer, list, runs, { left: behindWhat, right, mode, areMarksChosen })
  const [last, piece] = [inserted.at(-1), runs.at(-1)]
  if (left === null && last && piece && 'marker' in piece && startsFirst(edit, list, range)) {
    edit.firstMarkers.set(range.root, lastOf(last))
  }
  return { ...written, inserted }
}

/**
 * The first whole character of several that go: what is put behind it stays between what others type, at the same time,
 * directly before and directly behind the text that it stands for. Null where only one goes.
 */
function coreOf(tokens: TokenSequence, from: number, to: number): CharacterId | null {
  const isPair = from < to && isHighHalf(tokens.unitAt(from))
  const end = from + (isPair ? 2 : 1)
  return end < to ? tokens.idAt(end - 1) : null
}

/** True if a range takes in the start of a first line that has no marker: what is inserted there becomes it. */
function startsFirst({ index, old }: LocalEdit, list: LineList, { fromA, toA }: RootRange): boolean {
  const block = isFirstShown(list) ? blockOfLine(index, old, list, list.first) : null
  return block !== null && fromA <= block.pos && block.pos < toA
}

function hasMarker(tokens: TokenSequence, from: number, to: number): boolean {
  for (let at = from; at < to; at = tokens.partEnd(at)) if (tokens.isMarker(at)) return true
  return false
}

function idsOf(tokens: TokenSequence, from: number, to: number): IdRange[] {
  const ids: IdRange[] = []
  for (let at = from; at < to; at += 1) {
    const [client, clock] = tokens.idAt(at)
    appendRange(ids, client, clock, 1)
  }
  return ids
}

/** The last character of a range. */
export function lastOf([client, clock, length]: IdRange): CharacterId {
  return [client, clock + length - 1]
}
