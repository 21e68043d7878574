import * as z from 'zod/mini'
import { emailSchema, nameSchema, newPasswordSchema } from './account.ts'
import { personSchema, roleSchema } from './me.ts'
import { instantSchema } from './metadata.ts'

/** What one person may be given beyond their role; which roles may have it says the server. */
export const GRANTED_RIGHTS = ['approve'] as const
export type GrantedRight = (typeof GRANTED_RIGHTS)[number]

const grantedSchema = z.object({
  right: z.enum(GRANTED_RIGHTS),
  /** Null: until it is taken back. */
  until: z.nullable(instantSchema),
})

/** A person as those who manage accounts see them. Who is locked cannot sign in; the name stays beside their text. */
export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  isLocked: z.boolean(),
  /** Id of the home desk. */
  desk: z.nullable(z.string()),
  hasSecondFactor: z.boolean(),
  /** What they have beyond their role and counts now, by whom and since when. */
  grants: z.array(z.extend(grantedSchema, { by: personSchema, at: instantSchema })),
})
export type Account = z.infer<typeof accountSchema>

/** `GET /api/people`, by name. */
export const accountListSchema = z.object({ people: z.array(accountSchema) })
export type AccountList = z.infer<typeof accountListSchema>

/** `POST /api/people`: 201 `Account`; 409 `conflict` when the address is taken. */
export const createPersonRequestSchema = z.strictObject({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  role: roleSchema,
})
export type CreatePersonRequest = z.infer<typeof createPersonRequestSchema>

/** `PATCH /api/people/:id`: answers with `Account`. A new password, a lock and `isSignedOut` end every session and every token of the person; `hasSecondFactor: false` takes it off them, and ends every session. */
export const personPatchSchema = z.strictObject({
  name: z.optional(nameSchema),
  role: z.optional(roleSchema),
  password: z.optional(newPasswordSchema),
  desk: z.optional(z.nullable(z.string())),
  hasSecondFactor: z.optional(z.literal(false)),
  isLocked: z.optional(z.boolean()),
  isSignedOut: z.optional(z.literal(true)),
  /** All that they have beyond their role from now on. */
  grants: z.optional(z.array(z.strictObject(grantedSchema.shape)).check(z.maxLength(GRANTED_RIGHTS.length))),
})
export type PersonPatch = z.infer<typeof personPatchSchema>

/** `GET /api/people/directory`: everybody who is not locked, by name, to be mentioned or to be given work; `desk` is the name of the home desk, empty for none. */
export const peopleDirectorySchema = z.object({
  people: z.array(z.extend(personSchema, { desk: z.string() })),
})
export type PeopleDirectory = z.infer<typeof peopleDirectorySchema>
