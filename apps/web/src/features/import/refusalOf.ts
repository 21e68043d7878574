import { RequestError } from '../../api/RequestError.ts'
import type { ImportRefusal } from './ImportJob.ts'

/** Reads why an import of `bytes` bytes failed from what `request` rejected with. */
export function refusalOf(error: unknown, bytes: number): ImportRefusal {
  if (!(error instanceof RequestError)) return { kind: 'unexpected', detail: String(error) }
  const { failure } = error
  if (failure.kind === 'unreachable') return { kind: 'unreachable' }
  if (failure.kind === 'unexpected') {
    // A proxy in front of the server has a limit of its own and answers in its own words.
    if (failure.status === 413) return { kind: 'tooLarge', bytes }
    return { kind: 'unexpected', detail: error.message }
  }
  switch (failure.problem.type) {
    case 'urn:stet:problem:empty-import':
      return { kind: 'empty' }
    case 'urn:stet:problem:not-text':
      return { kind: 'notText' }
    case 'urn:stet:problem:too-large':
      return { kind: 'tooLarge', bytes }
    case 'urn:stet:problem:unsupported-type':
      return { kind: 'unsupported' }
    case 'urn:stet:problem:invalid-article':
    case 'urn:stet:problem:invalid-request':
      return {
        kind: 'invalid',
        errors: failure.problem.errors ?? [{ path: '', message: failure.problem.detail }],
      }
    case 'urn:stet:problem:forbidden':
      return { kind: 'forbidden' }
    case 'urn:stet:problem:storage-trouble':
    case 'urn:stet:problem:shutting-down':
      return { kind: 'storage' }
    case 'urn:stet:problem:too-many-requests':
      return { kind: 'tooMany' }
    default:
      return { kind: 'unexpected', detail: failure.problem.detail }
  }
}
