import * as z from 'zod/mini'
import { instantSchema } from './metadata.ts'

/** UTF-16 units of what is to be removed, and of why. */
export const PURGED_TEXT = { shortest: 2, longest: 200 } as const
export const PURGE_REASON_LENGTH = 500

const line = (longest: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.maxLength(longest),
      z.regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line without control characters'),
    )

const words = {
  /** Found as the search of the editor finds it: in any case and Unicode form, with ß as ss. */
  text: line(PURGED_TEXT.longest).check(z.minLength(PURGED_TEXT.shortest)),
  /** Also inside longer words; only whole words unless told. */
  isPart: z.optional(z.boolean()),
}

/** `POST /api/articles/:id/purge/preview`: counts, changes nothing. In a body, because addresses are logged. */
export const purgePreviewRequestSchema = z.strictObject(words)
export type PurgePreviewRequest = z.infer<typeof purgePreviewRequestSchema>

/** `POST /api/articles/:id/purge`: removes a text for good. `reason` goes on record and must not hold it. */
export const purgeRequestSchema = z.strictObject({
  ...words,
  reason: line(PURGE_REASON_LENGTH).check(z.minLength(1)),
})
export type PurgeRequest = z.infer<typeof purgeRequestSchema>

/** Where a text can stand, in the order in which it is told. */
export const PURGE_PLACES = [
  'live',
  'suggestions',
  'hidden',
  'deleted',
  'versions',
  'publications',
  'comments',
  'records',
  'metadata',
] as const
export type PurgePlace = (typeof PURGE_PLACES)[number]

const count = z.int().check(z.gte(0))

/** `live`: as it would be published. `hidden`: rejected or taken back. `deleted`: still in the log. `records`: decisions, entries of the audit log, remarks. */
export const purgePlacesSchema = z.record(z.enum(PURGE_PLACES), count)
export type PurgePlaces = z.infer<typeof purgePlacesSchema>

/** Where a text stands; nothing of what stands beside it. */
export const purgePreviewSchema = z.object({
  places: purgePlacesSchema,
  /** Further places in which it is a part of a longer word: they stay unless `isPart` is asked for. */
  insideWords: count,
})
export type PurgePreview = z.infer<typeof purgePreviewSchema>

/** What was removed, and what has to be done by hand. */
export const purgeAnswerSchema = z.object({
  at: instantSchema,
  places: purgePlacesSchema,
  /** False: the file could not be written anew yet, so that traces may be in its free places; that is done as soon as it can be. */
  isScrubbed: z.boolean(),
  /** Folders of the data folder that keep what restores replaced: they are as they were, and may hold the text. */
  keptIn: z.array(z.string()),
  /** That backups made before hold it, in words. */
  note: z.string(),
})
export type PurgeAnswer = z.infer<typeof purgeAnswerSchema>
