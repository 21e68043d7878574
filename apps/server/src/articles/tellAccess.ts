import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../accounts/Actor.ts'
import { can, namedIn, type Asker } from '../permissions.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { ArticleParts } from './ArticleParts.ts'
import { presentInList } from './presentArticle.ts'

type Parts = Pick<ArticleParts, 'store' | 'rooms' | 'accounts' | 'events' | 'notifier' | 'now'>

/**
 * After a change of what is known about an article: whoever may not see it any more loses it at once, whoever may now gets it,
 * and it is on record who changed that. Does nothing where the same people may see it as before.
 */
export async function tellAccess(
  parts: Parts,
  { before, after, by }: { readonly before: ArticleRow; readonly after: ArticleRow; readonly by: Actor },
): Promise<void> {
  const { store, rooms, events, accounts, notifier, now } = parts
  const named = namedIn(after)
  if (isDeepStrictEqual(namedIn(before), named)) return
  rooms.recheckArticle(after)
  events.publish(
    { type: 'article-removed', id: after.id },
    (actor) => sees(actor, before) && !sees(actor, after),
  )
  events.publish(
    { type: 'article-created', article: presentInList(after, parts) },
    (actor) => sees(actor, after) && !sees(actor, before),
  )
  const others = accounts.people().filter((person) => sees(person, before) !== sees(person, after))
  void notifier.tell(others.map(({ id }) => id))
  await store.addAuditEntry({
    at: now(),
    person: by.id,
    article: after.id,
    what: 'access-changed',
    detail: named === null ? { isRestricted: false } : { isRestricted: true, named: [...named] },
  })
}

function sees(actor: Asker, row: ArticleRow): boolean {
  return can(actor, 'seeArticle', row)
}
