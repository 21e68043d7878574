import { createHash } from 'node:crypto'
import { contentOf } from '@stet/article'
import type * as Y from 'yjs'

/** SHA-256, in hexadecimal digits, of what a document holds: equal ones read the same and take the same updates. */
export function hashOfDocument(doc: Y.Doc): string {
  return createHash('sha256').update(contentOf(doc)).digest('hex')
}
