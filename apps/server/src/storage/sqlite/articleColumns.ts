import type { ArticleRow } from '../Store.ts'

const OPEN_THREADS = `(SELECT count(*) FROM comment_threads WHERE article = articles.key AND status = 'open'`

/** What is selected of a row of `articles`, for `toArticleRow`. */
export const ARTICLE_COLUMNS = `id, epoch, schema_version AS schemaVersion, slug, state, publication, version,
  publish_at AS publishAt, language, desk, metadata, headline, characters, words, authors,
  open_suggestions AS openSuggestions, ${OPEN_THREADS}) AS openComments, ${OPEN_THREADS} AND is_blocking = 1) AS openBlocking,
  (SELECT count(*) FROM late_work WHERE article = articles.key AND settled_at IS NULL) AS lateWork,
  created_by AS createdBy, created_at AS createdAt, updated_at AS updatedAt`

/** Whether only the people that are named in it may see an article, as the index has it. */
export const IS_RESTRICTED = `((CASE WHEN json_valid(metadata) THEN json_type(metadata, '$.isRestricted') END) IS 'true')`

/** Whether the legal department cleared the text of an article. */
export const IS_CLEARED = `((CASE WHEN json_valid(metadata) THEN json_type(metadata, '$.isCleared') END) IS 'true')`

/** Whether a version is public, and what was begun since is not out. */
export const IS_IN_CORRECTION = `(publication = 'published' AND NOT (state = 'approved'
  AND (CASE WHEN json_valid(metadata) THEN json_type(metadata, '$.isOut') END) IS 'true'))`

export function toArticleRow(columns: Record<string, unknown>): ArticleRow {
  const text = (name: string) => String(columns[name])
  const number = (name: string) => Number(columns[name])
  return {
    id: text('id'),
    epoch: number('epoch'),
    schemaVersion: number('schemaVersion'),
    slug: text('slug'),
    state: text('state'),
    publication: text('publication') as ArticleRow['publication'],
    version: number('version'),
    publishAt: columns['publishAt'] === null ? null : number('publishAt'),
    language: text('language'),
    desk: text('desk'),
    metadata: JSON.parse(text('metadata')) as ArticleRow['metadata'],
    summary: {
      headline: text('headline'),
      characters: number('characters'),
      words: number('words'),
      authors: JSON.parse(text('authors')) as string[],
      openSuggestions: number('openSuggestions'),
    },
    openComments: number('openComments'),
    openBlocking: number('openBlocking'),
    lateWork: number('lateWork'),
    createdBy: text('createdBy'),
    createdAt: number('createdAt'),
    updatedAt: number('updatedAt'),
  }
}
