import { TEXT_ROOTS, textRoot } from '@stet/article'
import type * as Y from 'yjs'

/** How long the code that knows the plain-text form may take to come, in milliseconds. */
const PATIENCE_MS = 3_000

/**
 * An article in the plain-text form, as if all suggestions were accepted; where the code for it does not come, what is
 * stored, field by field. Never rejects: a copy is the last resort.
 */
export async function textOfDocument(doc: Y.Doc): Promise<string> {
  try {
    const patience = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))
    const form = await Promise.race([import('./articleText.ts'), patience])
    if (form !== null) return form.articleText(doc)
  } catch {
    // The form is not to be had, or the article has none.
  }
  return TEXT_ROOTS.map((name) => textRoot(doc, name).toString())
    .filter((text) => text !== '')
    .join('\n\n')
}
