import * as Y from 'yjs'
import { ByteReader } from './guard/ByteReader.ts'

/**
 * What somebody with this state vector, which must be sound, lacks of a document. Yjs would keep and sort every client that
 * is named there, millions in one message: those that the document does not know are left out before.
 */
export function updateFor(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  const reader = new ByteReader(stateVector)
  const known = new Map<number, number>()
  const count = reader.varUint()
  for (let index = 0; index < count; index += 1) {
    const client = reader.varUint()
    const clock = reader.varUint()
    if (doc.store.clients.has(client)) known.set(client, clock)
  }
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(known))
}
