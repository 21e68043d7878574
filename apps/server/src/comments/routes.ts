import {
  commentAnswerSchema,
  commentPatchSchema,
  mentionableSchema,
  newCommentSchema,
  threadListSchema,
} from '@stet/protocol'
import * as z from 'zod/mini'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import { can } from '../permissions.ts'
import { CommentDesk } from './CommentDesk.ts'

const paramsSchema = z.object({ id: z.string() })

/** The calls about comments on articles. */
export function addCommentRoutes(routes: Routes, parts: ArticleParts): void {
  const desk = new CommentDesk(parts)

  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/comments',
      summary: 'Threads of comments on an article, in reading order, those that stand nowhere last',
      access: 'readComments',
      of: 'article',
      params: paramsSchema,
      answer: { status: 200, schema: threadListSchema },
    },
    async ({ article: { row } }) => ({ threads: await desk.list(row.id) }),
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/mentionable',
      summary: 'Whom a comment on an article can mention: everybody who may read it',
      access: 'comment',
      of: 'article',
      params: paramsSchema,
      answer: { status: 200, schema: mentionableSchema },
    },
    ({ article: { row } }) => ({
      people: parts.accounts
        .people()
        .filter((person) => !person.isLocked && can(person, 'readComments', row))
        .map(({ id, name }) => ({ id, name })),
    }),
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/articles/:id/comments',
      summary: 'Begins a thread or answers in one; 200 where the same had arrived before',
      access: 'comment',
      of: 'article',
      params: paramsSchema,
      body: newCommentSchema,
      answer: { status: 201, schema: commentAnswerSchema },
    },
    async ({ article: { row }, body, actor, reply }) => {
      const { isNew, thread } = await desk.add(row, body, actor)
      if (!isNew) reply.code(200)
      return { thread }
    },
  )

  routes.add(
    {
      method: 'PATCH',
      url: '/api/comments/:id',
      summary: 'Changes a comment of one’s own, or resolves, reopens or marks a thread',
      access: 'comment',
      of: 'comment',
      params: paramsSchema,
      body: commentPatchSchema,
      answer: { status: 200, schema: commentAnswerSchema },
    },
    async ({ article: { row }, thread, params: { id }, body, actor }) => {
      if (Object.keys(body).length === 0)
        throw new HttpProblem('invalid-request', 'The request names no field to change.')
      const ofThread = (['status', 'isBlocking'] as const).filter((field) => body[field] !== undefined)
      if (id !== thread.id && ofThread.length > 0) {
        const message = `is of the thread: name its first comment, ${thread.id}`
        const errors = ofThread.map((path) => ({ path, message }))
        throw new HttpProblem('invalid-request', 'This comment is an answer.', errors)
      }
      return { thread: await desk.change(row, thread, id, body, actor) }
    },
  )
}
