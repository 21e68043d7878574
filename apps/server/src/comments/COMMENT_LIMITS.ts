import { HttpProblem } from '../http/HttpProblem.ts'
import type { AddCommentResult, CommentLimits } from '../storage/StoredComment.ts'

/** How many comments an article may have, so that all of them can be told at once. */
export const COMMENT_LIMITS: CommentLimits = {
  threadsAnArticle: 1_000,
  commentsAThread: 200,
  textAnArticle: 2_000_000,
}

const { threadsAnArticle, commentsAThread, textAnArticle } = COMMENT_LIMITS

/** What is said when a comment was not stored. */
export const REFUSALS: Readonly<
  Record<Extract<AddCommentResult, { ok: false }>['reason'], () => HttpProblem>
> = {
  // The article was there a moment ago.
  missing: () =>
    new HttpProblem('not-found', 'There is no such thread in this article.', [
      { path: 'thread', message: 'is no thread in this article' },
    ]),
  idTaken: () =>
    new HttpProblem('conflict', 'Another comment has this id.', [
      { path: 'id', message: 'is taken by another comment' },
    ]),
  threadsAnArticle: () => new HttpProblem('conflict', `An article has at most ${threadsAnArticle} threads.`),
  commentsAThread: () =>
    new HttpProblem('conflict', `A thread has at most ${commentsAThread} comments. Begin another one.`),
  textAnArticle: () =>
    new HttpProblem('conflict', `The comments of an article have at most ${textAnArticle} characters.`),
}
