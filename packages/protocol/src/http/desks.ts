import * as z from 'zod/mini'
import { personSchema } from './me.ts'
import { metadataSchema } from './metadata.ts'

/** A desk (Ressort) and who belongs to it, by name. Articles name their desk in `desk`, by its name. */
export const deskSchema = z.object({ id: z.string(), name: z.string(), people: z.array(personSchema) })
export type Desk = z.infer<typeof deskSchema>

/** `GET /api/desks`, by name. */
export const deskListSchema = z.object({ desks: z.array(deskSchema) })
export type DeskList = z.infer<typeof deskListSchema>

const people = z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(1_000))

/** `POST /api/desks`: 201 `Desk`; 409 `conflict` when there is a desk of this name. */
export const newDeskRequestSchema = z.strictObject({
  name: metadataSchema.shape.desk.check(z.trim(), z.minLength(1)),
  /** Ids of the people who belong to it. */
  people: z.optional(people),
})
export type NewDeskRequest = z.infer<typeof newDeskRequestSchema>

/**
 * `PATCH /api/desks/:desk`: another name, which articles and views that named it name from then on, or who belongs to it, all
 * of them, or both. Answers with `Desk`; 409 `conflict` when there is another desk of this name.
 */
export const deskPatchSchema = z.strictObject({
  name: z.optional(newDeskRequestSchema.shape.name),
  people: z.optional(people),
})
export type DeskPatch = z.infer<typeof deskPatchSchema>
