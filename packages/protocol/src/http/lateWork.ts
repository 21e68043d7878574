import * as z from 'zod/mini'
import { personSchema } from './me.ts'
import { instantSchema } from './metadata.ts'

const count = z.int().check(z.gte(0))

/** Something that somebody wrote as an editor, perhaps offline, and that arrived when they could only suggest. */
export const lateWorkSchema = z.object({
  /** Names it; later ones have higher numbers. */
  number: z.int().check(z.gte(1)),
  by: personSchema,
  at: instantSchema,
  /** Characters and markers that are suggested, and that are suggested to go. */
  inserted: count,
  struck: count,
  /** Accepted formats and decisions that stand again as they were. */
  restored: count,
  /** Null: nobody has looked at it. `by` null: everything in it was decided. */
  settled: z.nullable(z.object({ at: instantSchema, by: z.nullable(personSchema) })),
})
export type LateWork = z.infer<typeof lateWorkSchema>

/** `GET /api/articles/:id/late-work`: the latest first, all that are open and the last ones that are settled. */
export const lateWorkListSchema = z.object({ lateWork: z.array(lateWorkSchema) })
export type LateWorkList = z.infer<typeof lateWorkListSchema>

/** `POST /api/articles/:id/late-work/seen`: the asker has looked at what others wrote late and is open up to this number; answers the list. */
export const lateWorkSeenSchema = z.strictObject({ through: z.int().check(z.gte(1)) })
