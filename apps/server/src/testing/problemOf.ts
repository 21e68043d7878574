import { problemSchema, type Problem } from '@stet/protocol'
import type { LightMyRequestResponse } from 'fastify'

/** The problem document of a refusal, with `is` in short: `404 not-found`. Throws when the answer is none. */
export function problemOf(answer: LightMyRequestResponse): Problem & { readonly is: string } {
  const type = String(answer.headers['content-type'])
  if (!type.startsWith('application/problem+json')) {
    throw new Error(`no problem document but ${answer.statusCode} ${type}: ${answer.body.slice(0, 200)}`)
  }
  const problem = problemSchema.parse(answer.json())
  if (problem.status !== answer.statusCode)
    throw new Error(`${problem.status} was sent as ${answer.statusCode}`)
  return { ...problem, is: `${problem.status} ${problem.type.slice('urn:stet:problem:'.length)}` }
}

/** Where a problem is, sorted. */
export function pathsOf(problem: Problem): readonly string[] {
  return (problem.errors ?? []).map(({ path }) => path).toSorted()
}
