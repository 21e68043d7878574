import { createHash } from 'node:crypto'
import {
  Attribution,
  liveRanges,
  read,
  toArticleJson,
  toStableJson,
  newWriters,
  type ArticleJson,
  type IdRange,
} from '@stet/article'
import { cardsOf } from '@stet/tracked-changes'
import type * as Y from 'yjs'

/** What gates ask of a text, all of it as it is at one moment. */
export interface TextFacts {
  readonly article: ArticleJson
  /** The article in the form that is hashed, stored and served. */
  readonly canonical: string
  readonly hash: string
  readonly openSuggestions: number
  /** Whose characters came into it since the last version went out, and how many. */
  readonly writers: ReadonlyMap<string, number>
  readonly live: readonly IdRange[]
}

/** `before`: what stood in the version that went out last. */
export function factsOfText(doc: Y.Doc, before: readonly IdRange[]): TextFacts {
  const attribution = new Attribution(doc)
  const article = toArticleJson(read(doc, 'original', attribution))
  const canonical = toStableJson(article)
  return {
    article,
    canonical,
    hash: hashOfText(canonical),
    openSuggestions: cardsOf(read(doc, 'markup', attribution)).length,
    writers: newWriters(doc, before),
    live: liveRanges(doc, attribution),
  }
}

/** The hash that an approval is bound to: of what the public would read. */
export function hashOfDocument(doc: Y.Doc): string {
  return hashOfArticle(toArticleJson(read(doc, 'original')))
}

/** The same of an article that was read. */
export function hashOfArticle(article: ArticleJson): string {
  return hashOfText(toStableJson(article))
}

/** SHA-256 of a canonical text, in hexadecimal. */
function hashOfText(canonical: string): string {
  return createHash('sha256').update(canonical).digest('hex')
}
