import * as z from 'zod/mini'
import { articleIdSchema } from './articles.ts'
import { personSchema } from './me.ts'
import { instantSchema } from './metadata.ts'

/** Ids are made by whoever writes, so that what was written offline can be sent again: the second time changes nothing. */
const commentIdSchema = z.uuid()

const rootSchema = z.enum([
  'kicker',
  'headline',
  'subheadline',
  'byline',
  'dateline',
  'lead',
  'body',
  'details',
])

/** UTF-16 units of a comment. */
export const COMMENT_LENGTH = 10_000
/** UTF-16 units of a quote that are kept. */
export const QUOTE_LENGTH = 1_000

/**
 * What a thread is about: the characters that were selected, named by identity in one text. They are found again wherever
 * they stand, also after they were moved, or taken away and put back; what was typed between them belongs to them.
 */
const anchorSchema = z.object({
  root: rootSchema,
  /** `[client, clock, length]`, sorted and merged; none for a thread about the article as a whole. */
  ids: z.array(z.tuple([z.int(), z.int(), z.int()])).check(z.maxLength(500)),
  /** The suggestion that is answered, by its id; null for a comment on the text. */
  suggestion: z.nullable(z.string().check(z.maxLength(200))),
})
export type CommentAnchor = z.infer<typeof anchorSchema>

/** Where the characters of a thread stand now, as `where` of a suggestion says it. */
const whereSchema = z.object({
  root: rootSchema,
  block: z.int().check(z.gte(0)),
  from: z.int().check(z.gte(0)),
  to: z.int().check(z.gte(0)),
  section: z.nullable(z.string()),
})

export const commentSchema = z.object({
  id: commentIdSchema,
  author: personSchema,
  at: instantSchema,
  /** Plain text; a mention is `@[id]` of a person, and that person is in `mentions`. */
  text: z.string(),
  mentions: z.array(personSchema),
  /** When its author changed it last; null: never. */
  editedAt: z.nullable(instantSchema),
})
export type Comment = z.infer<typeof commentSchema>

/** A thread: what it is about, then comments in the order in which they came. */
export const threadSchema = z.object({
  id: commentIdSchema,
  article: articleIdSchema,
  anchor: anchorSchema,
  /** What was selected when it was begun. */
  quote: z.string(),
  /** Null: nothing of it stands in the text any more (or it is about the article as a whole). */
  where: z.nullable(whereSchema),
  /** Keeps the article from being approved and published while it is open. */
  isBlocking: z.boolean(),
  status: z.enum(['open', 'resolved']),
  resolvedBy: z.nullable(personSchema),
  resolvedAt: z.nullable(instantSchema),
  comments: z.array(commentSchema),
})
export type Thread = z.infer<typeof threadSchema>

/** `GET /api/articles/:id/comments`, in reading order; what stands nowhere comes last. */
export const threadListSchema = z.object({ threads: z.array(threadSchema) })
export type ThreadList = z.infer<typeof threadListSchema>

const textSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(COMMENT_LENGTH))

/** `POST /api/articles/:id/comments`: begins a thread, or (with `thread`) answers in one. 201; 200 if it was there already. */
export const newCommentSchema = z.union([
  z.strictObject({
    id: commentIdSchema,
    text: textSchema,
    anchor: anchorSchema,
    quote: z.string().check(z.maxLength(QUOTE_LENGTH)),
    isBlocking: z.optional(z.boolean()),
  }),
  z.strictObject({ id: commentIdSchema, text: textSchema, thread: commentIdSchema }),
])
export type NewComment = z.infer<typeof newCommentSchema>

/**
 * `PATCH /api/comments/:id`. `text` changes one's own comment; `status` and `isBlocking` are about the thread, whose id is
 * that of its first comment.
 */
export const commentPatchSchema = z.strictObject({
  text: z.optional(textSchema),
  status: z.optional(z.enum(['open', 'resolved'])),
  isBlocking: z.optional(z.boolean()),
})
export type CommentPatch = z.infer<typeof commentPatchSchema>

/** `GET /api/articles/:id/mentionable`: whom a comment on it can mention, by name: everybody who may read it. */
export const mentionableSchema = z.object({ people: z.array(personSchema) })

/** What both calls answer with: the thread as it is now. */
export const commentAnswerSchema = z.object({ thread: threadSchema })
export type CommentAnswer = z.infer<typeof commentAnswerSchema>
