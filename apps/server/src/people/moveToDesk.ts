import type { ArticleParts } from '../articles/ArticleParts.ts'
import { presentInList } from '../articles/presentArticle.ts'

/** Articles that are taken in one step; others write in between. */
const STEP = 100

type Parts = Pick<ArticleParts, 'store' | 'events' | 'rooms' | 'accounts'>

/**
 * Whatever names a desk names it otherwise: articles, without counting as changed, the views of the list that people keep, and
 * webhooks that are told of it.
 * How many articles those were. Done again, it goes on where it failed.
 */
export async function moveToDesk(parts: Parts, from: string, to: string): Promise<number> {
  const { store, events } = parts
  let moved = 0
  for (;;) {
    const { articles } = await store.listArticles({ desk: from, limit: STEP })
    if (articles.length === 0) break
    for (const { id, updatedAt } of articles) {
      const patched = await store.patchArticle(id, { desk: to }, updatedAt)
      if (!patched.ok) continue
      moved += 1
      const article = presentInList(patched.article, parts)
      events.publish({ type: 'article-changed', article }, patched.article)
    }
  }
  await store.moveViewsToDesk(from, to)
  await store.webhooks.moveToDesk(from, to)
  return moved
}
