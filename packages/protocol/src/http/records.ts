import * as z from 'zod/mini'
import { personSchema } from './me.ts'
import { instantSchema } from './metadata.ts'

/** The query of a record, which is told page by page, the latest first; `limit` 100 unless told. */
export const recordQuerySchema = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(100))),
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(500))),
})

/** A decision on a suggestion, as it was made. */
export const decisionSchema = z.object({
  at: instantSchema,
  decidedBy: personSchema,
  /** `open`: re-opened; `removed`: what was decided under this key counts no longer, as after an undo. */
  verdict: z.enum(['accept', 'reject', 'open', 'removed']),
  /** Whose suggestion it was. */
  whose: personSchema,
  isOwn: z.boolean(),
  /** The key of the decision in the document, which names what was decided. */
  what: z.string(),
  /** The characters concerned (at most the first 1,000); of a format or kind, what it was as JSON. */
  text: z.string(),
  /** The text was removed by a purge. */
  isTextRemoved: z.boolean(),
  /** How many characters and breaks it names; 0 for a format or kind. */
  length: z.int().check(z.gte(0)),
})
export type DecisionOnRecord = z.infer<typeof decisionSchema>

/** `GET /api/articles/:id/decisions`; `nextCursor` is null on the last page. */
export const decisionPageSchema = z.object({
  decisions: z.array(decisionSchema),
  nextCursor: z.nullable(z.string()),
})
export type DecisionPage = z.infer<typeof decisionPageSchema>

/** Something that happened. `what` is a stable name; `detail` never holds text of an article. */
export const auditEntrySchema = z.object({
  sequence: z.int().check(z.gte(1)),
  at: instantSchema,
  person: personSchema,
  article: z.nullable(z.string()),
  what: z.string(),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditEntryOnRecord = z.infer<typeof auditEntrySchema>

/** `GET /api/audit`; `nextCursor` is null on the last page. */
export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  nextCursor: z.nullable(z.string()),
})
export type AuditPage = z.infer<typeof auditPageSchema>

/**
 * A line of `GET /api/audit/export`. `hash` is SHA-256 of the UTF-8 of the line without `,"hash":"…"`, and `previous` the hash
 * of the line before, 64 zeros in the first: whoever takes a letter away, anywhere, breaks it.
 */
export const auditLineSchema = z.object({
  previous: z.string(),
  sequence: z.int().check(z.gte(1)),
  /** Milliseconds since 1970. */
  at: z.int(),
  /** A person's id. */
  person: z.string(),
  article: z.nullable(z.string()),
  what: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
})
