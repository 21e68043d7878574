import * as z from 'zod/mini'
import { meSchema } from './me.ts'

/** What somebody is called. */
export const nameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(100))
export const newPasswordSchema = z.string().check(z.minLength(8), z.maxLength(256))
export const emailSchema = z.email().check(z.maxLength(320))

const password = z.string().check(z.minLength(1), z.maxLength(256))

/**
 * What follows the right password: `Me`, or a further step. `code`: `POST /api/auth/second-factor` with a code of the
 * authenticator app or a recovery code. `setUp`: this role needs a second factor, and the session may nothing but set one up.
 */
export const signInAnswerSchema = z.union([meSchema, z.object({ step: z.enum(['code', 'setUp']) })])
export type SignInAnswer = z.infer<typeof signInAnswerSchema>

/** `POST /api/auth/second-factor` (answers with `Me` and the session cookie) and `…/confirm`. */
export const secondFactorCodeSchema = z.strictObject({
  code: z.string().check(z.trim(), z.minLength(6), z.maxLength(20)),
})
export type SecondFactorCode = z.infer<typeof secondFactorCodeSchema>

/** `GET /api/auth/ways`: how somebody can sign in. `openId` is what the provider is called here; null without one. */
export const signInWaysSchema = z.object({ openId: z.nullable(z.object({ name: z.string() })) })
export type SignInWays = z.infer<typeof signInWaysSchema>

/**
 * Why signing in with OpenID Connect did not work, as `/sign-in?problem=` names it: the provider cannot be reached or does not
 * answer as it should; it said no; the attempt is too old or began in another browser; it does not vouch for an e-mail address;
 * nobody here has that address; the account is locked; the account belongs to another person there; no role of the claim is known.
 */
export const OPEN_ID_PROBLEMS = [
  'unreachable',
  'refused',
  'expired',
  'unverified',
  'unknown',
  'locked',
  'other-person',
  'no-role',
] as const
export const openIdProblemSchema = z.enum(OPEN_ID_PROBLEMS)
export type OpenIdProblem = z.infer<typeof openIdProblemSchema>

/** `GET /api/account`: what somebody can see of their own account. */
export const ownAccountSchema = z.object({
  /** False for who signs in with OpenID Connect only. */
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  isSecondFactorNeeded: z.boolean(),
  /** The name of the home desk; empty for none. */
  desk: z.string(),
})
export type OwnAccount = z.infer<typeof ownAccountSchema>

/** `POST /api/account/password`: ends every other session; 401 `wrong-credentials` when `password` is wrong. */
export const passwordChangeSchema = z.strictObject({ password, newPassword: newPasswordSchema })
export type PasswordChange = z.infer<typeof passwordChangeSchema>

/** Of calls that ask for the password again. */
export const passwordProofSchema = z.strictObject({ password })
export type PasswordProof = z.infer<typeof passwordProofSchema>

/**
 * `POST /api/account/second-factor`: begins to set one up. `uri` is what the authenticator app reads, `secret` the same for who
 * types it. Counts once a code was confirmed; the recovery codes are told this once, each works once.
 */
export const secondFactorSetUpSchema = z.object({
  uri: z.string(),
  secret: z.string(),
  recoveryCodes: z.array(z.string()),
})
export type SecondFactorSetUp = z.infer<typeof secondFactorSetUpSchema>
