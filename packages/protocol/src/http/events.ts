import * as z from 'zod/mini'
import { articleIdSchema, articleListItemSchema } from './articles.ts'
import { presentPersonSchema } from './me.ts'

/** Why nothing can be saved now: the disk is full, another program holds the store, or writing fails for another reason. */
export const storageTroubleReasonSchema = z.enum(['full', 'locked', 'failing'])
export type StorageTroubleReason = z.infer<typeof storageTroubleReasonSchema>

/**
 * What `GET /api/events` sends, each as an unnamed server-sent event whose data is this JSON (`EventSource.onmessage`).
 *
 * `state` comes first on every (re)connection: who is where and how the storage is; a list that was loaded before must be
 * loaded again. `article-changed` carries the whole new line, after changes of text (at most one a second an article) and
 * at once after changes of metadata. `people-changed` carries everybody in the article. `session-ended` and
 * `me-changed` (another role) are the last event before the server closes: ask `GET /api/me` again.
 */
export const serverEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('state'),
    storageTrouble: z.nullable(storageTroubleReasonSchema),
    people: z.record(articleIdSchema, z.array(presentPersonSchema)),
  }),
  z.object({ type: z.literal('article-created'), article: articleListItemSchema }),
  z.object({ type: z.literal('article-changed'), article: articleListItemSchema }),
  z.object({ type: z.literal('article-removed'), id: articleIdSchema }),
  z.object({ type: z.literal('people-changed'), id: articleIdSchema, people: z.array(presentPersonSchema) }),
  z.object({ type: z.literal('storage-trouble'), reason: storageTroubleReasonSchema }),
  z.object({ type: z.literal('storage-recovered') }),
  z.object({ type: z.literal('me-changed') }),
  z.object({ type: z.literal('session-ended') }),
])
export type ServerEvent = z.infer<typeof serverEventSchema>
