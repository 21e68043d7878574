import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type {
  ArticlePage,
  ArticlePatch,
  ArticleQuery,
  ArticleRow,
  CreateResult,
  Json,
  NewArticle,
  PatchResult,
} from '../Store.ts'
import type { SummaryToSave } from '../SummaryQueue.ts'
import { checksum } from './checksum.ts'
import { transaction } from './openDatabase.ts'
import { foldForSearch, searchWords } from './searchText.ts'
import { isConstraintFailure, isTroubleOfDisk } from './sqliteFailure.ts'

const COLUMNS = `id, epoch, schema_version AS schemaVersion, slug, state, language, desk, metadata, headline, characters,
  words, authors, created_by AS createdBy, created_at AS createdAt, updated_at AS updatedAt`

const LIST = `
  SELECT ${COLUMNS} FROM articles
  WHERE ($state IS NULL OR state = $state)
    AND ($desk IS NULL OR desk = $desk)
    AND ($assignee IS NULL OR EXISTS (SELECT 1 FROM json_each(metadata, '$.assignees') WHERE value = $assignee))
    AND NOT EXISTS (SELECT 1 FROM json_each($words) WHERE instr(articles.search, value) = 0)
    AND ($at IS NULL OR updated_at < $at OR (updated_at = $at AND id < $id))
  ORDER BY updated_at DESC, id DESC
  LIMIT $limit`

type Columns = Record<string, unknown>

/** The rows of articles: what lists show and filter by. */
export class ArticleTable {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #insertSnapshots: readonly StatementSync[]
  readonly #select: StatementSync
  readonly #list: StatementSync
  readonly #update: StatementSync
  readonly #isSlugTaken: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#insert = database.prepare(`
      INSERT INTO articles (id, epoch, schema_version, slug, state, language, desk, metadata, headline, characters, words,
        authors, search, created_by, created_at, updated_at)
      VALUES ($id, 1, $schemaVersion, $slug, $state, $language, $desk, $metadata, $headline, $characters, $words,
        $authors, $search, $createdBy, $createdAt, $createdAt)`)
    this.#insertSnapshots = ['snapshots', 'earlier_snapshots'].map((table) =>
      database.prepare(`INSERT INTO ${table} (article, through, bytes, checksum) VALUES (?, 0, ?, ?)`),
    )
    this.#select = database.prepare(`SELECT ${COLUMNS} FROM articles WHERE id = ?`)
    this.#list = database.prepare(LIST)
    this.#update = database.prepare(`
      UPDATE articles SET slug = $slug, state = $state, language = $language, desk = $desk, metadata = $metadata,
        headline = $headline, characters = $characters, words = $words, authors = $authors, search = $search,
        updated_at = $updatedAt
      WHERE id = $id`)
    this.#isSlugTaken = database.prepare('SELECT 1 FROM articles WHERE slug = ? AND id <> ?')
  }

  create(article: NewArticle): CreateResult {
    return transaction(this.#database, () => {
      if (this.#isSlugTaken.get(article.slug, article.id) !== undefined)
        return { ok: false, reason: 'slugTaken' }
      const { lastInsertRowid } = this.#insert.run({
        $id: article.id,
        $schemaVersion: article.schemaVersion,
        ...editable(article),
        $createdBy: article.createdBy,
        $createdAt: article.createdAt,
      })
      for (const insert of this.#insertSnapshots) {
        insert.run(lastInsertRowid, article.snapshot, checksum(article.snapshot))
      }
      return { ok: true, article: this.#require(article.id) }
    })
  }

  get(id: string): ArticleRow | null {
    const columns = this.#select.get(id)
    return columns === undefined ? null : toRow(columns)
  }

  list(query: ArticleQuery): ArticlePage {
    const after = query.cursor === undefined ? { at: null, id: null } : readCursor(query.cursor)
    if (after === null) return { articles: [], next: null }
    const rows = this.#list
      .all({
        $state: query.state ?? null,
        $desk: query.desk ?? null,
        $assignee: query.assignee ?? null,
        $words: JSON.stringify(searchWords(query.q ?? '')),
        $at: after.at,
        $id: after.id,
        $limit: query.limit + 1,
      })
      .map(toRow)
    const articles = rows.slice(0, query.limit)
    const last = articles.at(-1)
    return { articles, next: rows.length > query.limit && last !== undefined ? writeCursor(last) : null }
  }

  patch(id: string, patch: ArticlePatch, at: number): PatchResult {
    const { metadata, ...columns } = patch
    const change = (row: ArticleRow) => ({
      ...row,
      ...columns,
      metadata: merged(row.metadata, metadata ?? {}),
    })
    try {
      return transaction(this.#database, () => this.#change(id, at, change))
    } catch (error) {
      if (isConstraintFailure(error)) return { ok: false, reason: 'slugTaken' }
      throw error
    }
  }

  /** In one transaction; null where there is no such article, or its row takes nothing any more. */
  saveSummaries(summaries: readonly SummaryToSave[]): (ArticleRow | null)[] {
    try {
      return transaction(this.#database, () => summaries.map((summary) => this.#saveSummary(summary)))
    } catch (error) {
      if (isTroubleOfDisk(error)) throw error
      return summaries.length === 1 ? [null] : summaries.flatMap((summary) => this.saveSummaries([summary]))
    }
  }

  #saveSummary({ id, summary, at }: SummaryToSave): ArticleRow | null {
    const result = this.#change(id, at, (row) => ({ ...row, summary }))
    return result.ok ? result.article : null
  }

  #change(id: string, at: number, change: (row: ArticleRow) => ArticleRow): PatchResult {
    const row = this.get(id)
    if (row === null) return { ok: false, reason: 'missing' }
    const changed = change(row)
    this.#update.run({ $id: id, ...editable(changed), $updatedAt: Math.max(row.updatedAt, at) })
    return { ok: true, article: this.#require(id) }
  }

  #require(id: string): ArticleRow {
    const row = this.get(id)
    if (row === null) throw new Error('an article that was just written is not there')
    return row
  }
}

function merged(
  before: ArticleRow['metadata'],
  changes: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null))
}

function editable(
  article: Pick<ArticleRow, 'slug' | 'state' | 'language' | 'desk' | 'metadata' | 'summary'>,
) {
  const { slug, state, language, desk, metadata, summary } = article
  return {
    $slug: slug,
    $state: state,
    $language: language,
    $desk: desk,
    $metadata: JSON.stringify(metadata),
    $headline: summary.headline,
    $characters: summary.characters,
    $words: summary.words,
    $authors: JSON.stringify(summary.authors),
    $search: foldForSearch([summary.headline, slug, desk].join('\n')),
  }
}

function toRow(columns: Columns): ArticleRow {
  const { metadata, headline, characters, words, authors, ...rest } = columns
  return {
    ...(rest as Omit<ArticleRow, 'metadata' | 'summary'>),
    metadata: JSON.parse(String(metadata)) as ArticleRow['metadata'],
    summary: {
      headline: String(headline),
      characters: Number(characters),
      words: Number(words),
      authors: JSON.parse(String(authors)) as string[],
    },
  }
}

function writeCursor(row: ArticleRow): string {
  return Buffer.from(JSON.stringify([row.updatedAt, row.id])).toString('base64url')
}

function readCursor(cursor: string): { at: number; id: string } | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(parsed)) return null
    const [at, id] = parsed as unknown[]
    return Number.isSafeInteger(at) && typeof id === 'string' ? { at: at as number, id } : null
  } catch {
    return null
  }
}
