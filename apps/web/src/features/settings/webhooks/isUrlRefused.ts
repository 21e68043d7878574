import { RequestError } from '../../../api/RequestError.ts'

/** Whether the server does not take the address. */
export function isUrlRefused(error: unknown): boolean {
  if (!(error instanceof RequestError) || error.failure.kind !== 'problem') return false
  return error.failure.problem.errors?.some(({ path }) => path === 'url') ?? false
}
