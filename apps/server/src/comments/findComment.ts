import * as z from 'zod/mini'
import type { Actor } from '../accounts/Actor.ts'
import type { FoundArticle } from '../articles/findArticle.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import { can, modeFor } from '../permissions.ts'
import type { Store } from '../storage/Store.ts'
import type { StoredThread } from '../storage/StoredComment.ts'

const commentId = z.uuid()

/** The thread of a comment, its article, and the most that the asker may do in the text of that now. */
interface FoundComment extends FoundArticle {
  readonly thread: StoredThread
}

/** The one answer for a comment that does not exist and for one that does not exist for the asker. */
export function noSuchComment(): HttpProblem {
  return new HttpProblem('not-found', 'There is no such comment.')
}

/** The thread of this comment, or a thrown `not-found`, also for who may not read it. */
export async function findComment(
  store: Pick<Store, 'getArticle' | 'threadOf'>,
  id: string,
  actor: Actor,
): Promise<FoundComment> {
  const thread = commentId.safeParse(id).success ? await store.threadOf(id) : null
  const row = thread && (await store.getArticle(thread.article))
  const mode = row && modeFor(actor, row)
  if (!thread || !row || !mode || !can(actor, 'readComments', row)) throw noSuchComment()
  return { row, mode, thread }
}
