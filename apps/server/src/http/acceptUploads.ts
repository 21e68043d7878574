import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { readBody } from './readBody.ts'

/** Gives the routes of this scope their bodies as bytes, whatever the content type says, at most `BODY_LIMIT`. */
export function acceptUploads(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', async (_request: unknown, stream: unknown) => readBody(stream as Readable))
}
