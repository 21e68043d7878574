import * as z from 'zod/mini'

const offset = z.int().check(z.gte(0))

/** Formats of `lead` or a block from one UTF-16 offset to another. */
export const articleRunSchema = z.object({
  from: offset,
  to: offset,
  bold: z.optional(z.literal(true)),
  italic: z.optional(z.literal(true)),
  link: z.optional(z.string()),
})

/** Text with formats; `runs` is left out when empty. */
export const articleTextSchema = z.object({ text: z.string(), runs: z.optional(z.array(articleRunSchema)) })

/**
 * The shape of the Article JSON as it travels. Structural only: kinds of block and what they carry are the business of
 * `@stet/article` (`validateArticle`), which refuses with paths; unknown properties are passed on.
 */
export const articleJsonSchema = z.object({
  kicker: z.string(),
  headline: z.string(),
  subheadline: z.string(),
  byline: z.string(),
  dateline: z.string(),
  lead: articleTextSchema,
  sections: z.array(
    z.object({
      heading: z.string(),
      blocks: z.array(z.looseObject({ kind: z.string(), ...articleTextSchema.shape })),
    }),
  ),
  details: z.array(z.object({ key: z.string(), value: z.string() })),
})
export type ArticleJsonShape = z.infer<typeof articleJsonSchema>
