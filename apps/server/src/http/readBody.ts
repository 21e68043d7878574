import type { Readable } from 'node:stream'
import { HttpProblem } from './HttpProblem.ts'

/** The most that a request may carry, in bytes: a 20,000-word article with every format is a tenth of it. */
const BODY_LIMIT = 5 * 1024 * 1024

/** How much of a too large body is read and thrown away before the connection is cut, in bytes. */
const DRAIN_LIMIT = 64 * 1024 * 1024

/**
 * The whole body, or a thrown `too-large`. What is too large is still received (not kept) up to 64 MiB, because a browser
 * that is answered while it sends shows a broken connection and not the answer.
 */
export async function readBody(stream: Readable, limit: number = BODY_LIMIT): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (length > DRAIN_LIMIT) break
  }
  if (length > limit) {
    const size = length > DRAIN_LIMIT ? 'more than 64' : (length / 1024 / 1024).toFixed(1)
    throw new HttpProblem('too-large', `The request is ${size} MiB; the most is ${limit / 1024 / 1024} MiB.`)
  }
  return Buffer.concat(chunks, length)
}
