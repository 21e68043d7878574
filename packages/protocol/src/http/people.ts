import * as z from 'zod/mini'
import { roleSchema } from './me.ts'

/** A person as those who manage accounts see them. Who is locked cannot sign in; the name stays beside their text. */
export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  isLocked: z.boolean(),
})
export type Account = z.infer<typeof accountSchema>

/** `GET /api/people`, by name. */
export const accountListSchema = z.object({ people: z.array(accountSchema) })
export type AccountList = z.infer<typeof accountListSchema>

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(100))
const password = z.string().check(z.minLength(8), z.maxLength(256))

/** `POST /api/people`: 201 `Account`; 409 `conflict` when the address is taken. */
export const createPersonRequestSchema = z.strictObject({
  name,
  email: z.email().check(z.maxLength(320)),
  password,
  role: roleSchema,
})
export type CreatePersonRequest = z.infer<typeof createPersonRequestSchema>

/** `PATCH /api/people/:id`: answers with `Account`. A new password, a lock and `isSignedOut` end every session of the person. */
export const personPatchSchema = z.strictObject({
  name: z.optional(name),
  role: z.optional(roleSchema),
  password: z.optional(password),
  isLocked: z.optional(z.boolean()),
  isSignedOut: z.optional(z.literal(true)),
})
export type PersonPatch = z.infer<typeof personPatchSchema>
