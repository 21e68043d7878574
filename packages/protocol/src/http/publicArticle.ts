import * as z from 'zod/mini'
import { articleJsonSchema } from './articleJson.ts'
import { instantSchema } from './metadata.ts'

/** A change that readers were told of. */
const publicNoticeSchema = z.object({ version: z.int(), at: instantSchema, text: z.string() })

/**
 * `GET /api/public/articles/:slug`: what the public may read, without an account. `canceled`: the article was killed; what
 * is left of it is the notice. Not published, not yet, or not any more: 404.
 */
export const publicArticleSchema = z.object({
  slug: z.string(),
  language: z.string(),
  /** As ninjs has it. */
  pubStatus: z.enum(['usable', 'canceled']),
  version: z.int(),
  firstPublishedAt: instantSchema,
  publishedAt: instantSchema,
  article: z.nullable(articleJsonSchema),
  /** The latest first. */
  notices: z.array(publicNoticeSchema),
})
export type PublicArticle = z.infer<typeof publicArticleSchema>
