import * as z from 'zod/mini'
import { articleIdSchema, articleListItemSchema } from './articles.ts'
import { articleStateSchema, instantSchema, metadataSchema } from './metadata.ts'

const count = z.int().check(z.gte(0))

/** How a list is sorted: the last changed first, the first due first and those without a date at the end, the youngest first. */
export const ARTICLE_SORTS = ['changed', 'due', 'created'] as const
export const articleSortSchema = z.enum(ARTICLE_SORTS)
export type ArticleSort = (typeof ARTICLE_SORTS)[number]

/** What somebody searches for. */
export const searchTextSchema = z.string().check(z.maxLength(200))
const personId = z.string().check(z.maxLength(100))

/**
 * `GET /api/articles?…`; `limit` 50 unless told. Every word of `q` has to be found, in whatever form, in headline, text or
 * details as they would be published, in slug, desk or keywords; what the headlines have comes first if the list is sorted by
 * `changed`. `person` wrote in it, began it, or is assigned. Times are from (inclusive) and to (exclusive).
 */
export const articleListQuerySchema = z.strictObject({
  q: z.optional(searchTextSchema),
  state: z.optional(articleStateSchema),
  desk: z.optional(metadataSchema.shape.desk),
  /** A person's id; `me` for one's own. */
  assignee: z.optional(personId),
  author: z.optional(personId),
  person: z.optional(personId),
  dueFrom: z.optional(instantSchema),
  dueTo: z.optional(instantSchema),
  embargoFrom: z.optional(instantSchema),
  embargoTo: z.optional(instantSchema),
  /** `needed`: a legal check is still to be made. */
  legal: z.optional(z.enum(['needed'])),
  /** `open`: published, and a correction is under way. */
  correction: z.optional(z.enum(['open'])),
  /** `open`: somebody's work came too late, became suggestions, and nobody has looked at it yet. */
  late: z.optional(z.enum(['open'])),
  sort: z.optional(articleSortSchema),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
})
export type ArticleListQuery = z.infer<typeof articleListQuerySchema>

/** Places in a text, from and to in UTF-16 units, in order. */
const marksSchema = z.array(z.tuple([count, count]))

/** Where a search found an article: in its headline, and the best stretch beside, cut at … ; null where there is none. */
export const searchHitSchema = z.object({
  headline: marksSchema,
  excerpt: z.nullable(z.object({ where: z.enum(['text', 'details']), text: z.string(), marks: marksSchema })),
})
export type SearchHit = z.infer<typeof searchHitSchema>

/** A page of the list; `hits` of a search by the ids of the articles; `nextCursor` is null on the last page. */
export const articlePageSchema = z.object({
  articles: z.array(articleListItemSchema),
  hits: z.optional(z.record(articleIdSchema, searchHitSchema)),
  nextCursor: z.nullable(z.string()),
})
export type ArticlePage = z.infer<typeof articlePageSchema>
