import * as z from 'zod/mini'
import { slugSchema } from './slug.ts'

/** Where an article stands in the newsroom's work. */
export const ARTICLE_STATES = ['draft', 'in_review', 'approved', 'hold', 'spiked'] as const
export const articleStateSchema = z.enum(ARTICLE_STATES)
export type ArticleState = z.infer<typeof articleStateSchema>

/** Where an article stands with the public. `scheduled`: a first version goes out by itself; `killed` is the end. */
export const PUBLICATION_STATES = ['none', 'scheduled', 'published', 'unpublished', 'killed'] as const
export const publicationStateSchema = z.enum(PUBLICATION_STATES)
export type PublicationState = z.infer<typeof publicationStateSchema>

/** A point in time in UTC, `2026-11-24T18:00:00.000Z`. */
export const instantSchema = z.iso.datetime('must be a time in UTC like 2026-11-24T18:00:00.000Z')

const line = (maxLength: number) =>
  z
    .string()
    .check(
      z.maxLength(maxLength),
      z.regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line without control characters'),
    )
const word = (maxLength: number) => line(maxLength).check(z.minLength(1))

/**
 * What is known about an article beside its text: kept in the database, changed through the API field by field, pushed
 * live, never in the shared document.
 */
export const metadataSchema = z.object({
  /** BCP 47, `de` unless said otherwise; decides quotes, spelling and reading time. */
  language: z
    .string()
    .check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a language like de, en or de-AT')),
  slug: slugSchema,
  /** The desk (Ressort), as the newsroom writes it; empty for none. */
  desk: line(60),
  keywords: z.array(word(80)).check(z.maxLength(50)),
  topics: z.array(word(80)).check(z.maxLength(50)),
  /** 1 (flash) to 9, as IPTC counts. */
  urgency: z.nullable(z.int().check(z.gte(1), z.lte(9))),
  genre: line(60),
  dueAt: z.nullable(instantSchema),
  /** Characters with spaces. */
  targetLength: z.nullable(z.int().check(z.gte(1), z.lte(1_000_000))),
  /** Ids of the people who work on it. */
  assignees: z.array(word(100)).check(z.maxLength(50)),
  /** Only who is named sees that it exists: who began it, `assignees`, `readers`; and the chief on duty. */
  isRestricted: z.boolean(),
  /** Ids of further people who may see it while it is restricted. */
  readers: z.array(word(100)).check(z.maxLength(200)),
  isLegalCheckNeeded: z.boolean(),
  /** Nothing may be published before (Sperrfrist). */
  embargoUntil: z.nullable(instantSchema),
  /** The agency and its number, where the text came over the wire; empty for none. */
  wireOrigin: line(200),
  /** For the newsroom's eyes; not for roles that only read or comment. */
  internalNote: z.string().check(z.maxLength(5_000)),
})
export type Metadata = z.infer<typeof metadataSchema>

/** `PATCH /api/articles/:id`: the fields to change, at least one; unknown fields are refused by name. Answers with `ArticleMetadata`. */
export const metadataPatchSchema = z.strictObject(z.partial(metadataSchema).shape)
export type MetadataPatch = z.infer<typeof metadataPatchSchema>
