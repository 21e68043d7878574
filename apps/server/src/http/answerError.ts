import type { FastifyReply, FastifyRequest } from 'fastify'
import { StoreClosed, StoreUnwritable } from '../storage/Store.ts'
import { HttpProblem } from './HttpProblem.ts'

const NOTHING_HERE = new HttpProblem('not-found', 'There is nothing at this address.')

function present(reply: FastifyReply, { problem, headers }: HttpProblem): FastifyReply {
  return reply
    .code(problem.status)
    .headers(headers)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}

/** What the store cannot do at the moment. */
function fromStore(error: unknown): HttpProblem | null {
  if (error instanceof StoreUnwritable || isUnwritableFile(error)) {
    const detail = 'Nothing can be saved now, so nothing was stored. Try again in a moment.'
    return new HttpProblem('storage-trouble', detail, [], { 'retry-after': '10' })
  }
  if (error instanceof StoreClosed) return new HttpProblem('shutting-down', 'The server is shutting down.')
  return null
}

/** SQLite's codes for a file (of the accounts) that is full, held by another program, or failing. */
function isUnwritableFile(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  return (
    code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' && [5, 6, 8, 10, 13].includes(errcode & 0xff)
  )
}

/** What Fastify itself refuses, in our words. */
function fromFramework(error: unknown): HttpProblem | null {
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new HttpProblem('unsupported-type', 'This content type is not accepted here.')
  }
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return NOTHING_HERE
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new HttpProblem('too-large', 'The request is too large.')
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new HttpProblem('invalid-request', 'The request cannot be understood.')
  }
  return null
}

/** Answers a refusal or a failure with its problem document; the reason of a failure goes to the log only. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof HttpProblem) return present(reply, error)
  const refused = fromStore(error) ?? fromFramework(error)
  if (refused) return present(reply, refused)
  request.log.error({ err: error }, 'request failed')
  return present(
    reply,
    new HttpProblem('internal', `Something went wrong here. Name ${request.id} when you report it.`),
  )
}

/** The answer to an address that nothing is served at. */
export function answerNotFound(reply: FastifyReply): FastifyReply {
  return present(reply, NOTHING_HERE)
}
