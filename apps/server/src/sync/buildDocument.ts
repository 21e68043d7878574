import { openRoots } from '@stet/article'
import * as Y from 'yjs'
import type { StoredDocument } from '../storage/Store.ts'

/**
 * Builds the document from what is stored; null if that does not load whole, or is the document of nobody: every article was
 * begun by somebody, so an empty one is damage.
 */
export function buildDocument({ snapshot, tail }: Pick<StoredDocument, 'snapshot' | 'tail'>): Y.Doc | null {
  const doc = openRoots(new Y.Doc())
  try {
    doc.transact(() => {
      for (const update of [snapshot, ...tail]) Y.applyUpdate(doc, update)
    })
  } catch {
    return null
  }
  return isPending(doc) || doc.store.clients.size === 0 ? null : doc
}

/** Whether Yjs keeps something back because what it builds on is missing. */
export function isPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

/** Whether it can be told to anybody, and stored. */
export function isEncodable(doc: Y.Doc): boolean {
  try {
    Y.encodeStateAsUpdate(doc)
    return true
  } catch {
    return false
  }
}
