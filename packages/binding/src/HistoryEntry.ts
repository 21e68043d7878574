import {
  appendRange,
  type CharacterId,
  type IdRange,
  type Marker,
  reviewRoot,
  spansRoot,
  TEXT_ROOTS,
  textRoot,
  type TextPiece,
  type WriteMode,
} from '@stet/article'
import * as Y from 'yjs'
import type { Author } from './Author.ts'
import type { SelectionAnchors } from './anchors.ts'
import { withoutRanges } from './withoutRanges.ts'

/** The maps whose changes are undone; `origins` only grows, `clients` is the server's. */
export const UNDONE_MAPS = { spans: spansRoot, review: reviewRoot } as const
type UndoneMap = keyof typeof UNDONE_MAPS

/** A value of a map and the item that holds it. */
interface MapValue {
  readonly value: unknown
  readonly id: CharacterId
}

export interface MapChange {
  readonly map: UndoneMap
  readonly key: string
  /** What stood there before; null if nothing did. */
  readonly before: MapValue | null
  /** The item that stands there since, alive or not. */
  readonly after: { readonly id: CharacterId; readonly isDeleted: boolean }
}

/** Deleted characters or one deleted marker, with what they were. */
export interface DeletedContent {
  readonly range: IdRange
  readonly content: TextPiece
}

/** What a transaction of a person did to the model, as far as it can be taken back. */
export interface EntryContent {
  readonly mode: WriteMode
  readonly inserted: readonly IdRange[]
  readonly deleted: readonly DeletedContent[]
  readonly maps: readonly MapChange[]
}

/** A step of a person that can be taken back. */
export interface HistoryEntry extends EntryContent {
  /** Where the selection was before, and after. */
  readonly selectionBefore: SelectionAnchors | null
  readonly selectionAfter: SelectionAnchors | null
  /** It decided on suggestions, and wrote nothing of the person's own. */
  readonly isDecision: boolean
}

/** What a transaction of this tab did; null if there is nothing to take back. From `afterTransaction`. */
export function entryOf(transaction: Y.Transaction, mode: WriteMode, author: Author): EntryContent | null {
  const entry = {
    mode,
    inserted: insertedBy(transaction, author),
    deleted: deletedBy(transaction),
    maps: mapChangesOf(transaction),
  }
  return entry.inserted.length + entry.deleted.length + entry.maps.length > 0 ? entry : null
}

/** Two entries as one that is taken back at once. */
export function joined(first: HistoryEntry, second: HistoryEntry): HistoryEntry {
  const gone = second.deleted.map(({ range }) => range)
  return {
    mode: first.mode,
    inserted: [...withoutRanges(first.inserted, gone), ...second.inserted],
    deleted: [...first.deleted, ...second.deleted.flatMap((content) => outside(content, first.inserted))],
    maps: joinedMaps(first.maps, second.maps),
    selectionBefore: first.selectionBefore,
    selectionAfter: second.selectionAfter,
    isDecision: first.isDecision && second.isDecision,
  }
}

function insertedBy(
  { doc, beforeState, afterState }: Y.Transaction,
  { clientIds }: Author,
): readonly IdRange[] {
  const texts = new Set<unknown>(TEXT_ROOTS.map((root) => textRoot(doc, root)))
  const inserted: IdRange[] = []
  for (const client of new Set([clientIds.edit, clientIds.suggest])) {
    const before = beforeState.get(client) ?? 0
    const structs = doc.store.clients.get(client)
    if (!structs || (afterState.get(client) ?? 0) <= before) continue
    for (let at = Y.findIndexSS(structs, before); at < structs.length; at += 1) {
      const item = structs[at]
      if (!(item instanceof Y.Item) || item.deleted || !texts.has(item.parent)) continue
      const clock = Math.max(before, item.id.clock)
      appendRange(inserted, client, clock, item.id.clock + item.length - clock)
    }
  }
  return inserted
}

function deletedBy(transaction: Y.Transaction): readonly DeletedContent[] {
  const { doc, beforeState } = transaction
  if (transaction.deleteSet.clients.size === 0) return []
  const texts = new Set<unknown>(TEXT_ROOTS.map((root) => textRoot(doc, root)))
  const deleted: DeletedContent[] = []
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (!(item instanceof Y.Item) || !texts.has(item.parent)) return
    const { client, clock } = item.id
    if (clock >= (beforeState.get(client) ?? 0)) return
    const content = contentOf(item)
    if (content !== null) deleted.push({ range: [client, clock, item.length], content })
  })
  return deleted
}

function contentOf({ content }: Y.Item): TextPiece | null {
  if (content instanceof Y.ContentString) return content.str
  return content instanceof Y.ContentEmbed ? (content.embed as Marker) : null
}

function mapChangesOf(transaction: Y.Transaction): readonly MapChange[] {
  const changes: MapChange[] = []
  for (const map of ['spans', 'review'] as const) {
    const root = UNDONE_MAPS[map](transaction.doc)
    for (const [type, keys] of transaction.changed) {
      if ((type as unknown) !== root) continue
      for (const key of keys) {
        const item = key === null ? undefined : root._map.get(key)
        if (key === null || !item) continue
        const after = { id: lastId(item), isDeleted: item.deleted }
        changes.push({ map, key, before: valueBefore(item, transaction), after })
      }
    }
  }
  return changes
}

/** What stood under the key of an item before the transaction. */
function valueBefore(latest: Y.Item, { beforeState, deleteSet }: Y.Transaction): MapValue | null {
  let item: Y.Item | null = latest
  while (item && item.id.clock >= (beforeState.get(item.id.client) ?? 0)) item = item.left
  if (!item || (item.deleted && !Y.isDeleted(deleteSet, item.id))) return null
  const values: unknown = 'arr' in item.content ? item.content.arr : undefined
  return Array.isArray(values) ? { value: values.at(-1) as unknown, id: lastId(item) } : null
}

function lastId({ id, length }: Y.Item): CharacterId {
  return [id.client, id.clock + length - 1]
}

function joinedMaps(first: readonly MapChange[], second: readonly MapChange[]): readonly MapChange[] {
  const byKey = new Map(first.map((change) => [`${change.map}/${change.key}`, change]))
  for (const change of second) {
    const earlier = byKey.get(`${change.map}/${change.key}`)
    byKey.set(`${change.map}/${change.key}`, earlier ? { ...change, before: earlier.before } : change)
  }
  return [...byKey.values()].filter(({ before, after }) => before !== null || !after.isDeleted)
}

/** The parts of what was deleted that are not among `inserted`. */
function outside(deleted: DeletedContent, inserted: readonly IdRange[]): readonly DeletedContent[] {
  const { range, content } = deleted
  return withoutRanges([range], inserted).map(([client, clock, length]) => {
    const offset = clock - range[1]
    const part = typeof content === 'string' ? content.slice(offset, offset + length) : content
    return { range: [client, clock, length], content: part }
  })
}
