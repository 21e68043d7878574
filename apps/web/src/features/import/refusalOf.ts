import type { Problem } from '@stet/protocol'
import { RequestError } from '../../api/RequestError.ts'
import type { ImportRefusal } from './ImportJob.ts'

/** Problems that are all said by their name; the others need something of the answer. */
const PLAIN_REFUSALS = {
  'urn:stet:problem:empty-import': 'empty',
  'urn:stet:problem:not-text': 'notText',
  'urn:stet:problem:unsupported-type': 'unsupported',
  'urn:stet:problem:forbidden': 'forbidden',
  'urn:stet:problem:storage-trouble': 'storage',
  'urn:stet:problem:shutting-down': 'storage',
  'urn:stet:problem:too-many-requests': 'tooMany',
} as const

/** Reads why an import of `bytes` bytes failed from what `request` rejected with. */
export function refusalOf(error: unknown, bytes: number): ImportRefusal {
  if (!(error instanceof RequestError)) return { kind: 'unexpected', detail: String(error) }
  const { failure } = error
  if (failure.kind === 'unreachable') return { kind: 'unreachable' }
  if (failure.kind === 'problem') return refusalOfProblem(failure.problem, bytes)
  // A proxy in front of the server has a limit of its own and answers in its own words.
  if (failure.status === 413) return { kind: 'tooLarge', bytes }
  return { kind: 'unexpected', detail: error.message }
}

function refusalOfProblem({ type, detail, errors }: Problem, bytes: number): ImportRefusal {
  if (isPlain(type)) return { kind: PLAIN_REFUSALS[type] }
  if (type === 'urn:stet:problem:too-large') return { kind: 'tooLarge', bytes }
  if (type === 'urn:stet:problem:invalid-article' || type === 'urn:stet:problem:invalid-request') {
    return { kind: 'invalid', errors: errors ?? [{ path: '', message: detail }] }
  }
  return { kind: 'unexpected', detail }
}

function isPlain(type: string): type is keyof typeof PLAIN_REFUSALS {
  return type in PLAIN_REFUSALS
}
