import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { ArticlePage, ArticleQuery } from '../ArticleQuery.ts'
import type {
  ArticleContent,
  ArticlePatch,
  ArticleRow,
  CreateResult,
  Json,
  NewArticle,
  PatchResult,
} from '../Store.ts'
import type { SummaryToSave } from '../SummaryQueue.ts'
import { ARTICLE_COLUMNS, IS_RESTRICTED, toArticleRow } from './articleColumns.ts'
import { ArticleList } from './ArticleList.ts'
import { checksum } from './checksum.ts'
import { DeliveryTable } from './DeliveryTable.ts'
import { NotificationTable } from './NotificationTable.ts'
import { transaction } from './openDatabase.ts'
import { isFoundOtherwise, SearchIndex } from './SearchIndex.ts'
import { isConstraintFailure, isTroubleOfDisk } from './sqliteFailure.ts'

/** The rows of articles: what lists show and filter by. */
export class ArticleTable {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #insertSnapshots: readonly StatementSync[]
  readonly #select: StatementSync
  readonly #key: StatementSync
  readonly #index: SearchIndex
  readonly #list: ArticleList
  readonly #notifications: NotificationTable
  readonly #deliveries: DeliveryTable
  readonly #restricted: StatementSync
  readonly #update: StatementSync
  readonly #isSlugTaken: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#deliveries = new DeliveryTable(database)
    this.#insert = database.prepare(`
      INSERT INTO articles (id, epoch, schema_version, slug, state, language, desk, metadata, headline, characters, words,
        authors, open_suggestions, created_by, created_at, updated_at)
      VALUES ($id, 1, $schemaVersion, $slug, $state, $language, $desk, $metadata, $headline, $characters, $words,
        $authors, $openSuggestions, $createdBy, $createdAt, $createdAt)`)
    this.#insertSnapshots = ['snapshots', 'earlier_snapshots'].map((table) =>
      database.prepare(`INSERT INTO ${table} (article, through, bytes, checksum) VALUES (?, 0, ?, ?)`),
    )
    this.#select = database.prepare(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE id = ?`)
    this.#key = database.prepare('SELECT key FROM articles WHERE id = ?')
    this.#index = new SearchIndex(database)
    this.#list = new ArticleList(database, this.#index)
    this.#notifications = new NotificationTable(database)
    this.#restricted = database.prepare(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE ${IS_RESTRICTED}`)
    this.#update = database.prepare(`
      UPDATE articles SET slug = $slug, state = $state, language = $language, desk = $desk, metadata = $metadata,
        headline = $headline, characters = $characters, words = $words, authors = $authors,
        open_suggestions = $openSuggestions,
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
      this.#index.put(Number(lastInsertRowid), article, article.content)
      this.#notifications.addOfArticle(article.id, article.told ?? [], article.createdAt)
      return { ok: true, article: this.#require(article.id) }
    })
  }

  get(id: string): ArticleRow | null {
    const columns = this.#select.get(id)
    return columns === undefined ? null : toArticleRow(columns)
  }

  list(query: ArticleQuery): ArticlePage {
    return this.#list.read(query)
  }

  listUnsearchable(after: string, limit: number): readonly string[] {
    return this.#index.missing(after, limit)
  }

  restricted(): readonly ArticleRow[] {
    return this.#restricted.all().map(toArticleRow)
  }

  patch(id: string, patch: ArticlePatch, at: number): PatchResult {
    const { metadata, told = [], ...columns } = patch
    const change = (row: ArticleRow) => ({
      ...row,
      ...columns,
      metadata: merged(row.metadata, metadata ?? {}),
    })
    try {
      return transaction(this.#database, () => {
        const before = this.get(id)
        const result = this.#change(id, at, change)
        if (before === null || !result.ok) return result
        this.#notifications.addOfArticle(id, told, at)
        this.#deliveries.tell({ before, after: result.article, isNewVersion: false, now: at })
        return result
      })
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

  /** To be called in a transaction: whatever is to change of a row, with what searches look through. Nothing of what was is remembered. */
  rewrite(id: string, change: (row: ArticleRow) => ArticleRow, content: ArticleContent, at: number): void {
    this.#index.forgetWords()
    this.#change(id, at, change, content)
  }

  #saveSummary({ id, summary, content, at }: SummaryToSave): ArticleRow | null {
    const result = this.#change(id, at, (row) => ({ ...row, summary }), content)
    return result.ok ? result.article : null
  }

  #change(
    id: string,
    at: number,
    change: (row: ArticleRow) => ArticleRow,
    content: ArticleContent | null = null,
  ): PatchResult {
    const row = this.get(id)
    if (row === null) return { ok: false, reason: 'missing' }
    const changed = change(row)
    this.#update.run({ $id: id, ...editable(changed), $updatedAt: Math.max(row.updatedAt, at) })
    this.#reindex(row, changed, content)
    return { ok: true, article: this.#require(id) }
  }

  /** What is not in the index yet comes in with its content (`SearchFiller`). */
  #reindex(before: ArticleRow, after: ArticleRow, content: ArticleContent | null): void {
    const key = Number(this.#key.get(before.id)?.['key'])
    const known = this.#index.contentNow(key)
    const next = content ?? known
    if (next === null) return
    const isSame = known !== null && known.text === next.text && known.details === next.details
    if (!isSame || isFoundOtherwise(before, after)) this.#index.put(key, after, next)
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
    $openSuggestions: summary.openSuggestions,
  }
}
