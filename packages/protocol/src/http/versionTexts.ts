import * as z from 'zod/mini'
import { articleJsonSchema } from './articleJson.ts'
import { suggestionSchema } from './suggestions.ts'
import { versionSchema } from './versions.ts'

/** Versions are read as they would have been published, or with every suggestion of then accepted; `original` unless told. */
export const versionViewQuerySchema = z.strictObject({ view: z.optional(z.enum(['original', 'final'])) })
export type VersionView = NonNullable<z.infer<typeof versionViewQuerySchema>['view']>

/** `GET /api/articles/:id/versions/:v?view=` */
export const versionAnswerSchema = z.object({
  version: versionSchema,
  view: z.enum(['original', 'final']),
  article: articleJsonSchema,
})
export type VersionAnswer = z.infer<typeof versionAnswerSchema>

/**
 * `GET /api/articles/:id/versions/:v/compare/:w?view=`: what became of one version in another (`now`: in what the article
 * reads now; `to` is null then), as if one person had suggested it: `article` marks it, `changes` lists it in reading order.
 */
export const versionComparisonSchema = z.object({
  from: versionSchema,
  to: z.nullable(versionSchema),
  view: z.enum(['original', 'final']),
  article: articleJsonSchema,
  changes: z.array(z.pick(suggestionSchema, { id: true, kind: true, change: true, where: true })),
})
export type VersionComparison = z.infer<typeof versionComparisonSchema>
