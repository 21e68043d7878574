import * as z from 'zod/mini'
import { personSchema } from './me.ts'
import { articleStateSchema, instantSchema, publicationStateSchema } from './metadata.ts'

/** What can be asked for. `draft`: back to the author, or back from hold and spike. */
export const TRANSITION_TARGETS = [
  'in_review',
  'approved',
  'draft',
  'hold',
  'spiked',
  'scheduled',
  'unscheduled',
  'published',
  'correction',
  'unpublished',
  'killed',
  'legal_cleared',
] as const
export const transitionTargetSchema = z.enum(TRANSITION_TARGETS)
export type TransitionTarget = z.infer<typeof transitionTargetSchema>

/** Stable names of what a transition asks; a name is never given another meaning. */
export const GATES = [
  'state',
  'reason',
  'requiredFields',
  'fourEyes',
  'suggestions',
  'blockingComments',
  'legal',
  'legalNeeded',
  'approval',
  'changed',
  'notice',
  'embargo',
  'publishAt',
] as const
export const gateNameSchema = z.enum(GATES)
export type GateName = z.infer<typeof gateNameSchema>

/** A sentence for people, in both languages of the screen. */
const saysSchema = z.object({ de: z.string(), en: z.string() })

/** What one gate says, for programs (`gate`, `params`) and, word for word, for people. */
export const gateSchema = z.object({
  gate: gateNameSchema,
  passed: z.boolean(),
  /** Not passed, and gone through all the same by an emergency override. */
  isOverridden: z.boolean(),
  /** Numbers, names of fields and instants that the sentence is made of. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())])),
  says: saysSchema,
})
export type Gate = z.infer<typeof gateSchema>

const text = (maxLength: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(maxLength))

/** `POST /api/articles/:id/transitions`. Times that are written with an offset may name their zone behind it in brackets. */
export const transitionRequestSchema = z.strictObject({
  to: transitionTargetSchema,
  /** Why: wanted by some, kept in the audit log. */
  reason: z.optional(text(1_000)),
  /** Sets or (null) lifts the embargo with it; a right of its own. */
  embargoUntil: z.optional(z.nullable(instantSchema)),
  /** For `scheduled`: `2026-10-25T18:00:00+01:00[Europe/Berlin]`, or in UTC. */
  publishAt: z.optional(z.string().check(z.maxLength(80))),
  /** What readers are told, of a correction or a kill. */
  notice: z.optional(text(2_000)),
  /** Emergency override of gates that are not passed; a right of its own, with a reason, on record. */
  override: z.optional(z.boolean()),
})
export type TransitionRequest = z.infer<typeof transitionRequestSchema>

const scheduleSchema = z.object({
  publishAt: instantSchema,
  by: personSchema,
  /** The text was changed, or a gate closed: nothing goes out until it is scheduled again. */
  isSuspended: z.boolean(),
  /** Why it is suspended; null while it is not, or where nobody noted it. */
  why: z.nullable(saysSchema),
})

/** Where an article stands on both axes. */
export const workflowSchema = z.object({
  state: articleStateSchema,
  publication: publicationStateSchema,
  /** Of the version that was published last; 0: none was. */
  version: z.int().check(z.gte(0)),
  schedule: z.nullable(scheduleSchema),
  approval: z.nullable(z.object({ by: personSchema, at: instantSchema, isOverridden: z.boolean() })),
  /** Why it was sent back, held, spiked or opened again; null for roles that do not read internal notes. */
  remark: z.nullable(z.object({ by: personSchema, at: instantSchema, reason: z.string() })),
  legal: z.enum(['none', 'needed', 'cleared']),
})
export type Workflow = z.infer<typeof workflowSchema>

/** What this person may ask for now; `needs` are fields of the request. */
export const offerSchema = z.object({
  to: transitionTargetSchema,
  needs: z.array(z.enum(['reason', 'notice', 'publishAt'])),
  /** Every gate is passed, what it needs aside. */
  isOpen: z.boolean(),
  canOverride: z.boolean(),
  gates: z.array(gateSchema),
})
export type Offer = z.infer<typeof offerSchema>

/** What an embargo does on a channel until it is over: nothing goes out, or what goes out says so. */
const embargoRuleSchema = z.object({
  channel: z.enum(['public', 'partners']),
  does: z.enum(['hold', 'mark']),
})

/** What stands beside the text and decides whether it may go out, with what the asker may change of it. */
const termsSchema = z.object({
  embargo: z.object({
    until: z.nullable(instantSchema),
    maySet: z.boolean(),
    /** Where this server delivers. */
    channels: z.array(embargoRuleSchema),
  }),
  legalCheck: z.object({ isWanted: z.boolean(), mayAsk: z.boolean(), mayDrop: z.boolean() }),
})
export type Terms = z.infer<typeof termsSchema>

/** `GET /api/articles/:id/transitions`: those of the asker's role, the next step first. */
export const transitionListSchema = z.extend(workflowSchema, {
  offers: z.array(offerSchema),
  terms: termsSchema,
  /** The number of the version that was approved last, whether or not the approval still holds; null: none was. */
  approvedVersion: z.nullable(z.int().check(z.gte(1))),
  /** Of a correction: what changed since the published version, as a notice to be edited; null where there is nothing to say. */
  draftNotice: z.nullable(z.string()),
})
export type TransitionList = z.infer<typeof transitionListSchema>

/** What `POST` answers when it is done. Refused: 403, or 409 with `gates`. */
export const transitionAnswerSchema = z.extend(workflowSchema, { gates: z.array(gateSchema) })
export type TransitionAnswer = z.infer<typeof transitionAnswerSchema>
