import type * as Y from 'yjs'
import type { ClientBook } from './ClientBook.ts'
import { clientBookOf } from './clientBookOf.ts'
import { type CopyLanes, copyLanes, type StoredOrigins } from './CopyRange.ts'
import { parseOrigins } from './origins.ts'
import { originsRoot } from './roots.ts'
import { storedValue } from './storedValue.ts'

/** Whose clientIDs a document knows, and which of its characters are copies of which. */
interface Copies {
  readonly clients: ClientBook
  readonly lanes: CopyLanes
}

/** Reads `clients` and `origins` as they are now, for whoever follows copies outside an `Attribution`. */
export function copiesIn(doc: Y.Doc): Copies {
  const clients = clientBookOf(doc)
  return { clients, lanes: copyLanes(storedOrigins(doc), clients) }
}

function storedOrigins(doc: Y.Doc): readonly StoredOrigins[] {
  const root = originsRoot(doc)
  return [...root._map.keys()].flatMap((key) => {
    const stored = storedValue(root, key)
    const entry = stored && parseOrigins(key, stored.value)
    return entry ? [{ key, entry, client: stored.client, clock: stored.clock }] : []
  })
}
