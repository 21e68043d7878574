import { problemSchema, problemType, type Problem, type ProblemName } from '@stet/protocol'
import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'

/** Checks that the answer is this problem as a problem document, and gives the document. */
export function expectProblem(answer: LightMyRequestResponse, name: ProblemName, status: number): Problem {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  const problem = problemSchema.parse(answer.json())
  expect({ type: problem.type, status: answer.statusCode }).toEqual({ type: problemType(name), status })
  expect(problem.status).toBe(status)
  return problem
}
