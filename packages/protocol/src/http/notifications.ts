import * as z from 'zod/mini'
import { articleIdSchema } from './articles.ts'
import { personSchema } from './me.ts'
import { instantSchema } from './metadata.ts'
import { recordQuerySchema } from './records.ts'

/**
 * Why somebody is told of something. `mention`, `reply`: a comment mentions them, or answers in a thread that they wrote in.
 * `assigned`: the article is theirs to write. `sent_back`: it comes back to its authors. `approval_void`: the text was changed
 * that they approved; `clearance_void`: that they cleared. `schedule_suspended`: what they scheduled does not go out. `approved`, `published`, `killed`: of an article
 * that they write. `override`: gates were gone through in an emergency.
 */
export const NOTIFICATION_KINDS = [
  'mention',
  'reply',
  'assigned',
  'sent_back',
  'approval_void',
  'clearance_void',
  'schedule_suspended',
  'approved',
  'published',
  'killed',
  'override',
] as const
export const notificationKindSchema = z.enum(NOTIFICATION_KINDS)
export type NotificationKind = z.infer<typeof notificationKindSchema>

/** Something that concerns the asker, by somebody else. */
export const notificationSchema = z.object({
  /** Counts up. */
  number: z.int().check(z.gte(1)),
  kind: notificationKindSchema,
  at: instantSchema,
  isRead: z.boolean(),
  /** Null: the server, by its clock. */
  by: z.nullable(personSchema),
  article: z.object({ id: articleIdSchema, headline: z.string() }),
  /** The comment as it is now; a mention in `text` is `@[id]`, and that person is in `mentions`. Null where it is of none. */
  comment: z.nullable(
    z.object({ id: z.uuid(), thread: z.uuid(), text: z.string(), mentions: z.array(personSchema) }),
  ),
  /** What was said to it; null: nothing. */
  reason: z.nullable(z.string()),
  /** Of `approval_void`: the fields of Article JSON that read otherwise now, as far as that is known. */
  fields: z.array(z.string()),
  /** Of `override`: the gates that were gone through. */
  gates: z.array(z.string()),
  /** Of `schedule_suspended`: when it was to go out. */
  publishAt: z.nullable(instantSchema),
})
export type Notification = z.infer<typeof notificationSchema>

/** `GET /api/notifications`: the latest first, of the last 500; `limit` 100 unless told. */
export const notificationQuerySchema = recordQuerySchema
export const notificationPageSchema = z.object({
  notifications: z.array(notificationSchema),
  unread: z.int().check(z.gte(0)),
  nextCursor: z.nullable(z.string()),
})
export type NotificationPage = z.infer<typeof notificationPageSchema>

/** `PATCH /api/notifications`: one is read, or all up to a number. */
export const notificationPatchSchema = z.union([
  z.strictObject({ readThrough: z.int().check(z.gte(0)) }),
  z.strictObject({ read: z.int().check(z.gte(1)) }),
])
export const notificationPatchAnswerSchema = z.object({ unread: z.int().check(z.gte(0)) })
