import { NEWS_FORMS } from '@stet/article'
import {
  publicArticleSchema,
  transitionAnswerSchema,
  transitionListSchema,
  transitionRequestSchema,
} from '@stet/protocol'
import * as z from 'zod/mini'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import { namesOf, noSuchFormat, sentAs } from '../articles/formatNames.ts'
import { roomProblem } from '../articles/roomProblem.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import { PublicItems } from '../newsItems/PublicItems.ts'
import { publicNewsItem } from '../newsItems/publicNewsItem.ts'
import { publicArticle } from './publicArticle.ts'
import type { MoveResult, Workflow } from './Workflow.ts'
import { zonedInstant } from './zonedInstant.ts'

const paramsSchema = z.object({ id: z.string() })

/** The calls about the states of an article, and those by which the public reads it. */
export function addWorkflowRoutes(
  routes: Routes,
  workflow: Workflow,
  { store, newsroom, now }: Pick<ArticleParts, 'store' | 'newsroom' | 'now'>,
): void {
  const publicItems = new PublicItems()
  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/transitions',
      summary: 'Where an article stands, and what the asker may do next with what it asks',
      access: 'seeArticle',
      of: 'article',
      params: paramsSchema,
      answer: { status: 200, schema: transitionListSchema },
    },
    async ({ article: { row }, actor }) => {
      const offers = await workflow.offers(row.id, actor)
      if (!offers.ok) throw roomProblem(offers.reason)
      return offers.value
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/articles/:id/transitions',
      summary: 'Makes a step in the workflow, or says which gates are closed',
      access: 'seeArticle',
      of: 'article',
      params: paramsSchema,
      body: transitionRequestSchema,
      answer: { status: 200, schema: transitionAnswerSchema },
    },
    async ({ article: { row }, body: { publishAt, ...body }, actor }) => {
      if (publishAt !== undefined && body.to !== 'scheduled') throw notScheduled()
      const at = publishAt === undefined ? null : zonedInstant(publishAt)
      if (publishAt !== undefined && at === null) throw noInstant()
      const moved = await workflow.move(row.id, actor, { ...body, publishAt: at })
      if (!moved.ok) throw refusal(moved)
      return { ...moved.standing, gates: [...moved.gates] }
    },
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/public/articles/:slug',
      summary: 'What the public may read of an article: the version that was published last',
      access: 'open',
      params: z.object({ slug: z.string() }),
      answer: { status: 200, schema: publicArticleSchema },
    },
    async ({ params: { slug } }) => {
      const article = publicArticle(await store.publishedBySlug(slug), now())
      if (article === null) throw nothingPublished()
      return article
    },
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/public/articles/:slug/export/:format',
      summary: `The same as a news item: ${namesOf(NEWS_FORMS)}`,
      access: 'open',
      params: z.object({ slug: z.string(), format: z.string() }),
      answer: { status: 200, types: NEWS_FORMS.map(sentAs) },
    },
    async ({ params: { slug, format }, reply }) => {
      const form = NEWS_FORMS.find(({ id }) => id === format)
      if (!form) throw noSuchFormat(NEWS_FORMS)
      const item = publicNewsItem(await store.publishedBySlug(slug), now(), newsroom)
      if (item === null) throw nothingPublished()
      return reply.type(sentAs(form)).send(publicItems.write(form, item))
    },
  )
}

function refusal(moved: Extract<MoveResult, { ok: false }>): HttpProblem {
  if (moved.reason === 'role') return new HttpProblem('forbidden', 'Your role does not allow this step.')
  if (moved.reason !== 'gates') return roomProblem(moved.reason)
  const closed = moved.gates.filter(({ passed, isOverridden }) => !passed && !isOverridden)
  return new HttpProblem('gates-closed', closed.map(({ says }) => says.en).join(' '), [], {}, moved.gates)
}

const nothingPublished = () => new HttpProblem('not-found', 'Nothing is published at this address.')
const noInstant = () => wrongTime('must be a time with its offset from UTC that exists in its zone')
const notScheduled = () => wrongTime('only a publication can be scheduled; every other step is made at once')

function wrongTime(message: string): HttpProblem {
  return new HttpProblem('invalid-request', 'The body of the request is not valid: publishAt.', [
    { path: 'publishAt', message },
  ])
}
