import * as Y from 'yjs'
import type { LoadResult, NewArticle, StoredDocument } from '../Store.ts'

/** When articles of tests are created. */
export const AT = 1_700_000_000_000

/** An article to create; an empty document unless told. */
export function newArticle(change: Partial<NewArticle> = {}): NewArticle {
  const id = change.id ?? 'article-1'
  return {
    id,
    slug: id,
    state: 'draft',
    language: 'de',
    desk: '',
    schemaVersion: 1,
    metadata: {},
    summary: { headline: '', characters: 0, words: 0, authors: [], openSuggestions: 0 },
    content: { text: '', details: '' },
    createdBy: 'anna',
    createdAt: AT,
    snapshot: Y.encodeStateAsUpdate(new Y.Doc()),
    ...change,
  }
}

/** A document whose every change is an update in `updates`. */
export function writer(): { doc: Y.Doc; updates: Uint8Array[]; write: (text: string) => Uint8Array } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const write = (text: string): Uint8Array => {
    const field = doc.getText('headline')
    field.insert(field.length, text)
    const last = updates.at(-1)
    if (last === undefined) throw new Error('nothing was written')
    return last
  }
  return { doc, updates, write }
}

/** The headline of a loaded document. */
export function headlineOf(loaded: LoadResult): string {
  const doc = new Y.Doc()
  const { snapshot, tail } = documentOf(loaded)
  for (const update of [snapshot, ...tail]) Y.applyUpdate(doc, update)
  return doc.getText('headline').toString()
}

/** What was loaded; throws if it was not. */
export function documentOf(loaded: LoadResult): StoredDocument {
  if (!loaded.ok) throw new Error(`not loaded: ${loaded.reason}`)
  return loaded.document
}
