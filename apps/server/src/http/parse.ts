import type { ProblemError } from '@stet/protocol'
import * as z from 'zod/mini'
import { HttpProblem } from './HttpProblem.ts'

z.config(z.locales.en())

/** `['sections', 0, 'text']` as people write it: `sections[0].text`. */
function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('')
}

function errorsOf(issue: z.core.$ZodIssue): ProblemError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: writePath([...issue.path, key]),
      message: 'is not a known field',
    }))
  }
  return [{ path: writePath(issue.path), message: issue.message }]
}

/** What the schema makes of it, or a thrown `invalid-request` that names every wrong and every unknown field of `where`. */
export function parse<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  where: 'body' | 'query' | 'address',
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap(errorsOf)
  const names = errors.map(({ path }) => path || `the ${where}`).join(', ')
  throw new HttpProblem('invalid-request', `The ${where} of the request is not valid: ${names}.`, errors)
}
