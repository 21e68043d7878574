import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { excerptOf, marksIn } from '../../search/Excerpt.ts'
import { indexedWords } from '../../search/indexedWords.ts'
import { Lexicon } from '../../search/Lexicon.ts'
import type { Question } from '../../search/Question.ts'
import type { SearchHit } from '../ArticleQuery.ts'
import type { ArticleContent, ArticleRow } from '../Store.ts'

/** Raised whenever `search/` cuts or stems words otherwise: what was indexed before is then indexed again. */
const SEARCH_FORM = 1

/** What an article is found by, beside its content. */
type Named = Pick<ArticleRow, 'slug' | 'desk' | 'language' | 'metadata' | 'summary'>

/** The words of all articles as they would be published, and the texts that hits are quoted from. */
export class SearchIndex {
  #lexicon = new Lexicon()
  readonly #content: StatementSync
  readonly #keep: StatementSync
  readonly #put: StatementSync
  readonly #missing: StatementSync

  constructor(database: DatabaseSync) {
    this.#content = database.prepare('SELECT form, text, details FROM article_texts WHERE article = ?')
    this.#keep = database.prepare(
      'REPLACE INTO article_texts (article, form, text, details) VALUES (?, ?, ?, ?)',
    )
    this.#put = database.prepare(`
      REPLACE INTO article_search (rowid, headline, text, details, names, headline_endings, endings)
      VALUES (?, ?, ?, ?, ?, ?, ?)`)
    this.#missing = database.prepare(`
      SELECT id FROM articles WHERE id > ?
        AND NOT EXISTS (SELECT 1 FROM article_texts WHERE article = articles.key AND form = ${SEARCH_FORM})
      ORDER BY id LIMIT ?`)
  }

  /** What is in the index of an article, by the key of its row; null for nothing, or an earlier form. */
  contentNow(key: number): ArticleContent | null {
    const row = this.#content.get(key) as (ArticleContent & { readonly form: number }) | undefined
    return row?.form === SEARCH_FORM ? row : null
  }

  /** To be called in the transaction that changes the row. */
  put(key: number, row: Named, content: ArticleContent): void {
    const indexed = (text: string) => indexedWords(text, row.language, this.#lexicon)
    const headline = indexed(row.summary.headline)
    const text = indexed(content.text)
    const details = indexed(content.details)
    const names = indexed(namesOf(row))
    const endings = `${text.endings} ${details.endings} ${names.endings}`
    this.#put.run(key, headline.words, text.words, details.words, names.words, headline.endings, endings)
    this.#keep.run(key, SEARCH_FORM, content.text, content.details)
  }

  /** Forgets the words that it remembers of texts. */
  forgetWords(): void {
    this.#lexicon = new Lexicon()
  }

  /** Ids behind `after`, in their order, of articles that are not in the index, or in an earlier form. */
  missing(after: string, limit: number): readonly string[] {
    return this.#missing.all(after, limit).map(({ id }) => String(id))
  }

  hit(key: number, { summary, language }: ArticleRow, question: Question): SearchHit {
    const content = this.contentNow(key)
    const quoted = (where: 'text' | 'details') => {
      const excerpt = content && excerptOf(content[where], language, question, this.#lexicon)
      return excerpt && { where, ...excerpt }
    }
    const text = quoted('text')
    const details = text?.answers === question.wordCount ? null : quoted('details')
    const best = (details?.answers ?? 0) > (text?.answers ?? 0) ? details : text
    return {
      headline: marksIn(summary.headline, language, question, this.#lexicon),
      excerpt: best && { where: best.where, text: best.text, marks: best.marks },
    }
  }
}

/** Whether an article is found by other words now. */
export function isFoundOtherwise(before: Named, after: Named): boolean {
  return (
    before.summary.headline !== after.summary.headline ||
    before.language !== after.language ||
    namesOf(before) !== namesOf(after)
  )
}

function namesOf({ slug, desk, metadata }: Named): string {
  const { keywords } = metadata
  return [
    slug,
    desk,
    ...(Array.isArray(keywords) ? keywords.filter((word) => typeof word === 'string') : []),
  ].join('\n')
}
