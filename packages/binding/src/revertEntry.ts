import { type CopyPair, type IdRange, itemAt, type TextPiece, type WriteMode } from '@stet/article'
import * as Y from 'yjs'
import type { Aliases } from './Aliases.ts'
import type { BlockIndex } from './BlockIndex.ts'
import { type DeletedContent, type HistoryEntry, type MapChange, UNDONE_MAPS } from './HistoryEntry.ts'
import type { ModelWriter } from './ModelWriter.ts'

/** Deleted content that still lies in one piece in its text. */
interface LostPiece {
  readonly range: IdRange
  readonly content: TextPiece
}

/**
 * Takes an entry back inside the writer's transaction, in the mode in which it was made: map values are restored where
 * nobody changed them since, what was inserted goes (withdrawn by a deletion span, in `suggest`), what was deleted is
 * written anew directly behind where it was, as a copy of it, unless it stands elsewhere: somebody has moved it on.
 */
export function revertEntry(
  transaction: Y.Transaction,
  index: BlockIndex,
  writer: ModelWriter,
  aliases: Aliases,
  entry: HistoryEntry,
): void {
  for (const change of entry.maps.toReversed()) restoreMapValue(transaction, writer, aliases, change)
  const present = aliases.current(entry.inserted).flatMap((range) => alive(transaction.doc, range))
  if (entry.mode === 'edit') writer.delete(present)
  else writer.remove(present, { isWithdrawnToo: true })
  const pairs: CopyPair[] = []
  for (const { range, content } of entry.deleted.flatMap((deleted) => lostPieces(index, deleted))) {
    const [client, clock, length] = range
    const lost = itemAt(transaction.doc, [client, clock])
    const list = lost && index.listOf(lost)
    if (!list) continue
    const mode: WriteMode = index.attribution.modeAt(client, clock)
    const [copy] = writer.insert(list, [client, clock + length - 1], [content], mode)
    if (copy) pairs.push([copy[0], copy[1], length, client, clock])
  }
  if (pairs.length > 0) writer.copied('undo', pairs)
  for (const pair of pairs) aliases.add(pair)
  // Not as part of an earlier suggestion: that is a step of its own, to be taken back by itself.
  writer.finish({ isApart: true })
}

function restoreMapValue(
  { doc }: Y.Transaction,
  writer: ModelWriter,
  aliases: Aliases,
  { map, key, before, after }: MapChange,
): void {
  const root = UNDONE_MAPS[map](doc)
  const item = root._map.get(key)
  if (!item) return
  const [client, clock] = aliases.currentId(after.id)
  const isUntouched = item.id.client === client && item.id.clock + item.length - 1 === clock
  if (!isUntouched || item.deleted !== after.isDeleted) return
  if (!before) {
    if (!item.deleted) writer.maps.deleteValue(root, key)
    return
  }
  const restored = writer.maps.restoreValue(root, key, before.value, before.id[0])
  aliases.add([...restored, 1, ...before.id])
}

/** The parts of a range that are not deleted. */
function alive(doc: Y.Doc, range: IdRange): readonly IdRange[] {
  return itemParts(doc, range).flatMap(({ item, range: part }) => (item.deleted ? [] : [part]))
}

/** Deleted content that stands nowhere, cut where somebody's text came to stand between its characters since. */
function lostPieces(index: BlockIndex, { range, content }: DeletedContent): readonly LostPiece[] {
  const pieces: LostPiece[] = []
  for (const { range: part } of itemParts(index.doc, range)) {
    const [client, clock] = part
    let at = clock
    for (const { item, range: place } of index
      .lastCopies(part)
      .flatMap((copy) => itemParts(index.doc, copy))) {
      const length = place[2]
      // A suggested copy stands beside what it is a copy of, until it is decided on.
      const isElsewhere = !item.deleted && index.attribution.modeAt(place[0], place[1]) === 'edit'
      const offset = at - range[1]
      const text = typeof content === 'string' ? content.slice(offset, offset + length) : content
      if (!isElsewhere) pieces.push({ range: [client, at, length], content: text })
      at += length
    }
  }
  return pieces
}

/** A range, cut into the items that hold it. */
function itemParts(
  doc: Y.Doc,
  [client, clock, length]: IdRange,
): readonly { item: Y.Item; range: IdRange }[] {
  const parts: { item: Y.Item; range: IdRange }[] = []
  for (let at = clock; at < clock + length;) {
    const item = itemAt(doc, [client, at])
    if (!item) break
    const end = Math.min(clock + length, item.id.clock + item.length)
    parts.push({ item, range: [client, at, end - at] })
    at = end
  }
  return parts
}
