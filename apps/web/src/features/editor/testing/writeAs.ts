import { clientEntry, clientsRoot } from '@stet/article'
import type * as Y from 'yjs'

/** Writes something as a person without a screen, under a client of theirs in one mode; the server has it on record. */
export function writeAs(
  doc: Y.Doc,
  {
    user,
    client,
    mode,
  }: { readonly user: string; readonly client: number; readonly mode: 'edit' | 'suggest' },
  write: () => void,
): void {
  const before = doc.clientID
  if (!clientsRoot(doc).has(String(client))) clientsRoot(doc).set(String(client), clientEntry(user, mode))
  doc.transact(() => {
    doc.clientID = client
    write()
  })
  doc.clientID = before
}
