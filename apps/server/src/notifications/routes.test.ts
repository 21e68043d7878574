import { randomUUID } from 'node:crypto'
import {
  createArticleAnswerSchema,
  notificationPageSchema,
  notificationPatchAnswerSchema,
  type Role,
} from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HeldStore } from '../storage/testing/HeldStore.ts'
import { EventReader } from '../testing/EventReader.ts'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let address: string
let article: string
beforeAll(async () => {
  server = await TestServer.open(undefined, { store: new HeldStore() })
  address = await server.listen()
  const payload = { article: { headline: 'Hafen' } }
  const answer = await server.ask('reporter', 'POST', '/api/articles', { payload })
  article = createArticleAnswerSchema.parse(answer.json()).id
})
afterAll(() => server.close())

/** Comments; says the id. */
async function comment(role: Role, text: string, thread?: string): Promise<string> {
  const id = randomUUID()
  const anchor = { root: 'lead', ids: [], suggestion: null }
  const payload = { id, text, ...(thread === undefined ? { anchor, quote: '' } : { thread }) }
  const answer = await server.ask(role, 'POST', `/api/articles/${article}/comments`, { payload })
  expect(answer).toMatchObject({ statusCode: 201 })
  return id
}
async function told(role: Role, query = '') {
  const answer = await server.ask(role, 'GET', `/api/notifications${query}`)
  expect(answer).toMatchObject({ statusCode: 200 })
  return notificationPageSchema.parse(answer.json())
}
const mention = (role: Role) => `@[${server.idOf(role)}]`
const by = (role: Role) => ({ id: server.idOf(role), name: `The ${role}` })

describe('GET and PATCH /api/notifications', () => {
  it('[S97] tell who is mentioned or answered, page by page, and what was read', async () => {
    const thread = await comment('reporter', `${mention('legal')}, bitte.`)
    const answer = await comment('legal', 'Geht so.', thread)
    const last = await comment('chief', `${mention('reporter')} Raus damit.`, thread)
    const first = await told('reporter', '?limit=1')
    expect(first).toMatchObject({
      notifications: [
        {
          kind: 'mention',
          isRead: false,
          by: by('chief'),
          article: { id: article, headline: expect.any(String) },
          comment: {
            id: last,
            thread,
            text: `${mention('reporter')} Raus damit.`,
            mentions: [by('reporter')],
          },
        },
      ],
      unread: 2,
    })
    const second = await told('reporter', `?limit=1&cursor=${first.nextCursor ?? ''}`)
    expect(second).toMatchObject({
      notifications: [{ kind: 'reply', by: by('legal'), comment: { id: answer, text: 'Geht so.' } }],
      nextCursor: null,
    })
    expect((await told('legal')).notifications.map(({ kind }) => kind)).toEqual(['reply', 'mention'])
    expect((await told('chief')).notifications).toEqual([])
    const readThrough = second.notifications[0]?.number
    const marked = await server.ask('reporter', 'PATCH', '/api/notifications', { payload: { readThrough } })
    expect(notificationPatchAnswerSchema.parse(marked.json())).toEqual({ unread: 1 })
    expect((await told('reporter')).notifications.map(({ isRead }) => isRead)).toEqual([false, true])
    expect((await told('legal')).unread).toBe(2)
  })

  it('[S97] tell at once, and nobody who may not read comments', async () => {
    const editor = await EventReader.open(address, server.cookieOf('editor'))
    const viewer = await EventReader.open(address, server.cookieOf('viewer'))
    const anchor = { root: 'lead', ids: [], suggestion: null }
    const payload = {
      id: randomUUID(),
      text: `${mention('editor')} und ${mention('viewer')}`,
      anchor,
      quote: '',
    }
    const refused = await server.ask('reporter', 'POST', `/api/articles/${article}/comments`, { payload })
    expect(pathsOf(problemOf(refused))).toEqual(['text'])
    const id = await comment('reporter', `${mention('editor')}, bitte.`)
    expect(await editor.nextOf('notified')).toEqual({ type: 'notified', unread: 1 })
    // Nobody new.
    await server.ask('reporter', 'PATCH', `/api/comments/${id}`, {
      payload: { text: `${mention('editor')}!` },
    })
    expect(await editor.nextOf('notified')).toEqual({ type: 'notified', unread: 1 })
    const text = `${mention('subeditor')} auch`
    await server.ask('reporter', 'PATCH', `/api/comments/${id}`, { payload: { text } })
    expect(await told('subeditor')).toMatchObject({
      notifications: [{ kind: 'mention', comment: { text } }],
      unread: 1,
    })
    await server.ask('editor', 'PATCH', '/api/notifications', { payload: { readThrough: 999 } })
    expect(await editor.nextOf('notified')).toEqual({ type: 'notified', unread: 0 })
    expect(await told('viewer')).toEqual({ notifications: [], unread: 0, nextCursor: null })
    await server.ask('reporter', 'POST', '/api/articles')
    const heard: string[] = []
    while (!heard.includes('article-created')) heard.push((await viewer.next())?.type ?? 'end')
    expect(heard).not.toContain('notified')
    editor.leave()
    viewer.leave()
  })

  it('[S97] is for whoever is signed in', async () => {
    expect(problemOf(await server.ask(null, 'GET', '/api/notifications')).is).toBe('401 not-signed-in')
    const bad = await server.ask('editor', 'PATCH', '/api/notifications', { payload: { readThrough: -1 } })
    expect(problemOf(bad).is).toBe('400 invalid-request')
  })
})
