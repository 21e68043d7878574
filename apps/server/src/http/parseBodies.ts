import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { decodeUtf8 } from './decodeUtf8.ts'
import { HttpProblem } from './HttpProblem.ts'
import { readBody } from './readBody.ts'

/** Gives routes their JSON bodies: UTF-8, at most `BODY_LIMIT`; an empty body is undefined. Any other content type is refused. */
export function parseBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', async (_request: unknown, stream: unknown) => {
    const decoded = decodeUtf8(await readBody(stream as Readable))
    if (!decoded.ok) throw new HttpProblem('not-text', `Byte ${decoded.at + 1} of the JSON is not UTF-8.`)
    return parseJson(decoded.text)
  })
}

/** The value, undefined for an empty text, or a thrown `invalid-request` that says where the JSON breaks. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new HttpProblem('invalid-request', `The JSON cannot be read: ${(error as Error).message}.`)
  }
}
