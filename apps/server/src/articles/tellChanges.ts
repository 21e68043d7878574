import type { Logger } from '../observability/logger.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { ArticleParts } from './ArticleParts.ts'
import { followHeadline } from './followHeadline.ts'
import { presentInList } from './presentArticle.ts'

/** Pushes what happens in texts, rooms and the store to everybody who watches. Returns what ends it. */
export function tellChanges(parts: ArticleParts, logger: Logger): () => void {
  const { rooms, store, events, versions } = parts
  const tell = (row: ArticleRow) =>
    events.publish({ type: 'article-changed', article: presentInList(row, parts) }, row)
  const stops = [
    rooms.onSummary((row) => {
      tell(row)
      followHeadline(parts, row)
        .then((renamed) => renamed && tell(renamed))
        .catch((error: unknown) =>
          logger.warn({ article: row.id, reason: String(error) }, 'slug not renamed'),
        )
    }),
    versions.onKept((id) => {
      store
        .getArticle(id)
        .then((row) => row && events.publish({ type: 'versions-changed', id }, row))
        .catch((error: unknown) => logger.warn({ article: id, reason: String(error) }, 'version not told'))
    }),
    rooms.onPeopleChange((id) => {
      // Who may know of it is asked first; by then there may be others in it.
      store
        .getArticle(id)
        .then(
          (row) => row && events.publish({ type: 'people-changed', id, people: [...rooms.people(id)] }, row),
        )
        .catch((error: unknown) => logger.warn({ article: id, reason: String(error) }, 'people not told'))
    }),
    store.onTrouble(({ kind }) => events.publish({ type: 'storage-trouble', reason: kind }, null)),
    store.onRecovered(() => events.publish({ type: 'storage-recovered' }, null)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
