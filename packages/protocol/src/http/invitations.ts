import * as z from 'zod/mini'
import { emailSchema, nameSchema, newPasswordSchema } from './account.ts'
import { personSchema, roleSchema } from './me.ts'
import { instantSchema } from './metadata.ts'

/** Days that an invitation can be taken up. */
export const INVITATION_DAYS = 7

/** An invitation that can still be taken up, as those who manage accounts see it. */
export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  invitedBy: personSchema,
  expiresAt: instantSchema,
})
export type Invitation = z.infer<typeof invitationSchema>

/** `GET /api/invitations`, the latest first. */
export const invitationListSchema = z.object({ invitations: z.array(invitationSchema) })
export type InvitationList = z.infer<typeof invitationListSchema>

/** `POST /api/invitations`: an earlier one for the same address ends; 409 `conflict` when the address has an account. */
export const newInvitationRequestSchema = z.strictObject({ email: emailSchema, role: roleSchema })
export type NewInvitationRequest = z.infer<typeof newInvitationRequestSchema>

/** 201. `secret` is what the link `/invitation#<secret>` holds; nobody can ever be told it again. */
export const newInvitationAnswerSchema = z.object({ invitation: invitationSchema, secret: z.string() })
export type NewInvitationAnswer = z.infer<typeof newInvitationAnswerSchema>

const secret = z.string().check(z.minLength(1), z.maxLength(200))

/** `POST /api/auth/invitation`: what a link is for; 404 once it counts no more. */
export const invitationQuestionSchema = z.strictObject({ secret })
export const offeredInvitationSchema = z.object({
  email: z.string(),
  role: roleSchema,
  invitedBy: personSchema,
})
export type OfferedInvitation = z.infer<typeof offeredInvitationSchema>

/** `POST /api/auth/invitation/accept`: makes the account and signs in; answers as sign-in does. */
export const acceptInvitationRequestSchema = z.strictObject({
  secret,
  name: nameSchema,
  password: newPasswordSchema,
})
export type AcceptInvitationRequest = z.infer<typeof acceptInvitationRequestSchema>
