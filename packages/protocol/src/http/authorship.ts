import * as z from 'zod/mini'
import { viewNameSchema } from './articles.ts'
import { personSchema } from './me.ts'
import { instantSchema } from './metadata.ts'

/** How text came: typed or pasted (as the browser of its author says), with an import, or from an agency. */
export const textOriginSchema = z.enum(['typed', 'pasted', 'imported', 'agency'])

const authoredTextSchema = z.object({
  root: z.enum(['kicker', 'headline', 'subheadline', 'byline', 'dateline', 'lead', 'body', 'details']),
  /** What the block is, as it is stored: `p`, `h`, `q`, `ul`, `ol`, `fig`, `box`, `row`, `cell`. */
  kind: z.string(),
  runs: z.array(
    z.object({
      text: z.string(),
      /** The id of a person; `#server` or `unknown` where nobody is known. */
      by: z.string(),
      /** When it was written, to the minute; null where that is not known. */
      at: z.nullable(instantSchema),
      origin: textOriginSchema,
    }),
  ),
})
export type AuthoredText = z.infer<typeof authoredTextSchema>

/** `GET /api/articles/:id/authorship?view=`; `original` unless told. */
export const authorshipQuerySchema = z.strictObject({ view: z.optional(viewNameSchema) })

/**
 * Who wrote each character of an article, through moves, undos and decisions: its textblocks in reading order, each in runs
 * of one person, minute and origin; and how many characters (code points) are whose, the most first.
 */
export const authorshipSchema = z.object({
  view: viewNameSchema,
  texts: z.array(authoredTextSchema),
  shares: z.array(z.object({ by: z.string(), characters: z.int().check(z.gte(0)) })),
  /** Whoever is named above and is known here. */
  people: z.array(personSchema),
})
export type AuthorshipAnswer = z.infer<typeof authorshipSchema>
