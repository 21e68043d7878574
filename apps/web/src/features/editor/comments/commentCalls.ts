import { commentAnswerSchema, type CommentAnswer, type ThreadList, threadListSchema } from '@stet/protocol'
import { request } from '../../../api/request.ts'
import { RequestError } from '../../../api/RequestError.ts'
import type { CommentChange } from './WaitingComment.ts'

/** What became of something that was sent. `later`: nobody could take it now. */
export type SendResult =
  | { readonly kind: 'done'; readonly thread: CommentAnswer['thread'] }
  | { readonly kind: 'later' }
  | { readonly kind: 'refused'; readonly detail: string }

/** How the server is asked about the comments of an article. */
export interface CommentCalls {
  /** Rejects with `RequestError`. */
  readonly list: () => Promise<ThreadList>
  /** Never rejects. */
  readonly send: (change: CommentChange) => Promise<SendResult>
}

/** Asks over HTTP. */
export function commentCalls(articleId: string): CommentCalls {
  const path = `/api/articles/${encodeURIComponent(articleId)}/comments`
  return {
    list: () => request(path, threadListSchema),
    send: async (change) => {
      try {
        const { thread } =
          change.kind === 'new'
            ? await request(path, commentAnswerSchema, { method: 'POST', json: change.json })
            : await request(`/api/comments/${encodeURIComponent(change.id)}`, commentAnswerSchema, {
                method: 'PATCH',
                json: change.json,
              })
        return { kind: 'done', thread }
      } catch (error) {
        return isForNow(error) ? { kind: 'later' } : { kind: 'refused', detail: detailOf(error) }
      }
    },
  }
}

/** Signed out, too fast, the server in trouble or away: the same may be taken later. */
function isForNow(error: unknown): boolean {
  if (!(error instanceof RequestError)) return false
  const { failure } = error
  if (failure.kind === 'unreachable') return true
  const status = failure.kind === 'problem' ? failure.problem.status : failure.status
  return status === 401 || status === 408 || status === 429 || status >= 500
}

function detailOf(error: unknown): string {
  if (!(error instanceof RequestError)) return String(error)
  const { failure } = error
  if (failure.kind !== 'problem') return error.message
  const errors = failure.problem.errors?.map(({ message }) => message) ?? []
  return errors.length > 0 ? errors.join(' ') : failure.problem.detail
}
