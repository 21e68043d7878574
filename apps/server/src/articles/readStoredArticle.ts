import {
  read,
  toArticleJson,
  toMarkupJson,
  type ArticleFormat,
  type ArticleJson,
  type MarkupJson,
} from '@stet/article'
import type { ViewName } from '@stet/protocol'
import type { ReadResult, Rooms } from '../sync/Rooms.ts'
import { roomProblem } from './roomProblem.ts'

/** The text of an article as it is at this moment, in the view that is asked for; in `markup` with what is suggested. */
export async function readStoredArticle(
  rooms: Pick<Rooms, 'read'>,
  articleId: string,
  view: ViewName,
): Promise<ArticleJson | MarkupJson> {
  const result = await rooms.read(articleId, (doc) =>
    view === 'markup' ? toMarkupJson(read(doc, view)) : toArticleJson(read(doc, view)),
  )
  return valueOf(result)
}

/** The same as a file. */
export async function exportStoredArticle(
  rooms: Pick<Rooms, 'read'>,
  articleId: string,
  view: ViewName,
  format: ArticleFormat,
): Promise<string> {
  const result = await rooms.read(articleId, (doc) => {
    const article = read(doc, view)
    return view === 'markup' ? format.exportMarkup(article) : format.exportArticle(toArticleJson(article))
  })
  return valueOf(result).content
}

/** What was read; throws the problem of why it could not be. */
export function valueOf<T>(result: ReadResult<T>): T {
  if (result.ok) return result.value
  throw roomProblem(result.reason)
}
