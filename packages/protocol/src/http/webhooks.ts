import * as z from 'zod/mini'
import { personSchema } from './me.ts'
import { instantSchema, metadataSchema } from './metadata.ts'

/** What other systems are told of an article. */
export const WEBHOOK_EVENTS = [
  'article.published',
  'article.corrected',
  'article.withdrawn',
  'article.killed',
] as const
export const webhookEventSchema = z.enum(WEBHOOK_EVENTS)
export type WebhookEvent = z.infer<typeof webhookEventSchema>

/**
 * What an embargo does on the way to a receiver: `hold` sends nothing before the time; `deliver-marked` sends as soon as the
 * publication is scheduled, with the time marked, to who is trusted to wait for it.
 */
export const WEBHOOK_POLICIES = ['hold', 'deliver-marked'] as const
export const webhookPolicySchema = z.enum(WEBHOOK_POLICIES)
export type WebhookPolicy = z.infer<typeof webhookPolicySchema>

/**
 * What became of a delivery. `gaveUp`: it was tried for a day. `overtaken`: what it would have told was not true any more when
 * it could be sent.
 */
export const DELIVERY_STATES = ['waiting', 'delivered', 'gaveUp', 'overtaken'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** One thing that a receiver was told, or is to be. */
export const deliverySchema = z.object({
  /** What the receiver sees as `webhook-id`; the same however often it is tried. */
  id: z.string(),
  event: webhookEventSchema,
  /** An article's id. */
  article: z.string(),
  version: z.int(),
  at: instantSchema,
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  /** What the receiver answered last; null: nothing. */
  status: z.nullable(z.int()),
  /** Why it did not arrive the last time, as a code; null: it did, or was not tried. */
  problem: z.nullable(z.string()),
  /** When it is tried next; null: never. */
  dueAt: z.nullable(instantSchema),
})
export type Delivery = z.infer<typeof deliverySchema>

/** A receiver, as those see it who may manage them. Its secret is told once, when it is made or renewed. */
export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(webhookEventSchema),
  policy: webhookPolicySchema,
  /** Only articles of the desk of this name; null: all. */
  desk: z.nullable(z.string()),
  /** Off: what there is to tell is kept until it is on again. */
  isActive: z.boolean(),
  madeBy: personSchema,
  madeAt: instantSchema,
  /** Until when what is sent is also signed with the secret before; null: with one alone. */
  formerSecretUntil: z.nullable(instantSchema),
  waiting: z.int(),
  gaveUp: z.int(),
  /** The latest first, some of them. */
  deliveries: z.array(deliverySchema),
})
export type Webhook = z.infer<typeof webhookSchema>

/** `GET /api/webhooks`, in the order in which they were made. */
export const webhookListSchema = z.object({ webhooks: z.array(webhookSchema) })
export type WebhookList = z.infer<typeof webhookListSchema>

const url = z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000))
const events = z.array(webhookEventSchema).check(z.minLength(1), z.maxLength(WEBHOOK_EVENTS.length))
const desk = z.nullable(metadataSchema.shape.desk.check(z.minLength(1)))

/** `POST /api/webhooks`: 201 `NewWebhookAnswer`. All events, `hold`, every desk and on, unless told. */
export const newWebhookRequestSchema = z.strictObject({
  url,
  events: z.optional(events),
  policy: z.optional(webhookPolicySchema),
  desk: z.optional(desk),
  isActive: z.optional(z.boolean()),
})
export type NewWebhookRequest = z.infer<typeof newWebhookRequestSchema>

/** 201, and the answer to a renewal. `secret` begins with `whsec_`; nobody can ever be told it again. */
export const newWebhookAnswerSchema = z.object({ webhook: webhookSchema, secret: z.string() })
export type NewWebhookAnswer = z.infer<typeof newWebhookAnswerSchema>

/** `PATCH /api/webhooks/:webhook`: what is left out stays. Answers with `Webhook`. */
export const webhookPatchSchema = z.strictObject({
  url: z.optional(url),
  events: z.optional(events),
  policy: z.optional(webhookPolicySchema),
  desk: z.optional(desk),
  isActive: z.optional(z.boolean()),
})
export type WebhookPatch = z.infer<typeof webhookPatchSchema>

/** What a test delivery (`ping`) came to. */
export const pingAnswerSchema = z.object({
  isTaken: z.boolean(),
  status: z.nullable(z.int()),
  problem: z.nullable(z.string()),
})
export type PingAnswer = z.infer<typeof pingAnswerSchema>
