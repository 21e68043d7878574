import * as z from 'zod/mini'
import { instantSchema } from './metadata.ts'

/**
 * What a program may do for a person, never more than the person may: `read` articles, `suggest` or `write` in their texts
 * (and begin them, change what is known about them, decide on suggestions), read the `audit` log and the metrics, manage
 * `accounts`. `suggest` and `write` read too.
 */
export const TOKEN_SCOPES = ['read', 'suggest', 'write', 'audit', 'accounts'] as const
export const tokenScopeSchema = z.enum(TOKEN_SCOPES)
export type TokenScope = z.infer<typeof tokenScopeSchema>

/** A token of a program, as its person sees it. The token itself is told once, when it is made. */
export const apiTokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(tokenScopeSchema),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  /** To the hour; null: never. */
  lastUsedAt: z.nullable(instantSchema),
})
export type ApiToken = z.infer<typeof apiTokenSchema>

/** `GET /api/tokens`: one's own that count, the latest first. */
export const apiTokenListSchema = z.object({ tokens: z.array(apiTokenSchema) })
export type ApiTokenList = z.infer<typeof apiTokenListSchema>

/** Days that a token lives unless told. */
export const TOKEN_DAYS = 90

/** `POST /api/tokens`. */
export const newTokenRequestSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  scopes: z.array(tokenScopeSchema).check(z.minLength(1), z.maxLength(TOKEN_SCOPES.length)),
  days: z.optional(z.int().check(z.gte(1), z.lte(730))),
})
export type NewTokenRequest = z.infer<typeof newTokenRequestSchema>

/** 201. `secret` is what goes behind `Authorization: Bearer`; nobody can ever be told it again. */
export const newTokenAnswerSchema = z.object({ token: apiTokenSchema, secret: z.string() })
export type NewTokenAnswer = z.infer<typeof newTokenAnswerSchema>
