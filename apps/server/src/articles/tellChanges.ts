import type { Logger } from '../observability/logger.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { ArticleParts } from './ArticleParts.ts'
import { followHeadline } from './followHeadline.ts'
import { presentInList } from './presentArticle.ts'

/** Pushes what happens in texts, rooms and the store to everybody who watches. Returns what ends it. */
export function tellChanges(parts: ArticleParts, logger: Logger): () => void {
  const { rooms, store, events } = parts
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
    rooms.onPeopleChange((id, people) => {
      events.publish({ type: 'people-changed', id, people: [...people] }, null)
    }),
    store.onTrouble(({ kind }) => events.publish({ type: 'storage-trouble', reason: kind }, null)),
    store.onRecovered(() => events.publish({ type: 'storage-recovered' }, null)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
