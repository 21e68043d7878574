import { openRoots } from '@stet/article'
import * as Y from 'yjs'

/** An article without anything. Yjs draws a random name for a document that has none, which takes as long as an attack. */
export function emptyDocument(): Y.Doc {
  return openRoots(new Y.Doc({ guid: '' }))
}
