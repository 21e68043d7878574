import type { DatabaseSync } from 'node:sqlite'
import { SEARCHED } from '../../search/testing/SEARCH_TABLE.ts'
import type { ArticleSummary, NewArticle } from '../Store.ts'
import { newArticle } from './articles.ts'

export function summaryOf(headline: string, rest: Partial<ArticleSummary> = {}): ArticleSummary {
  return { headline, characters: 0, words: 0, authors: [], openSuggestions: 0, ...rest }
}

/** The articles of the table of searches, under their names there; their slugs say nothing. */
export function searchedArticles(): readonly NewArticle[] {
  return Object.entries(SEARCHED).map(([id, { language, headline, text, details = '' }], index) =>
    newArticle({ id, slug: `n${index}`, language, summary: summaryOf(headline), content: { text, details } }),
  )
}

/** Every word of the index with its places, by the ids of the articles: equal ones answer every search alike. */
export function wordsInIndex(database: DatabaseSync): readonly string[] {
  database.exec(
    `CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances USING fts5vocab (main, article_search, 'instance')`,
  )
  const rows = database
    .prepare(
      'SELECT id, col, "offset" AS place, term FROM temp.instances JOIN articles ON articles.key = doc',
    )
    .all()
  return rows.map(({ id, col, place, term }) => [id, col, place, term].join(' ')).toSorted()
}
