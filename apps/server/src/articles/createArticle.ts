import { counts, createDocument, emptyArticle, SCHEMA_VERSION, type ArticleJson } from '@stet/article'
import type { ArticleState, MetadataPatch } from '@stet/protocol'
import type { ArticleRow } from '../storage/Store.ts'
import type { ArticleParts } from './ArticleParts.ts'
import { sortMetadata } from './metadataPatch.ts'
import { slugFrom, slugWithoutHeadline } from './slug.ts'

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

/** How many numbers a slug made from a headline may get before the article's own id is added. */
const MOST_NUMBERED = 20

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
  const generated = slugFrom(article.headline)
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

/** The slugs to try, in order; the last is free for certain. */
export function slugsFor(generated: string, articleId: string): readonly string[] {
  if (generated === '') return [slugWithoutHeadline(articleId), `article-${articleId}`]
  const numbered = Array.from({ length: MOST_NUMBERED - 1 }, (_, index) => `${generated}-${index + 2}`)
  return [generated, ...numbered, `${generated.slice(0, 40).replace(/-$/, '')}-${articleId}`]
}
