import * as z from 'zod/mini'
import { articleSortSchema, searchTextSchema } from './articleList.ts'
import { articleStateSchema, metadataSchema } from './metadata.ts'

/** Stands for whoever looks, in the place of a person's id. */
export const ME = 'me'

const personOrMe = z.string().check(z.minLength(1), z.maxLength(100))

/** Days by the clock of whoever looks; `today` also takes what is overdue. */
export const DAYS = ['today', 'week'] as const
const daySchema = z.enum(DAYS)
export type Day = (typeof DAYS)[number]

/** What a list is to show; what is left out does not matter. Unlike the query of a call it stays true tomorrow, and for anybody. */
export const listFilterSchema = z.strictObject({
  q: z.optional(searchTextSchema),
  state: z.optional(articleStateSchema),
  desk: z.optional(metadataSchema.shape.desk),
  assignee: z.optional(personOrMe),
  author: z.optional(personOrMe),
  /** Wrote in it, began it, or is assigned. */
  person: z.optional(personOrMe),
  due: z.optional(daySchema),
  embargo: z.optional(daySchema),
  legal: z.optional(z.enum(['needed'])),
  correction: z.optional(z.enum(['open'])),
  late: z.optional(z.enum(['open'])),
  sort: z.optional(articleSortSchema),
})
export type ListFilter = z.infer<typeof listFilterSchema>
