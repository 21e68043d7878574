import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { Question } from '../../search/Question.ts'
import type { ArticlePage, ArticleQuery, ArticleSort, SearchHit } from '../ArticleQuery.ts'
import {
  ARTICLE_COLUMNS,
  IS_CLEARED,
  IS_IN_CORRECTION,
  IS_RESTRICTED,
  toArticleRow,
} from './articleColumns.ts'
import { listCursor, readListCursor, type ListPlace } from './listCursor.ts'
import type { SearchIndex } from './SearchIndex.ts'

/** By what, and in which direction; each is what an index of the table says, word for word. */
const ORDER: Readonly<Record<ArticleSort, { readonly by: string; readonly isDown: boolean }>> = {
  changed: { by: 'updated_at', isDown: true },
  created: { by: 'created_at', isDown: true },
  due: { by: 'coalesce(due_at, 9007199254740991)', isDown: false },
}

const FOUND = 'key IN (SELECT rowid FROM article_search WHERE article_search MATCH'

type Parameters = Record<string, string | number>

/** A part of a list that is read through before the next: of a search, what the headlines have comes first. */
interface Part {
  readonly where: readonly string[]
  readonly parameters: Parameters
}

/** Lists of articles, by what is known about them and by their words. */
export class ArticleList {
  readonly #database: DatabaseSync
  readonly #index: SearchIndex
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync, index: SearchIndex) {
    this.#database = database
    this.#index = index
  }

  read(query: ArticleQuery): ArticlePage {
    const { sort = 'changed', limit } = query
    const place = query.cursor === undefined ? null : readListCursor(query.cursor, sort)
    const question = query.q === undefined || query.q.trim() === '' ? null : new Question(query.q)
    if (place === 'foreign' || question?.isEmpty) return { articles: [], hits: new Map(), next: null }
    const rows: Record<string, unknown>[] = []
    for (const [number, part] of partsOf(question, sort).entries()) {
      if (rows.length > limit || (place && number < place.part)) continue
      const from = place?.part === number ? place : null
      const more = this.#rows(query, part, sort, from, limit + 1 - rows.length)
      for (const row of more) rows.push(Object.assign(row, { part: number }))
    }
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      articles: page.map(toArticleRow),
      hits: question === null ? new Map() : this.#hits(page, question),
      next: last
        ? listCursor(sort, { part: Number(last['part']), by: Number(last['by']), id: String(last['id']) })
        : null,
    }
  }

  #rows(
    query: ArticleQuery,
    part: Part,
    sort: ArticleSort,
    from: ListPlace | null,
    limit: number,
  ): Record<string, unknown>[] {
    const { by, isDown } = ORDER[sort]
    const direction = isDown ? 'DESC' : 'ASC'
    const filters = filtersOf(query)
    const where = [
      ...part.where,
      ...filters.where,
      ...(from ? [`(${by}, id) ${isDown ? '<' : '>'} ($by, $id)`] : []),
    ]
    const sql = `
      SELECT ${ARTICLE_COLUMNS}, key, ${by} AS "by" FROM articles ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
      ORDER BY ${by} ${direction}, id ${direction} LIMIT $limit`
    const place = from ? { $by: from.by, $id: from.id } : {}
    return this.#prepare(sql).all({ ...part.parameters, ...filters.parameters, ...place, $limit: limit })
  }

  #hits(rows: readonly Record<string, unknown>[], question: Question): ReadonlyMap<string, SearchHit> {
    return new Map(
      rows.map((row) => [
        String(row['id']),
        this.#index.hit(Number(row['key']), toArticleRow(row), question),
      ]),
    )
  }

  /** There are as many statements as ways to combine filters; all are bound by the form of the query, none by its words. */
  #prepare(sql: string): StatementSync {
    let statement = this.#prepared.get(sql)
    if (statement === undefined) {
      if (this.#prepared.size > 200) this.#prepared.clear()
      statement = this.#database.prepare(sql)
      this.#prepared.set(sql, statement)
    }
    return statement
  }
}

function partsOf(question: Question | null, sort: ArticleSort): readonly Part[] {
  if (question === null) return [{ where: [], parameters: {} }]
  const $anywhere = question.expression('anywhere')
  if (sort !== 'changed') return [{ where: [`${FOUND} $anywhere)`], parameters: { $anywhere } }]
  const $headline = question.expression('headline')
  return [
    { where: [`${FOUND} $headline)`], parameters: { $headline } },
    {
      where: [`${FOUND} $anywhere)`, `NOT ${FOUND} $headline)`.replace('NOT key IN', 'key NOT IN')],
      parameters: { $anywhere, $headline },
    },
  ]
}

/** Who is named in it sees a restricted article. */
const IS_SEEN = `(NOT ${IS_RESTRICTED} OR created_by = $restrictedTo
  OR EXISTS (SELECT 1 FROM json_each(metadata, '$.readers') WHERE value = $restrictedTo)
  OR EXISTS (SELECT 1 FROM json_each(metadata, '$.assignees') WHERE value = $restrictedTo))`

function filtersOf(query: ArticleQuery): Part {
  const { state, desk, assignee, author, person, restrictedTo, due, embargo } = query
  const where: string[] = []
  const parameters: Parameters = {}
  const equals = (column: string, value: string | undefined) => {
    if (value === undefined) return
    where.push(`${column} = $${column}`)
    parameters[`$${column}`] = value
  }
  const within = (column: string, span: ArticleQuery['due']) => {
    if (!span) return
    where.push(`${column} IS NOT NULL`)
    if (span.from !== null) {
      where.push(`${column} >= $${column}_from`)
      parameters[`$${column}_from`] = span.from
    }
    if (span.to !== null) {
      where.push(`${column} < $${column}_to`)
      parameters[`$${column}_to`] = span.to
    }
  }
  const people = (name: string, id: string | undefined, parts: readonly string[]) => {
    if (id === undefined) return
    const list = parts.map((part) => `'${part}'`).join(', ')
    where.push(`key IN (SELECT article FROM article_people WHERE person = $${name} AND part IN (${list}))`)
    parameters[`$${name}`] = id
  }
  equals('state', state)
  equals('desk', desk)
  people('assignee', assignee, ['assignee'])
  people('author', author, ['author'])
  people('person', person, ['assignee', 'author', 'creator'])
  within('due_at', due)
  within('embargo_until', embargo)
  if (query.isInCorrection === true) where.push(IS_IN_CORRECTION)
  if (query.hasLateWork === true)
    where.push('key IN (SELECT article FROM late_work WHERE settled_at IS NULL)')
  if (query.isLegalDue === true) where.push('is_legal_due', `NOT ${IS_CLEARED}`)
  if (restrictedTo !== undefined) {
    where.push(IS_SEEN)
    parameters['$restrictedTo'] = restrictedTo
  }
  return { where, parameters }
}
