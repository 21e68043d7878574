import { counts, read, SERVER_USER, TEXT_ROOTS, toArticleJson, UNKNOWN_USER } from '@stet/article'
import type * as Y from 'yjs'
import type { ArticleSummary } from '../storage/Store.ts'

/** What the list shows of a document: as it would be published, pending suggestions left out. */
export function summarize(doc: Y.Doc): ArticleSummary {
  const article = read(doc, 'original')
  const json = toArticleJson(article)
  const { characters, words } = counts(json)
  const authors = new Set<string>()
  for (const root of TEXT_ROOTS) {
    for (const block of article[root]) for (const run of block.runs) authors.add(run.author)
  }
  authors.delete(SERVER_USER)
  authors.delete(UNKNOWN_USER)
  return { headline: json.headline, characters, words, authors: [...authors] }
}
