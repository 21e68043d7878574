import {
  purgeAnswerSchema,
  purgePreviewRequestSchema,
  purgePreviewSchema,
  purgeRequestSchema,
} from '@stet/protocol'
import * as z from 'zod/mini'
import type { Routes } from '../http/route.ts'
import type { PurgeDesk } from './PurgeDesk.ts'

const paramsSchema = z.object({ id: z.string() })

const NOTE =
  'Backups that were made before this still hold the text, and so do copies that people have kept or exported: delete them, or purge again after a restore.'

export interface PurgeRouteParts {
  readonly desk: PurgeDesk
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Names of folders that keep what restores replaced. */
  readonly keptIn: () => Promise<readonly string[]>
}

/** The calls that remove a text from an article for good. */
export function addPurgeRoutes(routes: Routes, { desk, now, keptIn }: PurgeRouteParts): void {
  routes.add(
    {
      method: 'POST',
      url: '/api/articles/:id/purge/preview',
      summary: 'Counts where a text stands in everything that is stored of an article',
      access: 'purgeText',
      of: 'article',
      params: paramsSchema,
      body: purgePreviewRequestSchema,
      answer: { status: 200, schema: purgePreviewSchema },
    },
    async ({ article: { row }, body: { text, isPart = false } }) => {
      const { places, insideWords } = await desk.find(row, { text, isPart })
      return { places, insideWords }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/articles/:id/purge',
      summary: 'Removes a text from everything that is stored of an article, for good',
      access: 'purgeText',
      of: 'article',
      params: paramsSchema,
      body: purgeRequestSchema,
      answer: { status: 200, schema: purgeAnswerSchema },
    },
    async ({ article: { row, modeNow }, body: { text, isPart = false, reason }, actor }) => {
      const isAllowed = () => modeNow() !== null
      const purged = await desk.purge(row, { words: { text, isPart }, reason, by: actor.id, isAllowed })
      return { at: new Date(now()).toISOString(), ...purged, keptIn: await keptIn(), note: NOTE }
    },
  )
}
