import type { NewsItem } from '@stet/article'
import type { ViewName } from '@stet/protocol'
import { HttpProblem } from '../http/HttpProblem.ts'
import { exportedNewsItem } from '../newsItems/exportedNewsItem.ts'
import { killedNewsItem } from '../newsItems/publicNewsItem.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { ArticleParts } from './ArticleParts.ts'
import { readArticleJson } from './readStoredArticle.ts'

type Parts = Pick<ArticleParts, 'rooms' | 'store' | 'newsroom' | 'now'>

/** An article as a news item, in a view that has one; a thrown problem where its text cannot be read. */
export async function exportNewsItem(
  { rooms, store, newsroom, now }: Parts,
  row: ArticleRow,
  view: ViewName,
): Promise<NewsItem> {
  if (view === 'markup') throw noMarkup()
  const found = await store.publishedBySlug(row.slug)
  const published = found?.row.id === row.id ? found : null
  // What was killed is told also where its text does not load.
  const killed = published && killedNewsItem(published, newsroom)
  if (killed) return killed
  const article = await readArticleJson(rooms, row.id, view)
  const exported = { row: published?.row ?? row, published, article, isFinal: view === 'final' }
  return exportedNewsItem(exported, now(), newsroom)
}

function noMarkup(): HttpProblem {
  return new HttpProblem(
    'invalid-request',
    'No standard of news items knows suggestions. Ask for the view original or final.',
    [{ path: 'view', message: 'must be original or final' }],
  )
}
