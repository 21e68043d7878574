import {
  newViewSchema,
  savedViewSchema,
  savedViewsSchema,
  viewPatchSchema,
  type ListFilter,
} from '@stet/protocol'
import * as z from 'zod/mini'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import { withoutUndefined } from '../http/withoutUndefined.ts'
import type { SavedView } from '../storage/ViewStore.ts'

type Parts = Pick<ArticleParts, 'store' | 'now' | 'newId'>

const paramsSchema = z.object({ id: z.string().check(z.maxLength(100)) })

/** The calls about the lists that somebody keeps for themselves; those of others do not exist for them. */
export function addViewRoutes(routes: Routes, { store, now, newId }: Parts): void {
  routes.add(
    {
      method: 'GET',
      url: '/api/views',
      summary: 'Own views of the list',
      access: 'signed-in',
      answer: { status: 200, schema: savedViewsSchema },
    },
    async ({ actor }) => ({ views: (await store.listViews(actor.id)).map(presentView) }),
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/views',
      summary: 'Keeps a view of the list',
      access: 'signed-in',
      body: newViewSchema,
      answer: { status: 201, schema: savedViewSchema },
    },
    async ({ body: { name, filter }, actor, reply }) => {
      const kept = withoutUndefined(filter)
      const view = { id: newId(), person: actor.id, name: name.trim(), filter: kept, createdAt: now() }
      if ((await store.addView(view)) === 'tooMany')
        throw new HttpProblem('conflict', 'There are too many views: remove one first.')
      reply.header('location', `/api/views/${view.id}`)
      return presentView(view)
    },
  )

  routes.add(
    {
      method: 'PATCH',
      url: '/api/views/:id',
      summary: 'Names an own view of the list otherwise, or changes what it shows',
      access: 'signed-in',
      params: paramsSchema,
      body: viewPatchSchema,
      answer: { status: 200, schema: savedViewSchema },
    },
    async ({ params: { id }, body: { name, filter }, actor }) => {
      const change = withoutUndefined({ name: name?.trim(), filter: filter && withoutUndefined(filter) })
      if (Object.keys(change).length === 0)
        throw new HttpProblem('invalid-request', 'The request names nothing to change.')
      const view = await store.changeView(actor.id, id, change)
      if (view === null) throw noSuchView()
      return presentView(view)
    },
  )

  routes.add(
    {
      method: 'DELETE',
      url: '/api/views/:id',
      summary: 'Removes an own view of the list',
      access: 'signed-in',
      params: paramsSchema,
      answer: { status: 204 },
    },
    async ({ params: { id }, actor, reply }) => {
      if (!(await store.removeView(actor.id, id))) throw noSuchView()
      return reply.send()
    },
  )
}

function noSuchView(): HttpProblem {
  return new HttpProblem('not-found', 'There is no such view.')
}

function presentView({ id, name, filter, createdAt }: SavedView) {
  return { id, name, filter: filter as ListFilter, createdAt: new Date(createdAt).toISOString() }
}
