import { formatText, read, toArticleJson } from '@stet/article'
import type * as Y from 'yjs'

/** An article in the plain-text form, as if all suggestions were accepted. Loaded when somebody needs a copy. */
export function articleText(doc: Y.Doc): string {
  return formatText(toArticleJson(read(doc, 'final')))
}
