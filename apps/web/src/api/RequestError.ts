import type { Problem, ProblemName } from '@stet/protocol'

/**
 * Why a request failed. `problem`: the server said so in a problem document. `unreachable`: no answer came (offline, server
 * down, time over). `unexpected`: an answer that this version does not understand.
 */
export type Failure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unexpected'; readonly status: number; readonly detail: string }

/** The only error that `request` rejects with, save a caller's own abort. */
export class RequestError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(describe(failure))
    this.name = 'RequestError'
    this.failure = failure
  }
}

/** Asks whether an error is the server's problem of that name. */
export function isProblem(error: unknown, name: ProblemName): boolean {
  return (
    error instanceof RequestError &&
    error.failure.kind === 'problem' &&
    error.failure.problem.type === `urn:stet:problem:${name}`
  )
}

/** Asks whether no answer came, so that trying again later may help. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof RequestError && error.failure.kind === 'unreachable'
}

function describe(failure: Failure): string {
  if (failure.kind === 'problem') return failure.problem.detail
  if (failure.kind === 'unreachable') return 'The server could not be reached.'
  return `${failure.status}: ${failure.detail}`
}
