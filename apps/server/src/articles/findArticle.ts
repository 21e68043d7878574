import { articleIdSchema, type Mode } from '@stet/protocol'
import type { Actor } from '../accounts/Actor.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import { modeFor } from '../permissions.ts'
import type { ArticleRow, Store } from '../storage/Store.ts'

/** The one answer for an article that does not exist and for one that does not exist for the asker. */
export function noSuchArticle(): HttpProblem {
  return new HttpProblem('not-found', 'There is no such article.')
}

/** An article, and the most that the asker may do in its text now. */
export interface FoundArticle {
  readonly row: ArticleRow
  readonly mode: Mode
}

/**
 * The article and what this person may do in its text, or a thrown `not-found`; the store is not asked for an address that
 * cannot be one.
 */
export async function findArticle(
  store: Pick<Store, 'getArticle'>,
  id: string,
  actor: Actor,
): Promise<FoundArticle> {
  const row = articleIdSchema.safeParse(id).success ? await store.getArticle(id) : null
  const mode = row && modeFor(actor, row)
  if (!row || !mode) throw noSuchArticle()
  return { row, mode }
}
