import { counts, createDocument, emptyArticle, SCHEMA_VERSION, type ArticleJson } from '@stet/article'
import type { ArticleState, MetadataPatch } from '@stet/protocol'
import { searchedContent } from '../search/searchedContent.ts'
import { StoreUnwritable, type ArticleRow, type NewArticle, type Store } from '../storage/Store.ts'
import { buildDocument } from '../sync/buildDocument.ts'
import { captureVersion, writersSinceState } from '../versions/captureVersion.ts'
import { toldOfAssignment } from '../notifications/toldOfAssignment.ts'
import type { ArticleParts } from './ArticleParts.ts'
import { sortMetadata } from './metadataPatch.ts'
import { slugOfHeadline, slugsFor } from './slugsFor.ts'

export interface ArticleToCreate {
  /** Valid (`validateArticle`). */
  readonly article: ArticleJson
  readonly metadata: MetadataPatch
  /** Who asks for it; the text, if there is any, counts as theirs. */
  readonly userId: string
  /** Where the text came from; `imported` unless told. */
  readonly origin?: 'imported' | 'agency'
  /** `draft` unless told. */
  readonly state?: ArticleState
}

type Parts = Pick<ArticleParts, 'store' | 'now' | 'newId' | 'random'> & {
  readonly accounts: Pick<ArticleParts['accounts'], 'people'>
}

/**
 * Stores a new article: its bytes are made here, once, and never again. Null when a slug was asked for that another
 * article has; a slug made from the headline gets a number instead.
 */
export async function createArticle(parts: Parts, wanted: ArticleToCreate): Promise<ArticleRow | null> {
  const { article, metadata, userId, origin = 'imported', state = 'draft' } = wanted
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
    summary: {
      headline: article.headline,
      characters,
      words,
      authors: isWritten ? [userId] : [],
      openSuggestions: 0,
    },
    content: searchedContent(article),
    createdBy: userId,
    createdAt: at,
    told: toldOfAssignment(
      { before: [], after: metadata.assignees ?? [] },
      { id, state, createdBy: userId, metadata },
      userId,
      parts.accounts.people(),
    ),
    snapshot: createDocument(article, {
      clientId: parts.random(),
      user: isWritten ? userId : '#server',
      origin,
      at,
    }),
  }
  for (const slug of columns.slug === undefined ? slugsFor(generated, id) : [columns.slug]) {
    const created = await parts.store.createArticle({ ...row, slug })
    if (!created.ok) continue
    if (isWritten) await keepFirstVersion(parts.store, row)
    return created.article
  }
  return null
}

/** What an article began as can always be come back to. */
async function keepFirstVersion(
  store: Pick<Store, 'addVersion'>,
  { id, snapshot, createdAt }: Pick<NewArticle, 'id' | 'snapshot' | 'createdAt'>,
): Promise<void> {
  const doc = buildDocument({ snapshot, tail: [] })
  if (!doc) throw new Error('a new article does not load')
  const people = writersSinceState(doc, null)
  const version = { ...captureVersion(doc), at: createdAt, people, name: null, by: null, restored: null }
  try {
    await store.addVersion(id, { ...version, reason: 'automatic' })
  } catch (error) {
    // The article is there; the next version tells what it read.
    if (!(error instanceof StoreUnwritable)) throw error
  } finally {
    doc.destroy()
  }
}
