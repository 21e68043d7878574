import {
  clientsRoot,
  counts,
  parseClientEntry,
  read,
  SERVER_USER,
  TEXT_ROOTS,
  toArticleJson,
  UNKNOWN_USER,
} from '@stet/article'
import { cardsOf } from '@stet/tracked-changes'
import type * as Y from 'yjs'
import { searchedContent } from '../search/searchedContent.ts'
import type { ArticleContent, ArticleSummary } from '../storage/Store.ts'

/** A document in short. */
export interface Summarized {
  readonly summary: ArticleSummary
  readonly content: ArticleContent
}

/** What the list shows of a document, and what searches look through: as it would be published, pending suggestions left out. */
export function summarize(doc: Y.Doc): Summarized {
  const article = read(doc, 'original')
  const json = toArticleJson(article)
  const { characters, words } = counts(json)
  const authors = new Set<string>()
  for (const root of TEXT_ROOTS) {
    for (const block of article[root]) for (const run of block.runs) authors.add(run.author)
  }
  authors.delete(SERVER_USER)
  authors.delete(UNKNOWN_USER)
  const openSuggestions = hasSuggesters(doc) ? cardsOf(read(doc, 'markup')).length : 0
  return {
    summary: { headline: json.headline, characters, words, authors: [...authors], openSuggestions },
    content: searchedContent(json),
  }
}

/** Whether anybody has ever suggested something: most articles need not be read a second time. */
function hasSuggesters(doc: Y.Doc): boolean {
  for (const value of clientsRoot(doc).values()) {
    const modes = parseClientEntry(value)?.modes
    if (!modes || modes.some(([, mode]) => mode === 'suggest')) return true
  }
  return false
}
