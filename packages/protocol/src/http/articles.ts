import * as z from 'zod/mini'
import { articleJsonSchema } from './articleJson.ts'
import { personSchema, presentPersonSchema } from './me.ts'
import { articleStateSchema, instantSchema, metadataPatchSchema, metadataSchema } from './metadata.ts'

/** What a person may do in an article: write, suggest, or read. */
export const MODES = ['edit', 'suggest', 'view'] as const
export const modeSchema = z.enum(MODES)
export type Mode = z.infer<typeof modeSchema>

/** An opaque UUID. */
export const articleIdSchema = z.guid()

/** The views of an article that can be asked for by name. */
export const viewNameSchema = z.enum(['original', 'final', 'markup'])
export type ViewName = z.infer<typeof viewNameSchema>

const count = z.int().check(z.gte(0))

/** One line of the list. */
export const articleListItemSchema = z.object({
  id: articleIdSchema,
  slug: z.string(),
  /** Empty while there is none. */
  headline: z.string(),
  state: articleStateSchema,
  language: z.string(),
  desk: z.string(),
  dueAt: metadataSchema.shape.dueAt,
  targetLength: metadataSchema.shape.targetLength,
  /** Who wrote in it, the first writer first. */
  authors: z.array(personSchema),
  /** With spaces, as `counts` of `@stet/article` has it. */
  characters: count,
  words: count,
  createdAt: instantSchema,
  /** Of the last change of the text or of what is known about it. */
  updatedAt: instantSchema,
  /** Who has it open now. */
  people: z.array(presentPersonSchema),
})
export type ArticleListItem = z.infer<typeof articleListItemSchema>

/** `GET /api/articles?…`: `q` looks in slug, headline and desk, every word must be there; `limit` 50 unless told. */
export const articleListQuerySchema = z.strictObject({
  q: z.optional(z.string().check(z.maxLength(200))),
  state: z.optional(articleStateSchema),
  desk: z.optional(metadataSchema.shape.desk),
  /** A person's id. */
  assignee: z.optional(z.string().check(z.maxLength(100))),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
})
export type ArticleListQuery = z.infer<typeof articleListQuerySchema>

/** A page of the list, the last changed first; `nextCursor` is null on the last page. */
export const articlePageSchema = z.object({
  articles: z.array(articleListItemSchema),
  nextCursor: z.nullable(z.string()),
})
export type ArticlePage = z.infer<typeof articlePageSchema>

/** `POST /api/articles`: nothing, or the text, or what is known about it, or both. `article` is checked by `validateArticle`. */
export const createArticleRequestSchema = z.strictObject({
  article: z.optional(z.unknown()),
  ...metadataPatchSchema.shape,
})
export type CreateArticleRequest = z.infer<typeof createArticleRequestSchema>

/** 201, with `Location`. */
export const createArticleAnswerSchema = z.object({ id: articleIdSchema })
export type CreateArticleAnswer = z.infer<typeof createArticleAnswerSchema>

/**
 * `POST /api/articles/import?filename=&language=`: the body is the file, `text/plain` (the plain-text form) or
 * `application/json` (Article JSON), at most 5 MiB, UTF-8.
 */
export const importQuerySchema = z.strictObject({
  filename: z.optional(z.string().check(z.maxLength(255))),
  language: z.optional(metadataSchema.shape.language),
})

/** Something that an import could not keep or had to guess, at `count` places; `code` is stable, `message` English. */
export const importWarningSchema = z.object({ code: z.string(), message: z.string(), count })
export type ImportWarning = z.infer<typeof importWarningSchema>

/** 201, with `Location`. */
export const importAnswerSchema = z.object({ id: articleIdSchema, warnings: z.array(importWarningSchema) })
export type ImportAnswer = z.infer<typeof importAnswerSchema>

/** The query of `GET /api/articles/:id` and of exports; `original` unless told. */
export const viewQuerySchema = z.strictObject({ view: z.optional(viewNameSchema) })

/** What is known about an article. `internalNote` is left out for roles that may not read it. */
export const articleMetadataSchema = z.extend(articleListItemSchema, {
  ...metadataSchema.shape,
  internalNote: z.optional(metadataSchema.shape.internalNote),
  /** Changes when the article was restored, deleted or purged; part of the sync handshake and of offline keys. */
  epoch: z.int(),
  /** The most that the asker may do in it now. */
  mode: modeSchema,
  /** What is stored of it does not load: it is shown as it last was, and nobody may write in it. */
  isDamaged: z.boolean(),
  canChangeMetadata: z.boolean(),
})
export type ArticleMetadata = z.infer<typeof articleMetadataSchema>

/** `GET /api/articles/:id/people`: everybody who ever wrote or decided in it, by name. */
export const articlePeopleSchema = z.object({ people: z.array(personSchema) })
export type ArticlePeople = z.infer<typeof articlePeopleSchema>

/** `GET /api/articles/:id?view=`. */
export const articleAnswerSchema = z.extend(articleMetadataSchema, {
  view: viewNameSchema,
  article: articleJsonSchema,
})
export type ArticleAnswer = z.infer<typeof articleAnswerSchema>
