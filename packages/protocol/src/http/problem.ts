import * as z from 'zod/mini'

/**
 * The stable names behind a problem's `type`. A name is never removed or given another meaning.
 *
 * `not-signed-in` 401 · `wrong-credentials` 401 · `forbidden` 403 (signed in, sees the thing, may not do this) ·
 * `foreign-origin` 403 · `not-found` 404 (unknown and forbidden articles alike) · `invalid-request` 400 ·
 * `invalid-article` 400 (`errors[].path` points into the Article JSON) · `empty-import` 400 · `not-text` 400 (not UTF-8, or a
 * picture or another binary file) · `too-large` 413 · `unsupported-type` 415 · `conflict` 409 (a slug or an address that is taken) ·
 * `gates-closed` 409 (a transition that cannot be made now; `gates` says why) · `too-many-requests` 429 · `storage-trouble` 503 (nothing was stored) · `shutting-down` 503 · `internal` 500.
 */
export const PROBLEM_NAMES = [
  'not-signed-in',
  'wrong-credentials',
  'forbidden',
  'foreign-origin',
  'not-found',
  'invalid-request',
  'invalid-article',
  'empty-import',
  'not-text',
  'too-large',
  'unsupported-type',
  'conflict',
  'gates-closed',
  'too-many-requests',
  'storage-trouble',
  'shutting-down',
  'internal',
] as const
export type ProblemName = (typeof PROBLEM_NAMES)[number]

/** The `type` of a problem document: `urn:stet:problem:<name>`. */
export type ProblemType = `urn:stet:problem:${ProblemName}`

/** Gives the `type` for a name. */
export function problemType(name: ProblemName): ProblemType {
  return `urn:stet:problem:${name}`
}

/** One thing that is wrong: where (`sections[0].blocks[2].text`, `targetLength`; empty for the whole body) and what. */
export const problemErrorSchema = z.object({ path: z.string(), message: z.string() })
export type ProblemError = z.infer<typeof problemErrorSchema>

/** An RFC 9457 problem document, served as `application/problem+json`; `detail` and `message` are English sentences. */
export const problemSchema = z.object({
  type: z.templateLiteral(['urn:stet:problem:', z.enum(PROBLEM_NAMES)]),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.optional(z.array(problemErrorSchema)),
  /** Of `gates-closed`: each a `Gate`; parsed by who shows them. */
  gates: z.optional(z.array(z.unknown())),
})
export type Problem = z.infer<typeof problemSchema>
