import * as Y from 'yjs'
import { MAP_ROOTS, type MapRoot, TEXT_ROOTS, type TextRoot, textRoot } from './roots.ts'
import { storedValue } from './storedValue.ts'
import { toStableJson } from '../toStableJson.ts'

/**
 * What stands in a row under ids that count up: text, null for characters that are deleted, the number of a kind of
 * content that no version writes, or a marker or a Yjs format by itself.
 */
type Matter = string | null | number | Readonly<Record<string, unknown>>
type Piece = [client: number, clock: number, length: number, matter: Matter]

/**
 * The stored content of an article as one text that is the same for two documents exactly when they hold the same: the
 * characters, markers and deletions of every text under their ids and in their order, the values of every map, and what was
 * ever written. So they read the same in every view, and take the same updates. How they came to it (order, repetition, cuts
 * and merges of updates) makes no difference. To be hashed; nothing reads it.
 */
export function contentOf(doc: Y.Doc): string {
  return toStableJson({
    texts: TEXT_ROOTS.map((root) => piecesOf(doc, root)),
    values: MAP_ROOTS.map((root) => valuesOf(doc, root)),
    ...momentOf(doc),
  })
}

/** What was ever written, and what of it is deleted: two documents of one article with the same have taken the same updates. */
function momentOf(doc: Y.Doc): object {
  return { written: writtenIn(doc), deleted: deletedOf(doc) }
}

function piecesOf(doc: Y.Doc, root: TextRoot): readonly Piece[] {
  const pieces: Piece[] = []
  for (let item = textRoot(doc, root)._start; item; item = item.right) {
    append(pieces, [item.id.client, item.id.clock, item.length, matterOf(item)])
  }
  return pieces
}

/** Where Yjs has cut what was written together is an accident. */
function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1)
  const [client, clock, length, matter] = piece
  if (last && last[0] === client && last[1] + last[2] === clock) {
    if (typeof last[3] === 'string' && typeof matter === 'string') {
      last[2] += length
      last[3] += matter
      return
    }
    if (last[3] === matter) {
      last[2] += length
      return
    }
  }
  pieces.push(piece)
}

function matterOf({ deleted, content }: Y.Item): Matter {
  if (deleted) return null
  if (content instanceof Y.ContentString) return content.str
  if (content instanceof Y.ContentEmbed) return { marker: content.embed }
  if (content instanceof Y.ContentFormat) return { format: content.key, value: content.value }
  return content.getRef()
}

function valuesOf(doc: Y.Doc, root: MapRoot): readonly unknown[] {
  const map = doc.getMap(root)
  return [...map._map.keys()].toSorted().flatMap((key) => {
    const stored = storedValue(map, key)
    return stored ? [[key, stored.client, stored.clock, stored.value]] : []
  })
}

function writtenIn(doc: Y.Doc): readonly unknown[] {
  const clients = [...doc.store.clients.keys()].toSorted((left, right) => left - right)
  return clients.map((client) => [client, Y.getState(doc.store, client)])
}

function deletedOf(doc: Y.Doc): readonly unknown[] {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store)
  return [...clients]
    .toSorted(([left], [right]) => left - right)
    .map(([client, ranges]) => {
      return [client, ranges.map(({ clock, len }) => [clock, len])]
    })
}
