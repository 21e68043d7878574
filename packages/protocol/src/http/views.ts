import * as z from 'zod/mini'
import { listFilterSchema } from './listFilter.ts'
import { instantSchema } from './metadata.ts'

const nameSchema = z
  .string()
  .check(z.minLength(1), z.maxLength(60), z.regex(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, 'must be a name in one line'))

/** A list that a person wants to find again. */
export const savedViewSchema = z.object({
  id: z.guid(),
  name: z.string(),
  filter: listFilterSchema,
  createdAt: instantSchema,
})
export type SavedView = z.infer<typeof savedViewSchema>

/** `GET /api/views`: one's own, in the order in which they were made. */
export const savedViewsSchema = z.object({ views: z.array(savedViewSchema) })

/** `POST /api/views`: 201 with the view, or 409 `conflict` when there are as many as are kept. */
export const newViewSchema = z.strictObject({ name: nameSchema, filter: listFilterSchema })
export type NewView = z.infer<typeof newViewSchema>

/** `PATCH /api/views/:id`: another name, or another filter as a whole. */
export const viewPatchSchema = z.strictObject({
  name: z.optional(nameSchema),
  filter: z.optional(listFilterSchema),
})
