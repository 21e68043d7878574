import { openRoots } from '@stet/article'
import * as Y from 'yjs'
import type { StoredDocument } from '../storage/Store.ts'

/** Builds the document from what is stored; null if that does not load whole. */
export function buildDocument({ snapshot, tail }: Pick<StoredDocument, 'snapshot' | 'tail'>): Y.Doc | null {
  const doc = openRoots(new Y.Doc())
  try {
    doc.transact(() => {
      for (const update of [snapshot, ...tail]) Y.applyUpdate(doc, update)
    })
  } catch {
    return null
  }
  return isPending(doc) ? null : doc
}

/** Whether Yjs keeps something back because what it builds on is missing. */
export function isPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}
