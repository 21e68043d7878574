import { problemType, type Gate, type Problem, type ProblemError, type ProblemName } from '@stet/protocol'

const PROBLEMS: Readonly<Record<ProblemName, { readonly status: number; readonly title: string }>> = {
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'wrong-credentials': { status: 401, title: 'Wrong e-mail address or password' },
  forbidden: { status: 403, title: 'Not allowed' },
  'foreign-origin': { status: 403, title: 'Foreign origin' },
  'not-found': { status: 404, title: 'Not found' },
  'invalid-request': { status: 400, title: 'Invalid request' },
  'invalid-article': { status: 400, title: 'Invalid article' },
  'empty-import': { status: 400, title: 'Nothing to import' },
  'not-text': { status: 400, title: 'Not a text' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-type': { status: 415, title: 'Unsupported type' },
  conflict: { status: 409, title: 'Conflict' },
  'gates-closed': { status: 409, title: 'Not possible now' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'storage-trouble': { status: 503, title: 'Nothing can be saved now' },
  'shutting-down': { status: 503, title: 'Shutting down' },
  internal: { status: 500, title: 'Internal error' },
}

/**
 * A refusal on its way to the asker: thrown by a route, presented as an RFC 9457 problem document by the error handler.
 * `detail` and the messages go to the asker word for word: no secrets, nothing about what they may not see.
 */
export class HttpProblem extends Error {
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>

  constructor(
    name: ProblemName,
    detail: string,
    errors?: readonly ProblemError[],
    headers: Readonly<Record<string, string>> = {},
    gates?: readonly Gate[],
  ) {
    super(detail)
    this.name = 'HttpProblem'
    this.headers = headers
    this.problem = {
      type: problemType(name),
      title: PROBLEMS[name].title,
      status: PROBLEMS[name].status,
      detail,
      ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
      ...(gates ? { gates: [...gates] } : {}),
    }
  }
}

/** Bytes that are no UTF-8 text; the first reason is the detail. */
export function notText(problems: readonly ProblemError[]): HttpProblem {
  return new HttpProblem('not-text', problems[0]?.message ?? 'This is not a text in UTF-8.')
}
