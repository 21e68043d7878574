import { formatText, read, TEXT_ROOTS, textRoot, toArticleJson } from '@stet/article'
import type * as Y from 'yjs'

/** An article in the plain-text form, as if all suggestions were accepted. Never throws: a copy is the last resort. */
export function textOfDocument(doc: Y.Doc): string {
  try {
    return formatText(toArticleJson(read(doc, 'final')))
  } catch {
    return TEXT_ROOTS.map((name) => textRoot(doc, name).toString())
      .filter((text) => text !== '')
      .join('\n\n')
  }
}
