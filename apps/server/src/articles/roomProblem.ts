import { HttpProblem } from '../http/HttpProblem.ts'
import type { EditResult } from '../sync/Rooms.ts'
import { noSuchArticle } from './findArticle.ts'

/** The problem that is answered when an article could not be read or edited. */
export function roomProblem(reason: Extract<EditResult<unknown>, { ok: false }>['reason']): HttpProblem {
  return PROBLEMS[reason]()
}

const PROBLEMS = {
  missing: noSuchArticle,
  closed: () => new HttpProblem('shutting-down', 'The server is shutting down. Ask again in a moment.'),
  corrupt: () =>
    new HttpProblem('internal', 'What is stored of this article cannot be read. It is left as it is.'),
  damaged: () =>
    new HttpProblem(
      'conflict',
      'What is stored of this article is damaged. It can be read as it last was, and not be changed until it is repaired.',
    ),
  unwritable: () =>
    new HttpProblem('storage-trouble', 'Nothing can be stored at the moment. Ask again in a while.'),
  forbidden: () => new HttpProblem('forbidden', 'You may not write in this article now.'),
} as const
