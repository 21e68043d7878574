import type { Readable } from 'node:stream'
import { decodeText } from '@stet/article'
import type { FastifyInstance } from 'fastify'
import { HttpProblem, notText } from './HttpProblem.ts'
import { readBody } from './readBody.ts'

/** Gives routes their JSON bodies: UTF-8, at most `BODY_LIMIT`; an empty body is undefined. Any other content type is refused. */
export function parseBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', async (_request: unknown, stream: unknown) => {
    const bytes = await readBody(stream as Readable)
    if (bytes.length === 0) return undefined
    const decoded = decodeText(bytes)
    if (!decoded.ok) throw notText(decoded.problems)
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
