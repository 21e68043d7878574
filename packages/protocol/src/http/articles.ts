import * as z from 'zod/mini'
import { articleJsonSchema } from './articleJson.ts'
import { personSchema, presentPersonSchema } from './me.ts'
import {
  articleStateSchema,
  instantSchema,
  metadataPatchSchema,
  metadataSchema,
  publicationStateSchema,
} from './metadata.ts'

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
  publication: publicationStateSchema,
  /** Of the version that was published last; 0: none was. */
  version: count,
  /** A version is public, and what was begun since is not out. */
  isCorrectionOpen: z.boolean(),
  /** When a version goes out by itself. */
  publishAt: z.nullable(instantSchema),
  language: z.string(),
  desk: z.string(),
  urgency: metadataSchema.shape.urgency,
  isRestricted: metadataSchema.shape.isRestricted,
  dueAt: metadataSchema.shape.dueAt,
  embargoUntil: metadataSchema.shape.embargoUntil,
  isLegalCheckNeeded: metadataSchema.shape.isLegalCheckNeeded,
  /** Cleared by the legal department, and not changed since. */
  isLegallyCleared: z.boolean(),
  targetLength: metadataSchema.shape.targetLength,
  /** Who works on it, as it was assigned. */
  assignedTo: z.array(personSchema),
  /** Suggestions that nobody has decided on. */
  openSuggestions: count,
  /** Who began it; null where nobody knows any more. */
  createdBy: z.nullable(personSchema),
  /** Who wrote in it, the first writer first. */
  authors: z.array(personSchema),
  /** With spaces, as `counts` of `@stet/article` has it. */
  characters: count,
  words: count,
  /** Threads of comments that are open, and how many of these are blocking. */
  openComments: count,
  openBlocking: count,
  /** How often somebody's work came too late, became suggestions, and nobody has looked at it yet. */
  lateWork: count,
  createdAt: instantSchema,
  /** Of the last change of the text or of what is known about it. */
  updatedAt: instantSchema,
  /** Who has it open now. */
  people: z.array(presentPersonSchema),
})
export type ArticleListItem = z.infer<typeof articleListItemSchema>

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
 * `POST /api/articles/import?filename=&language=&origin=&credit=`: `origin=agency` for what came over the wire, from whom `credit` says; the body is the file, `text/plain` (the plain-text form) or
 * `application/json` (Article JSON), at most 5 MiB, UTF-8.
 */
export const importQuerySchema = z.strictObject({
  filename: z.optional(z.string().check(z.maxLength(255))),
  language: z.optional(metadataSchema.shape.language),
  origin: z.optional(z.enum(['imported', 'agency'])),
  /** Goes into `wireOrigin`; wanted of what came from an agency. */
  credit: z.optional(metadataSchema.shape.wireOrigin.check(z.minLength(1))),
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
  /** The asker may remove a text for good; left out: no. */
  canPurge: z.optional(z.boolean()),
  /** The asker may say that what came late is seen; left out: no. */
  canSettleLateWork: z.optional(z.boolean()),
  /** The next step of the usual way, if it is the asker's to make: a `TransitionTarget`. */
  nextStep: z.optional(z.nullable(z.string())),
  /** What the asker may do in its comments; threads that they began they may always settle. */
  canReadComments: z.boolean(),
  canComment: z.boolean(),
  canResolveComments: z.boolean(),
  canSetBlocking: z.boolean(),
  canResolveBlocking: z.boolean(),
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
