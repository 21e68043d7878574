import * as z from 'zod/mini'

/** What a person is in the newsroom; decides what they may do, on the server alone. */
export const ROLES = [
  'viewer',
  'commenter',
  'reporter',
  'editor',
  'subeditor',
  'legal',
  'chief',
  'admin',
] as const
export const roleSchema = z.enum(ROLES)
export type Role = z.infer<typeof roleSchema>

/** A person as others see them. */
export const personSchema = z.object({ id: z.string(), name: z.string() })
export type Person = z.infer<typeof personSchema>

/** How many colours there are for people. */
export const PERSON_COLORS = 12

/** A person who has an article open now, with their colour (1 to 12, the same on every screen as long as they stay); once, however many tabs. */
export const presentPersonSchema = z.extend(personSchema, {
  color: z.int().check(z.gte(1), z.lte(PERSON_COLORS)),
})
export type PresentPerson = z.infer<typeof presentPersonSchema>

/** The colour, 1 to 12, of somebody who is not here to be given one: follows from the id alone. */
export function colorOfPerson(id: string): number {
  let hash = 0
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return (hash % PERSON_COLORS) + 1
}

/** `GET /api/me`: who is signed in; 401 `not-signed-in` otherwise. `canCreate` says whether new articles and imports are allowed. */
export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  canCreate: z.boolean(),
  /** Left out: no. */
  canManageAccounts: z.optional(z.boolean()),
  canManageWebhooks: z.optional(z.boolean()),
})
export type Me = z.infer<typeof meSchema>

/** `POST /api/auth/sign-in/email`: 200 with `SignInAnswer` and a cookie, or 401 `wrong-credentials`, whatever was wrong. */
export const signInRequestSchema = z.strictObject({
  email: z.string().check(z.minLength(1), z.maxLength(320)),
  password: z.string().check(z.minLength(1), z.maxLength(256)),
})
export type SignInRequest = z.infer<typeof signInRequestSchema>
