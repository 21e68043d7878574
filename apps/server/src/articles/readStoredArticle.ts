import { read, toArticleJson, type ArticleJson, type View } from '@stet/article'
import type { ReadResult, Rooms } from '../sync/Rooms.ts'
import { roomProblem } from './roomProblem.ts'

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
  throw roomProblem(result.reason)
}
