import * as z from 'zod/mini'
import { articleIdSchema, articleListItemSchema } from './articles.ts'
import type { Thread } from './comments.ts'
import { personSchema, presentPersonSchema } from './me.ts'

/** The query of `GET /api/events`: in which language the person uses Stet. */
export const eventQuerySchema = z.object({ language: z.optional(z.enum(['de', 'en'])) })

/** Why nothing can be saved now: the disk is full, another program holds the store, or writing fails for another reason. */
export const storageTroubleReasonSchema = z.enum(['full', 'locked', 'failing'])
export type StorageTroubleReason = z.infer<typeof storageTroubleReasonSchema>

/**
 * What `GET /api/events` sends, each as an unnamed server-sent event whose data is this JSON (`EventSource.onmessage`).
 *
 * `state` comes first on every (re)connection: who is where, how the storage is and how much is unread; a list that was loaded before must be
 * loaded again. `article-changed` carries the whole new line, after changes of text (at most one a second an article) and
 * at once after changes of metadata. `people-changed` carries everybody in the article,
 * `workflow-step` who made a step (null: the server) and whom it concerns beside,
 * `comments-changed` the whole thread (a `Thread`, parsed by who shows it), to who may read comments; `versions-changed` says that
 * a version was kept or named. `notified` says to one person how many notifications they have not read, whenever that changes. `session-ended` and
 * `me-changed` (another role) are the last event before the server closes: ask `GET /api/me` again.
 */
export const serverEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('state'),
    storageTrouble: z.nullable(storageTroubleReasonSchema),
    people: z.record(articleIdSchema, z.array(presentPersonSchema)),
    /** How many notifications the person has not read. */
    unread: z.int(),
  }),
  z.object({ type: z.literal('article-created'), article: articleListItemSchema }),
  z.object({ type: z.literal('article-changed'), article: articleListItemSchema }),
  z.object({ type: z.literal('article-removed'), id: articleIdSchema }),
  z.object({ type: z.literal('people-changed'), id: articleIdSchema, people: z.array(presentPersonSchema) }),
  z.object({ type: z.literal('comments-changed'), id: articleIdSchema, thread: z.custom<Thread>() }),
  z.object({
    type: z.literal('workflow-step'),
    id: articleIdSchema,
    slug: z.string(),
    /** A `TransitionTarget`; or `approval_void`, `clearance_void`: the text was changed; or `schedule_suspended`. */
    step: z.string(),
    by: z.nullable(personSchema),
    concerns: z.array(personSchema),
    /** Why, of `schedule_suspended`. */
    says: z.optional(z.object({ de: z.string(), en: z.string() })),
  }),
  z.object({ type: z.literal('notified'), unread: z.int() }),
  z.object({ type: z.literal('versions-changed'), id: articleIdSchema }),
  z.object({ type: z.literal('storage-trouble'), reason: storageTroubleReasonSchema }),
  z.object({ type: z.literal('storage-recovered') }),
  z.object({ type: z.literal('me-changed') }),
  z.object({ type: z.literal('session-ended') }),
])
export type ServerEvent = z.infer<typeof serverEventSchema>
