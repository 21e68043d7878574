import * as z from 'zod/mini'
import { VERSION_NAME_LENGTH } from './versions.ts'

const nameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(VERSION_NAME_LENGTH))

/** `POST /api/articles/:id/versions`: keeps what the article reads now, under a name. */
export const keepVersionRequestSchema = z.strictObject({ name: nameSchema })
export type KeepVersionRequest = z.infer<typeof keepVersionRequestSchema>

/** `PATCH /api/articles/:id/versions/:v`; null takes the name away. */
export const nameVersionRequestSchema = z.strictObject({ name: z.nullable(nameSchema) })
export type NameVersionRequest = z.infer<typeof nameVersionRequestSchema>

/**
 * `POST /api/articles/:id/versions/:v/restore`. `seen`: the Yjs state vector, in base64, of what the asker's page shows;
 * what others wrote that is not in it stays. Without it, it is what the server has at the moment of the call.
 */
export const restoreVersionRequestSchema = z.strictObject({
  seen: z.optional(z.string().check(z.maxLength(1_000_000), z.regex(/^[A-Za-z0-9+/]*={0,2}$/))),
})
export type RestoreVersionRequest = z.infer<typeof restoreVersionRequestSchema>
