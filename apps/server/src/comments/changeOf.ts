import type { CommentPatch, ProblemError } from '@stet/protocol'
import { HttpProblem } from '../http/HttpProblem.ts'
import { can, canSettle, type ArticleInQuestion } from '../permissions.ts'
import { mentionsIn } from './mentionsIn.ts'
import type { CommentChange, StoredThread } from '../storage/StoredComment.ts'

/** Who wants to change a comment, and when. */
interface Changer {
  readonly actor: { readonly id: string; readonly role: string }
  readonly article: ArticleInQuestion
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * What a patch of a comment comes to while the thread is as it is: null if it is so already. Throws a refusal that names every
 * field that this person may not change.
 */
export function changeOf(
  thread: StoredThread,
  commentId: string,
  patch: CommentPatch,
  { actor, article, at }: Changer,
): CommentChange | null {
  const comment = thread.comments.find(({ id }) => id === commentId)
  const text = patch.text?.toWellFormed() ?? comment?.text ?? ''
  const [isNewText, isNewStatus, isNewBlocking] = [
    text !== (comment?.text ?? ''),
    patch.status !== undefined && patch.status !== thread.status,
    patch.isBlocking !== undefined && patch.isBlocking !== thread.isBlocking,
  ]
  const asked = { begunBy: thread.comments[0]?.author ?? '', isBlocking: thread.isBlocking }
  const maySettle = canSettle(actor, asked, article)
  const forbidden: ProblemError[] = []
  if (isNewText && comment?.author !== actor.id)
    forbidden.push({ path: 'text', message: 'only who wrote a comment may change it' })
  if (isNewStatus && !maySettle) forbidden.push({ path: 'status', message: refusal(thread) })
  if (isNewBlocking && !(patch.isBlocking ? can(actor, 'setBlocking', article) : maySettle))
    forbidden.push({ path: 'isBlocking', message: patch.isBlocking ? MAY_NOT_BLOCK : refusal(thread) })
  if (forbidden.length > 0) throw new HttpProblem('forbidden', 'You may not change this.', forbidden)
  if (!isNewText && !isNewStatus && !isNewBlocking) return null
  const what = blockingEvent(thread, isNewStatus, isNewBlocking)
  return {
    ...(isNewText ? { text: { text, editedAt: at, mentions: mentionsIn(text) } } : {}),
    ...(isNewBlocking ? { isBlocking: patch.isBlocking === true } : {}),
    ...(isNewStatus
      ? { status: patch.status === 'resolved' ? { to: 'resolved', by: actor.id, at } : { to: 'open' } }
      : {}),
    seen: { isBlocking: thread.isBlocking, status: thread.status },
    audit: what
      ? {
          at,
          person: actor.id,
          article: article.id,
          what,
          detail: { thread: thread.id, begunBy: asked.begunBy },
        }
      : null,
  }
}

export const MAY_NOT_BLOCK = 'your role may not make a thread blocking'

function refusal({ isBlocking }: StoredThread): string {
  return isBlocking
    ? 'a blocking thread is settled by who began it, the legal desk or the chief'
    : 'a thread is settled by who began it, or who may write in the article now'
}

/** What has to be told later: the end of what kept an article from being approved. */
function blockingEvent(
  { isBlocking, status }: StoredThread,
  isNewStatus: boolean,
  isNewBlocking: boolean,
): string | null {
  if (!isBlocking) return null
  if (isNewStatus) return status === 'open' ? 'blocking-comment-resolved' : 'blocking-comment-reopened'
  return isNewBlocking ? 'blocking-comment-released' : null
}
