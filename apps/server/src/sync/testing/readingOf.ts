import { read } from '@stet/article'
import type { View } from '@stet/article'
import type * as Y from 'yjs'

/** What a document shows in a view, without the ids of blocks and characters: what was put back has others. */
export function readingOf(doc: Y.Doc, view: View): string {
  const dropped = new Set(['id', 'ids'])
  return JSON.stringify(read(doc, view), (key, value: unknown) => (dropped.has(key) ? undefined : value))
}
