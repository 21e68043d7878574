import * as z from 'zod/mini'
import { presentPersonSchema } from './http/me.ts'

/** The largest awareness state of a tab, in bytes of JSON. */
export const MAX_PRESENCE_BYTES = 4096

/**
 * What a tab tells the others about itself (awareness). The server writes `user` itself: what a client puts there is
 * overwritten. `anchor` and `head` are Yjs relative positions as JSON, or whatever another version writes.
 */
export const presenceSchema = z.looseObject({
  user: presentPersonSchema,
  cursor: z.optional(z.nullable(z.object({ anchor: z.unknown(), head: z.unknown() }))),
})
export type Presence = z.infer<typeof presenceSchema>
