import type { ArticleJson } from './articleJson.ts'
import { normaliseArticle } from './formats/json/normaliseArticle.ts'
import { ArticleReader } from './validation/ArticleReader.ts'
import type { Problem } from './validation/Problem.ts'

export type ValidatedArticle =
  | { readonly ok: true; readonly article: ArticleJson }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Checks that an untrusted value (of `JSON.parse`) is an article, and gives it in normal form. Fields may be left out
 * and are empty then; unknown fields, unknown kinds without a marker, runs out of order or out of the text, unsafe
 * links, control characters and what is over `ARTICLE_LIMITS` are problems. It names all of them, not only the first.
 */
export function validateArticle(value: unknown): ValidatedArticle {
  const reader = new ArticleReader()
  const article = reader.readArticle(value)
  if (reader.problems.count > 0) return { ok: false, problems: reader.problems.list() }
  return { ok: true, article: normaliseArticle(article) }
}
