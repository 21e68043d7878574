import { ARTICLE_FORMATS, emptyArticle, formatOfId, isNewsForm } from '@stet/article'
import {
  articleAnswerSchema,
  articleListQuerySchema,
  articleMetadataSchema,
  articlePageSchema,
  articlePeopleSchema,
  createArticleAnswerSchema,
  createArticleRequestSchema,
  importAnswerSchema,
  importQuerySchema,
  metadataPatchSchema,
  viewQuerySchema,
  type MetadataPatch,
} from '@stet/protocol'
import * as z from 'zod/mini'
import type { Actor } from '../accounts/Actor.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import { withoutUndefined } from '../http/withoutUndefined.ts'
import { toldOfAssignment } from '../notifications/toldOfAssignment.ts'
import { can, restrictedTo } from '../permissions.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { ArticleParts } from './ArticleParts.ts'
import { createArticle, type ArticleToCreate } from './createArticle.ts'
import { exportNewsItem } from './exportNewsItem.ts'
import { noSuchArticle } from './findArticle.ts'
import { namesOf, noSuchFormat, sentAs } from './formatNames.ts'
import { checkedArticle, importArticle, IMPORT_TYPES } from './importArticle.ts'
import { refusalsOf, sortMetadata } from './metadataPatch.ts'
import { peopleOfArticle } from './peopleOfArticle.ts'
import { presentInList, presentMetadata } from './presentArticle.ts'
import { exportStoredArticle, readStoredArticle } from './readStoredArticle.ts'
import { readMetadata } from './readMetadata.ts'
import { recordGates } from './recordGates.ts'
import { storeQuery } from './storeQuery.ts'
import { tellAccess } from './tellAccess.ts'

const paramsSchema = z.object({ id: z.string() })

/** The calls about articles (see the OpenAPI description). */
export function addArticleRoutes(routes: Routes, parts: ArticleParts): void {
  const { store, rooms, events, accounts, notifier, deliverer, now } = parts

  async function create(wanted: ArticleToCreate) {
    const row = await createArticle(parts, wanted)
    if (!row) throw slugTaken(wanted.metadata.slug)
    events.publish({ type: 'article-created', article: presentInList(row, parts) }, row)
    void notifier.tell(readMetadata(row).assignees.filter((id) => id !== wanted.userId))
    return row
  }

  function toldOfPatch(row: ArticleRow, patch: MetadataPatch, by: Actor) {
    const before = readMetadata(row).assignees
    const after = { ...row, metadata: { ...row.metadata, ...patch } }
    return toldOfAssignment({ before, after: patch.assignees ?? before }, after, by.id, accounts.people())
  }

  function checkPatch(patch: MetadataPatch, actor: Actor, article: ArticleRow | null): void {
    const { invalid, forbidden } = refusalsOf(patch, actor, article, parts.accounts)
    if (invalid.length > 0)
      throw new HttpProblem('invalid-request', 'The request names people who cannot be named.', invalid)
    if (forbidden.length > 0) throw new HttpProblem('forbidden', 'Your role may not change this.', forbidden)
  }

  routes.add(
    {
      method: 'GET',
      url: '/api/articles',
      summary: 'Articles, by what is known about them and by their words, the last changed first',
      access: 'signed-in',
      query: articleListQuerySchema,
      answer: { status: 200, schema: articlePageSchema },
    },
    async ({ query: { assignee, ...query }, actor }) => {
      const { articles, hits, next } = await store.listArticles({
        ...storeQuery({
          ...query,
          ...withoutUndefined({ assignee: assignee === 'me' ? actor.id : assignee }),
        }),
        ...withoutUndefined({ restrictedTo: restrictedTo(actor) }),
      })
      const seen = articles.filter((row) => can(actor, 'seeArticle', row))
      return {
        articles: seen.map((row) => presentInList(row, parts)),
        ...(hits.size === 0 ? {} : { hits: Object.fromEntries(seen.map(({ id }) => [id, hits.get(id)])) }),
        nextCursor: next,
      }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/articles',
      summary: 'Begins an article, empty or from Article JSON',
      access: 'createArticle',
      body: z.optional(createArticleRequestSchema),
      answer: { status: 201, schema: createArticleAnswerSchema },
    },
    async ({ body, actor, reply }) => {
      const { article: given, ...metadata } = body ?? {}
      const article = given === undefined ? emptyArticle() : checkedArticle(given, 'article')
      checkPatch(metadata, actor, null)
      const { id } = await create({ article, metadata, userId: actor.id })
      reply.header('location', `/api/articles/${id}`)
      return { id }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/articles/import',
      summary: 'Begins an article from a file',
      access: 'createArticle',
      query: importQuerySchema,
      uploads: IMPORT_TYPES,
      answer: { status: 201, schema: importAnswerSchema },
    },
    async ({ query: { filename, language, origin, credit }, body, actor, request, reply }) => {
      if (origin === 'agency' && credit === undefined) throw creditMissing()
      const contentType = request.headers['content-type']
      const { article, warnings } = importArticle({ bytes: body ?? Buffer.alloc(0), contentType, filename })
      const { id } = await create({
        article,
        metadata: withoutUndefined({ language, wireOrigin: credit }),
        userId: actor.id,
        ...withoutUndefined({ origin }),
      })
      reply.header('location', `/api/articles/${id}`)
      return { id, warnings }
    },
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id',
      summary: 'An article: what is known about it, and its text',
      access: 'seeArticle',
      of: 'article',
      params: paramsSchema,
      query: viewQuerySchema,
      answer: { status: 200, schema: articleAnswerSchema },
    },
    async ({ article: { row, mode }, query: { view = 'original' }, actor }) => {
      const article = await readStoredArticle(rooms, row.id, view)
      return { ...presentMetadata(row, actor, mode, parts), view, article }
    },
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/people',
      summary: 'Everybody who wrote or decided in an article',
      access: 'seeArticle',
      of: 'article',
      params: paramsSchema,
      answer: { status: 200, schema: articlePeopleSchema },
    },
    async ({ article }) => ({ people: await peopleOfArticle(parts, article.row.id) }),
  )

  routes.add(
    {
      method: 'PATCH',
      url: '/api/articles/:id',
      summary: 'Changes what is known about an article, field by field',
      access: 'changeMetadata',
      of: 'article',
      params: paramsSchema,
      body: metadataPatchSchema,
      answer: { status: 200, schema: articleMetadataSchema },
    },
    async ({ article: { row, mode }, body, actor }) => {
      if (Object.keys(body).length === 0) {
        throw new HttpProblem('invalid-request', 'The request names no field to change.')
      }
      checkPatch(body, actor, row)
      const { columns, rest } = sortMetadata(body)
      const metadata = columns.slug === undefined ? rest : { ...rest, isSlugOpen: null }
      const told = toldOfPatch(row, body, actor)
      const patched = await store.patchArticle(row.id, { ...columns, metadata, told }, now())
      if (!patched.ok) throw patched.reason === 'missing' ? noSuchArticle() : slugTaken(body.slug)
      const { article } = patched
      events.publish({ type: 'article-changed', article: presentInList(article, parts) }, article)
      await tellAccess(parts, { before: row, after: article, by: actor })
      await recordGates(parts, { before: row, after: article, by: actor })
      void notifier.tell(told.map(({ person }) => person))
      deliverer.wake()
      return presentMetadata(article, actor, mode, parts)
    },
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/export/:format',
      summary: `An article as a file: ${FORMAT_NAMES}. Of a news item there is no view markup`,
      access: 'exportArticle',
      of: 'article',
      params: z.object({ id: z.string(), format: z.string() }),
      query: viewQuerySchema,
      answer: { status: 200, types: [...new Set(ARTICLE_FORMATS.map(sentAs))] },
    },
    async ({ article: { row }, params, query: { view = 'original' }, reply }) => {
      const format = formatOfId(params.format)
      if (!format) throw noSuchFormat(ARTICLE_FORMATS)
      const content = isNewsForm(format)
        ? format.exportItem(await exportNewsItem(parts, row, view))
        : await exportStoredArticle(rooms, row.id, view, format)
      return reply
        .type(sentAs(format))
        .header('content-disposition', `attachment; filename="${safeName(row.slug)}.${format.extension}"`)
        .send(content)
    },
  )
}

const FORMAT_NAMES = namesOf(ARTICLE_FORMATS)

function slugTaken(slug: string | undefined): HttpProblem {
  const errors = [{ path: 'slug', message: 'is taken by another article' }]
  return new HttpProblem('conflict', `Another article is called ${slug ?? 'so'}.`, errors)
}

function creditMissing(): HttpProblem {
  const errors = [{ path: 'credit', message: 'has to name the agency' }]
  return new HttpProblem('invalid-request', 'What came from an agency needs its credit.', errors)
}

/** Whatever a slug may once have been: a file name here has letters, digits and hyphens only. */
function safeName(slug: string): string {
  return slug.replace(/[^a-z0-9-]/gi, '').slice(0, 80) || 'article'
}
