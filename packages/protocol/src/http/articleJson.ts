import * as z from 'zod/mini'

const offset = z.int().check(z.gte(0))

/** A format that a person (id) suggests to set or to take away; in `markup`. */
const suggestedFormatSchema = z.object({
  by: z.string(),
  format: z.enum(['bold', 'italic', 'link']),
  on: z.boolean(),
  link: z.optional(z.string()),
})

/**
 * Formats of `lead` or a block from one UTF-16 offset to another. In `markup` also what is suggested there: `insertion` is
 * the person (id) whose text it is, `deletions` are those who want it to go.
 */
export const articleRunSchema = z.object({
  from: offset,
  to: offset,
  bold: z.optional(z.literal(true)),
  italic: z.optional(z.literal(true)),
  link: z.optional(z.string()),
  insertion: z.optional(z.string()),
  deletions: z.optional(z.array(z.string())),
  changes: z.optional(z.array(suggestedFormatSchema)),
})

const runsSchema = z.optional(z.array(articleRunSchema))

/** In `markup`, what is suggested about the break before a block: that it comes, that it goes, what the block shall become. */
const breakSchema = z.optional(
  z.object({
    insertion: z.optional(z.string()),
    deletions: z.optional(z.array(z.string())),
    kindChange: z.optional(z.object({ by: z.string(), marker: z.looseObject({ k: z.string() }) })),
  }),
)

/** Text with formats; `runs` is left out when empty. */
export const articleTextSchema = z.object({ text: z.string(), runs: runsSchema })

/**
 * The shape of the Article JSON as it travels. Structural only: kinds of block and what they carry are the business of
 * `@stet/article` (`validateArticle`), which refuses with paths; unknown properties are passed on. `kickerRuns` to
 * `valueRuns` and every `…Break` are there only in `markup`, where the texts hold what comes and what goes.
 */
export const articleJsonSchema = z.object({
  kicker: z.string(),
  headline: z.string(),
  subheadline: z.string(),
  byline: z.string(),
  dateline: z.string(),
  kickerRuns: runsSchema,
  headlineRuns: runsSchema,
  subheadlineRuns: runsSchema,
  bylineRuns: runsSchema,
  datelineRuns: runsSchema,
  lead: articleTextSchema,
  sections: z.array(
    z.object({
      heading: z.string(),
      headingRuns: runsSchema,
      headingBreak: breakSchema,
      blocks: z.array(z.looseObject({ kind: z.string(), ...articleTextSchema.shape, break: breakSchema })),
    }),
  ),
  details: z.array(
    z.object({
      key: z.string(),
      value: z.string(),
      keyRuns: runsSchema,
      valueRuns: runsSchema,
      keyBreak: breakSchema,
      valueBreak: breakSchema,
    }),
  ),
})
export type ArticleJsonShape = z.infer<typeof articleJsonSchema>
