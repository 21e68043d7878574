import { authorshipOf } from '@stet/article'
import { authorshipQuerySchema, authorshipSchema } from '@stet/protocol'
import * as z from 'zod/mini'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import { valueOf } from '../articles/readStoredArticle.ts'
import type { Routes } from '../http/route.ts'
import { presentAuthorship } from './presentAuthorship.ts'

/** The call that tells who wrote what. */
export function addAuthorshipRoutes(
  routes: Routes,
  { rooms, accounts }: Pick<ArticleParts, 'rooms' | 'accounts'>,
): void {
  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/authorship',
      summary: 'Who wrote each part of an article, when, and how it came',
      access: 'seeArticle',
      of: 'article',
      params: z.object({ id: z.string() }),
      query: authorshipQuerySchema,
      answer: { status: 200, schema: authorshipSchema },
    },
    async ({ article: { row }, query: { view = 'original' } }) => {
      const authorship = valueOf(await rooms.read(row.id, (doc) => authorshipOf(doc, view)))
      return presentAuthorship(authorship, view, accounts)
    },
  )
}
