import {
  resolveAnswerSchema,
  resolveRequestSchema,
  suggestionListSchema,
  suggestionQuerySchema,
} from '@stet/protocol'
import * as z from 'zod/mini'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import { roomProblem } from '../articles/roomProblem.ts'
import type { Routes } from '../http/route.ts'
import { suggestionsIn } from './presentSuggestions.ts'
import { resolveSuggestions } from './resolveSuggestions.ts'

const paramsSchema = z.object({ id: z.string() })

/** The calls about suggestions in an article. */
export function addSuggestionRoutes(
  routes: Routes,
  { rooms, accounts }: Pick<ArticleParts, 'rooms' | 'accounts'>,
): void {
  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/suggestions',
      summary: 'Suggestions in an article, in reading order',
      access: 'seeArticle',
      of: 'article',
      params: paramsSchema,
      query: suggestionQuerySchema,
      answer: { status: 200, schema: suggestionListSchema },
    },
    async ({ article: { row }, query: { state = 'open' }, actor }) => {
      const reader = { actorId: actor.id, accounts }
      const result = await rooms.read(row.id, (doc) => suggestionsIn(doc, state, reader))
      if (!result.ok) throw roomProblem(result.reason)
      return { suggestions: result.value }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/articles/:id/suggestions/resolve',
      summary: 'Accepts or rejects open suggestions: some, those of an author, or all',
      access: 'resolveSuggestions',
      of: 'article',
      params: paramsSchema,
      body: resolveRequestSchema,
      answer: { status: 200, schema: resolveAnswerSchema },
    },
    async ({ article: { row, modeNow }, body, actor }) => {
      const writer = () => {
        const mode = modeNow()
        return mode && { userId: actor.id, mode }
      }
      const result = await rooms.edit(row.id, writer, (doc) => resolveSuggestions(doc, body))
      if (!result.ok) throw roomProblem(result.reason)
      return { results: result.value }
    },
  )
}
