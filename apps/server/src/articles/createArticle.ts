import { counts, createDocument, emptyArticle, SCHEMA_VERSION, type ArticleJson } from '@stet/article'
import type { ArticleState, MetadataPatch } from '@stet/protocol'
import type { ArticleRow } from '../storage/Store.ts'
import type { ArticleParts } from './ArticleParts.ts'
import { sortMetadata } from './metadataPatch.ts'
import { slugOfHeadline, slugsFor } from './slugsFor.ts'

export interface ArticleToCreate {
  /** Valid (`validateArticle`). */
  readonly article: ArticleJson
  readonly metadata: MetadataPatch
  /** Who asks for it; the text, if there is any, counts as theirs. */
  readonly userId: string
  /** `draft` unless told. */
  readonly state?: ArticleState
}

type Parts = Pick<ArticleParts, 'store' | 'now' | 'newId' | 'random'>

/**
 * Stores a new article: its bytes are made here, once, and never again. Null when a slug was asked for that another
 * article has; a slug made from the headline gets a number instead.
 */
export async function createArticle(parts: Parts, wanted: ArticleToCreate): Promise<ArticleRow | null> {
  const { article, metadata, userId, state = 'draft' } = wanted
  const { columns, rest } = sortMetadata(metadata)
  const { characters, words } = counts(article)
  const isWritten = JSON.stringify(article) !== JSON.stringify(emptyArticle())
  const id = parts.newId()
  const generated = slugOfHeadline(article.headline)
  const isSlugOpen = columns.slug === undefined && generated === ''
  const at = parts.now()
  const row = {
    id,
    schemaVersion: SCHEMA_VERSION,
    state,
    language: columns.language ?? 'de',
    desk: columns.desk ?? '',
    metadata: isSlugOpen ? { ...rest, isSlugOpen } : rest,
    summary: { headline: article.headline, characters, words, authors: isWritten ? [userId] : [] },
    createdBy: userId,
    createdAt: at,
    snapshot: createDocument(article, {
      clientId: parts.random(),
      user: isWritten ? userId : '#server',
      origin: 'imported',
    }),
  }
  for (const slug of columns.slug === undefined ? slugsFor(generated, id) : [columns.slug]) {
    const created = await parts.store.createArticle({ ...row, slug })
    if (created.ok) return created.article
  }
  return null
}
