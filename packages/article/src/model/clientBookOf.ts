import type * as Y from 'yjs'
import { ClientBook } from './ClientBook.ts'
import { parseClientEntry } from './clients.ts'
import { clientsRoot } from './roots.ts'
import { storedValue } from './storedValue.ts'
import { parseCount } from './untrusted.ts'

/** Reads `clients` as it is now. */
export function clientBookOf(doc: Y.Doc): ClientBook {
  const root = clientsRoot(doc)
  const book = new ClientBook()
  for (const key of root._map.keys()) {
    const client = parseCount(key)
    if (client !== undefined) book.set(client, parseClientEntry(storedValue(root, key)?.value))
  }
  return book
}
