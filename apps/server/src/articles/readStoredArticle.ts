import { read, toArticleJson, type ArticleJson, type View } from '@stet/article'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { ReadResult, Rooms } from '../sync/Rooms.ts'
import { noSuchArticle } from './findArticle.ts'

/** The text of an article as it is at this moment, in the view that is asked for. */
export async function readStoredArticle(
  rooms: Pick<Rooms, 'read'>,
  articleId: string,
  view: View,
): Promise<ArticleJson> {
  return valueOf(await rooms.read(articleId, (doc) => toArticleJson(read(doc, view))))
}

/** What was read; throws the problem of why it could not be. */
export function valueOf<T>(result: ReadResult<T>): T {
  if (result.ok) return result.value
  throw PROBLEMS[result.reason]()
}

const PROBLEMS = {
  missing: noSuchArticle,
  closed: () => new HttpProblem('shutting-down', 'The server is shutting down. Ask again in a moment.'),
  corrupt: () =>
    new HttpProblem('internal', 'What is stored of this article cannot be read. It is left as it is.'),
} as const
