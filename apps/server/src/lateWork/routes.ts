import { lateWorkListSchema, lateWorkSeenSchema } from '@stet/protocol'
import * as z from 'zod/mini'
import type { Routes } from '../http/route.ts'
import type { LateWorkDesk } from './LateWorkDesk.ts'

const paramsSchema = z.object({ id: z.string() })

/** The calls about what came late into an article. */
export function addLateWorkRoutes(routes: Routes, desk: LateWorkDesk): void {
  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/late-work',
      summary: 'What came too late into an article to be accepted text, the latest first',
      access: 'seeArticle',
      of: 'article',
      params: paramsSchema,
      answer: { status: 200, schema: lateWorkListSchema },
    },
    async ({ article: { row } }) => ({ lateWork: await desk.list(row.id) }),
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/articles/:id/late-work/seen',
      summary: 'Says that what came late up to a number was looked at',
      access: 'settleLateWork',
      of: 'article',
      params: paramsSchema,
      body: lateWorkSeenSchema,
      answer: { status: 200, schema: lateWorkListSchema },
    },
    async ({ article: { row }, body: { through }, actor }) => {
      await desk.see(row.id, through, actor.id)
      return { lateWork: await desk.list(row.id) }
    },
  )
}
