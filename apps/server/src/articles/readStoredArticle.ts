import {
  read,
  toArticleJson,
  toMarkupJson,
  type WritingForm,
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
  if (view !== 'markup') return await readArticleJson(rooms, articleId, view)
  return valueOf(await rooms.read(articleId, (doc) => toMarkupJson(read(doc, view))))
}

/** The same where nothing that is suggested is marked. */
export async function readArticleJson(
  rooms: Pick<Rooms, 'read'>,
  articleId: string,
  view: Exclude<ViewName, 'markup'>,
): Promise<ArticleJson> {
  return valueOf(await rooms.read(articleId, (doc) => toArticleJson(read(doc, view))))
}

/** The same as a file, in a form of what is written. */
export async function exportStoredArticle(
  rooms: Pick<Rooms, 'read'>,
  articleId: string,
  view: ViewName,
  format: WritingForm,
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
