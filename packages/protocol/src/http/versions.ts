import * as z from 'zod/mini'
import { personSchema } from './me.ts'
import { instantSchema } from './metadata.ts'

const count = z.int().check(z.gte(0))

/** UTF-16 units of a version's name. */
export const VERSION_NAME_LENGTH = 100

/** Why a version was kept: people had written, somebody named it, it was approved, the state of the article changed otherwise, or an earlier one was restored. */
export const VERSION_REASONS = ['automatic', 'named', 'approval', 'transition', 'restore'] as const

/** What an article once read. Numbers count up from 1 in each article. */
export const versionSchema = z.object({
  number: z.int().check(z.gte(1)),
  at: instantSchema,
  reason: z.enum(VERSION_REASONS),
  name: z.nullable(z.string()),
  /** Who asked for it; null where nobody did. */
  by: z.nullable(personSchema),
  /** Who wrote since the version before. */
  people: z.array(personSchema),
  /** The number of the version that was restored. */
  restored: z.nullable(z.int().check(z.gte(1))),
  characters: count,
  words: count,
})
export type Version = z.infer<typeof versionSchema>

/** `GET /api/articles/:id/versions`, the latest first; `nextCursor` is null on the last page. */
export const versionPageSchema = z.object({
  versions: z.array(versionSchema),
  nextCursor: z.nullable(z.string()),
})
export type VersionPage = z.infer<typeof versionPageSchema>

/** `before`: what was kept right before, null if the latest version says it; `after`: null where the article read so already. */
export const restoreVersionAnswerSchema = z.object({
  before: z.nullable(versionSchema),
  after: z.nullable(versionSchema),
})
export type RestoreVersionAnswer = z.infer<typeof restoreVersionAnswerSchema>
