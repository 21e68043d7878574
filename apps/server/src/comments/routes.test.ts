import { randomUUID } from 'node:crypto'
import { characterIdAt, mergeRanges, textRoot, type IdRange, type TextRoot } from '@stet/article'
import {
  articleListItemSchema,
  auditPageSchema,
  commentAnswerSchema,
  createArticleAnswerSchema,
  mentionableSchema,
  suggestionListSchema,
  threadListSchema,
  type Role,
  type ServerEvent,
} from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { HeldStore } from '../storage/testing/HeldStore.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { EventReader } from '../testing/EventReader.ts'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { TestServer } from '../testing/TestServer.ts'
import { COMMENT_LIMITS } from './COMMENT_LIMITS.ts'

let store: HeldStore
let server: TestServer
let address: string
beforeAll(async () => {
  store = new HeldStore()
  server = await TestServer.open(undefined, { store })
  address = await server.listen()
})
afterAll(() => server.close())

/** A draft with the headline "Der Hafen ist zu" and two sections. */
async function create(): Promise<string> {
  const article = {
    headline: 'Der Hafen ist zu',
    sections: [
      { heading: '', blocks: [{ kind: 'paragraph', text: 'Vorn.' }] },
      { heading: 'Lage', blocks: [{ kind: 'paragraph', text: 'Der Kai ist zu.' }] },
    ],
  }
  const answer = await server.ask('reporter', 'POST', '/api/articles', { payload: { article } })
  return createArticleAnswerSchema.parse(answer.json()).id
}

/** The characters of a text at these indexes, as Yjs counts. */
async function idsAt(id: string, root: TextRoot, from: number, to: number): Promise<IdRange[]> {
  const result = await server.articles.rooms.read(id, (doc) =>
    Array.from({ length: to - from }, (_, at): IdRange => {
      const [client, clock] = characterIdAt(textRoot(doc, root), from + at) ?? [-1, -1]
      return [client, clock, 1]
    }),
  )
  return mergeRanges(result.ok ? result.value : [])
}

it('tells who can be mentioned: everybody who may read comments and is not locked out', async () => {
  const id = await create()
  const answer = await server.ask('commenter', 'GET', `/api/articles/${id}/mentionable`)
  expect(answer.statusCode).toBe(200)
  const { people } = mentionableSchema.parse(answer.json())
  const ids = people.map((person) => person.id)
  expect(ids).toContain(server.idOf('legal'))
  expect(ids).not.toContain(server.idOf('viewer'))
  expect(answer.body).not.toContain('@desk.example')
  expect((await server.ask('viewer', 'GET', `/api/articles/${id}/mentionable`)).statusCode).toBe(403)
})

type Payload = Readonly<Record<string, unknown>>
const thread = (more: Payload = {}) => ({
  id: randomUUID(),
  text: 'Stimmt das?',
  quote: 'Hafen',
  anchor: { root: 'headline', ids: [] as readonly IdRange[], suggestion: null as string | null },
  ...more,
})
const answerTo = (to: string) => ({ id: randomUUID(), text: 'Ja.', thread: to })
const about = (root: TextRoot, ids: readonly IdRange[], suggestion: string | null = null) => ({
  anchor: { root, ids, suggestion },
})

const post = (id: string, payload: Payload, role: Role | null = 'commenter') =>
  server.ask(role, 'POST', `/api/articles/${id}/comments`, { payload })
const patch = (comment: string, payload: Payload, role: Role | null = 'commenter') =>
  server.ask(role, 'PATCH', `/api/comments/${comment}`, { payload })
/** Adds a comment; says its thread. */
async function add(id: string, payload: Payload, role: Role = 'commenter') {
  const answer = await post(id, payload, role)
  expect(answer).toMatchObject({ statusCode: 201 })
  return commentAnswerSchema.parse(answer.json()).thread
}
async function change(comment: string, payload: Payload, role: Role = 'commenter') {
  const answer = await patch(comment, payload, role)
  expect(answer).toMatchObject({ statusCode: 200 })
  return commentAnswerSchema.parse(answer.json()).thread
}
async function threads(id: string, role: Role = 'reporter') {
  const answer = await server.ask(role, 'GET', `/api/articles/${id}/comments`)
  expect(answer).toMatchObject({ statusCode: 200 })
  return threadListSchema.parse(answer.json()).threads
}
async function inList(id: string) {
  const answer = await server.ask('viewer', 'GET', `/api/articles/${id}`)
  return articleListItemSchema.parse(answer.json())
}
/** Edits with a stock provider and leaves once the server has it. */
async function write(id: string, role: Role, edit: (doc: Y.Doc) => void): Promise<void> {
  const writer = await StockWriter.open(address, id, server.cookieOf(role))
  const before = JSON.stringify(await textOf(id))
  writer.doc.transact(() => edit(writer.doc))
  await eventually(async () => JSON.stringify(await textOf(id)) !== before)
  writer.leave()
}
const textOf = (id: string) =>
  server.articles.rooms.read(id, (doc) => [doc.getText('headline').toJSON(), doc.getText('body').toDelta()])

const by = (role: Role) => ({ id: server.idOf(role), name: `The ${role}` })

describe('POST and GET /api/articles/:id/comments', () => {
  it('[S91] keeps threads on text and what is answered, and lists them in reading order, with where they stand', async () => {
    const id = await create()
    const kai = thread({ quote: 'Kai', ...about('body', await idsAt(id, 'body', 16, 19)) })
    const whole = thread({ quote: '', text: 'Zu kurz.' })
    const hafen = thread(about('headline', await idsAt(id, 'headline', 4, 9)))
    for (const payload of [whole, kai, hafen]) await add(id, payload)
    const answered = await add(id, { id: randomUUID(), text: ' Ja. ', thread: hafen.id }, 'legal')
    expect(answered).toEqual({
      id: hafen.id,
      article: id,
      anchor: hafen.anchor,
      quote: 'Hafen',
      where: { root: 'headline', block: 0, from: 4, to: 9, section: null },
      isBlocking: false,
      status: 'open',
      resolvedBy: null,
      resolvedAt: null,
      comments: [
        expect.objectContaining({
          id: hafen.id,
          author: by('commenter'),
          text: 'Stimmt das?',
          editedAt: null,
        }),
        expect.objectContaining({ author: by('legal'), text: 'Ja.', mentions: [] }),
      ],
    })
    const list = await threads(id)
    expect(list.map(({ id: name }) => name)).toEqual([hafen.id, kai.id, whole.id])
    expect(list[1]?.where).toEqual({ root: 'body', block: 2, from: 4, to: 7, section: 'Lage' })
    expect(list[2]?.where).toBeNull()
    expect(await threads(id, 'admin')).toEqual(list)
    expect(await inList(id)).toMatchObject({ openComments: 3, openBlocking: 0 })
  })

  it('[S91] what is commented on is found after edits, and listed last with its quote once it is gone', async () => {
    const id = await create()
    const hafen = thread(about('headline', await idsAt(id, 'headline', 4, 9)))
    const vorn = thread({ quote: 'Vorn', ...about('body', await idsAt(id, 'body', 1, 5)) })
    await add(id, hafen)
    await add(id, vorn)
    await write(id, 'editor', (doc) => {
      doc.getText('headline').insert(6, 'xx')
      doc.getText('headline').insert(0, 'Neu: ')
    })
    expect((await threads(id))[0]?.where).toMatchObject({ from: 9, to: 16 })
    await write(id, 'editor', (doc) => doc.getText('headline').delete(0, 16))
    const list = await threads(id)
    expect(list.map(({ quote, where }) => [quote, where?.root ?? null])).toEqual([
      ['Vorn', 'body'],
      ['Hafen', null],
    ])
    // And again for somebody who comes later, from the disk.
    expect(await add(id, { id: randomUUID(), text: 'Weg?', thread: hafen.id })).toMatchObject({ where: null })
  })

  it('[S91] answers a suggestion, which stands where that does until it is decided', async () => {
    const id = await create()
    await write(id, 'subeditor', (doc) => doc.getText('headline').insert(16, ' und leer'))
    const answer = await server.ask('reporter', 'GET', `/api/articles/${id}/suggestions`)
    const [suggestion] = suggestionListSchema.parse(answer.json()).suggestions
    const payload = thread(about('headline', [], suggestion?.id ?? ''))
    const begun = await add(id, payload, 'reporter')
    expect(begun).toMatchObject({
      anchor: { suggestion: suggestion?.id },
      where: { root: 'headline', from: 16, to: 25 },
    })
    await server.ask('reporter', 'POST', `/api/articles/${id}/suggestions/resolve`, {
      payload: { all: true, action: 'reject' },
    })
    expect(await threads(id)).toMatchObject([{ id: payload.id, where: null }])
  })

  it('[S92] what comes again is answered as it is by then; anything else under its id is refused', async () => {
    const id = await create()
    const payload = thread()
    await add(id, payload)
    const answer = answerTo(payload.id)
    await add(id, answer)
    await change(payload.id, { text: 'Stimmt das wirklich?' })
    for (const again of [payload, answer]) {
      const repeated = await post(id, again)
      expect(repeated).toMatchObject({ statusCode: 200 })
      const { comments } = commentAnswerSchema.parse(repeated.json()).thread
      expect(comments.map(({ text }) => text)).toEqual(['Stimmt das wirklich?', 'Ja.'])
    }
    const other = await create()
    for (const [where, refused, role] of [
      [id, { ...payload, text: 'Nein.' }, 'commenter'],
      [id, { ...payload, quote: 'anders' }, 'commenter'],
      [id, payload, 'legal'],
      [other, payload, 'commenter'],
      [id, { ...answer, id: payload.id }, 'commenter'],
    ] as const)
      expect(problemOf(await post(where, refused, role)).is).toBe('409 conflict')
    expect(await threads(id)).toHaveLength(1)
    expect(await threads(other)).toEqual([])
  })

  it('[S93] takes characters that its writer has not sent yet, and finds them once they are here', async () => {
    const id = await create()
    const writer = await StockWriter.open(address, id, server.cookieOf('reporter'))
    const client = writer.doc.clientID
    await add(id, thread({ quote: 'Eil', ...about('kicker', [[client, 0, 3]]) }), 'reporter')
    expect(await threads(id)).toMatchObject([{ quote: 'Eil', where: null }])
    writer.write('kicker', 'Eil')
    await eventually(async () => (await threads(id))[0]?.where !== null)
    expect((await threads(id))[0]?.where).toMatchObject({ root: 'kicker', from: 0, to: 3 })
    // The next ones are the reporter's too, and nobody else can have seen them.
    const next = about('kicker', [[client, 3, 2]])
    await add(id, thread(next), 'reporter')
    expect(pathsOf(problemOf(await post(id, thread(next), 'commenter')))).toEqual(['anchor.ids[0]'])
    writer.leave()
  })

  it('[S93] refuses what is in no text or in another one, naming it', async () => {
    const id = await create()
    const headline = await idsAt(id, 'headline', 0, 5)
    const [[client, clock, length] = [0, 0, 0]] = headline
    const wrong = async (ids: readonly IdRange[], root: TextRoot = 'headline') => {
      const { is, errors } = problemOf(await post(id, thread(about(root, ids))))
      expect(is).toBe('400 invalid-request')
      return errors?.map(({ path, message }) => `${path} ${message}`)
    }
    expect(await wrong([headline[0]!, [client, clock, length]], 'lead')).toEqual([
      'anchor.ids[0] names something that is no character of the lead',
      'anchor.ids[1] names something that is no character of the lead',
    ])
    expect(await wrong([[client, clock, 1_000_000]])).toEqual([
      'anchor.ids[0] names something that is no character of the headline',
    ])
    expect(await wrong([[client, clock, 0]])).toEqual(['anchor.ids[0] is no range of characters'])
    expect(await wrong([[-1, 0, 1]])).toEqual(['anchor.ids[0] is no range of characters'])
    expect(await wrong([[client, 1e15, 1]])).toEqual([
      'anchor.ids[0] names characters of somebody else that do not exist',
    ])
    expect(problemOf(await post(id, thread(about('title' as TextRoot, [])))).is).toBe('400 invalid-request')
    expect(await threads(id)).toEqual([])
  })

  it('[S94] knows who is mentioned, and refuses people whom nobody knows', async () => {
    const id = await create()
    const [chief, legal] = [server.idOf('chief'), server.idOf('legal')]
    const text = `@[${chief}] und @[${legal}], bitte. @[${chief}]! [nicht] @ `
    expect((await add(id, thread({ text }))).comments[0]?.mentions).toEqual([by('chief'), by('legal')])
    const { is, errors } = problemOf(await post(id, thread({ text: `@[${chief}] @[niemand]` })))
    expect([is, errors]).toEqual([
      '400 invalid-request',
      [{ path: 'text', message: 'mentions niemand, who is nobody with an account here' }],
    ])
    const payload = thread()
    await add(id, payload)
    expect(pathsOf(problemOf(await patch(payload.id, { text: '@[niemand]' })))).toEqual(['text'])
  })

  it('[S95] holds so many comments and no more, and says so', async () => {
    const id = await create()
    const payload = thread()
    await add(id, payload)
    const begins = { anchor: payload.anchor, quote: '', isBlocking: false }
    const fill = async (to: string | typeof begins, text = 'x') => {
      const comment = { id: randomUUID(), author: 'anna', at: 0, text, digest: '' }
      const added = await store.addComment({ article: id, comment, to, mentions: [] }, COMMENT_LIMITS)
      expect(added).toMatchObject({ ok: true })
      return comment.id
    }
    for (let number = 1; number < COMMENT_LIMITS.commentsAThread; number += 1) await fill(payload.id)
    expect(problemOf(await post(id, answerTo(payload.id)))).toMatchObject({
      is: '409 conflict',
      detail: 'A thread has at most 200 comments. Begin another one.',
    })
    let last = ''
    for (let number = 1; number < COMMENT_LIMITS.threadsAnArticle; number += 1) last = await fill(begins)
    expect(problemOf(await post(id, thread()))).toMatchObject({
      is: '409 conflict',
      detail: 'An article has at most 1000 threads.',
    })
    await fill(last, 'y'.repeat(COMMENT_LIMITS.textAnArticle - 5_000))
    expect(problemOf(await post(id, { ...answerTo(last), text: 'z'.repeat(9_999) }))).toMatchObject({
      is: '409 conflict',
      detail: 'The comments of an article have at most 2000000 characters.',
    })
    // What is there already can be sent again all the same.
    expect(await post(id, payload)).toMatchObject({ statusCode: 200 })
  })

  it('[S91] refuses empty and overlong texts, unknown threads and fields, naming them', async () => {
    const id = await create()
    const refusedAt = async (payload: Payload) => pathsOf(problemOf(await post(id, payload)))
    expect(problemOf(await post(id, thread({ text: '  ' }))).is).toBe('400 invalid-request')
    expect(problemOf(await post(id, thread({ text: 'x'.repeat(10_001) }))).is).toBe('400 invalid-request')
    expect(problemOf(await post(id, thread({ colour: 'red' }))).is).toBe('400 invalid-request')
    const nowhere = answerTo(randomUUID())
    expect([problemOf(await post(id, nowhere)).is, await refusedAt(nowhere)]).toEqual([
      '404 not-found',
      ['thread'],
    ])
    const elsewhere = thread()
    await add(await create(), elsewhere)
    expect(await refusedAt({ ...nowhere, thread: elsewhere.id })).toEqual(['thread'])
  })

  it('[S95] on a full disk nothing is stored, and what there is can be read', async () => {
    const id = await create()
    await add(id, thread())
    const later = thread()
    await store.setFull(true)
    expect(problemOf(await post(id, later)).is).toBe('503 storage-trouble')
    expect(await threads(id)).toHaveLength(1)
    await store.setFull(false)
    await add(id, later)
  })
})

describe('PATCH /api/comments/:id', () => {
  it('[S96] changes one’s own words, says when, and nobody else’s', async () => {
    const id = await create()
    const payload = thread()
    await add(id, payload)
    const answer = answerTo(payload.id)
    await add(id, answer, 'legal')
    const changed = await change(answer.id, { text: ' Nein. ' }, 'legal')
    expect(changed.comments).toMatchObject([
      { text: 'Stimmt das?', editedAt: null },
      { text: 'Nein.', editedAt: expect.any(String) },
    ])
    const again = await change(answer.id, { text: 'Nein.' }, 'legal')
    expect(again).toEqual(changed)
    for (const role of ['commenter', 'chief'] as const) {
      const problem = problemOf(await patch(answer.id, { text: 'Doch.' }, role))
      expect([problem.is, pathsOf(problem)]).toEqual(['403 forbidden', ['text']])
    }
  })

  it('[S96] resolves and reopens: who began it, or who may write there now', async () => {
    const id = await create()
    const payload = thread()
    await add(id, payload)
    const resolve = { status: 'resolved' }
    for (const role of ['subeditor', 'legal'] as const)
      expect(pathsOf(problemOf(await patch(payload.id, resolve, role)))).toEqual(['status'])
    const resolved = await change(payload.id, resolve, 'reporter')
    expect(resolved).toMatchObject({ status: 'resolved', resolvedBy: by('reporter') })
    expect(await change(payload.id, resolve, 'editor')).toEqual(resolved)
    expect(await inList(id)).toMatchObject({ openComments: 0 })
    const reopened = await change(payload.id, { status: 'open' })
    expect(reopened).toMatchObject({ status: 'open', resolvedBy: null, resolvedAt: null })
    await change(payload.id, resolve)
    const { records } = await store.listAudit({ limit: 99 })
    expect(records.filter(({ article }) => article === id)).toEqual([])
  })

  it('[S96] a blocking thread is settled by who began it, legal or the chief, and that is on record', async () => {
    const id = await create()
    const refused = await post(id, thread({ isBlocking: true }), 'reporter')
    expect([problemOf(refused).is, pathsOf(problemOf(refused))]).toEqual(['403 forbidden', ['isBlocking']])
    const mine = thread()
    await add(id, mine, 'reporter')
    expect(pathsOf(problemOf(await patch(mine.id, { isBlocking: true }, 'reporter')))).toEqual(['isBlocking'])
    await change(mine.id, { isBlocking: true }, 'editor')
    expect(await inList(id)).toMatchObject({ openComments: 1, openBlocking: 1 })
    const problem = problemOf(await patch(mine.id, { status: 'resolved', isBlocking: false }, 'editor'))
    expect([problem.is, pathsOf(problem)]).toEqual(['403 forbidden', ['isBlocking', 'status']])
    expect(await change(mine.id, { status: 'resolved' }, 'reporter')).toMatchObject({ isBlocking: true })
    expect(await inList(id)).toMatchObject({ openComments: 0, openBlocking: 0 })
    await change(mine.id, { status: 'open' }, 'legal')
    await change(mine.id, { isBlocking: false }, 'chief')
    const audit = await server.ask('chief', 'GET', '/api/audit?limit=3')
    const detail = { thread: mine.id, begunBy: server.idOf('reporter') }
    expect(auditPageSchema.parse(audit.json()).entries).toMatchObject([
      { what: 'blocking-comment-released', person: by('chief'), article: id, detail },
      { what: 'blocking-comment-reopened', person: by('legal'), article: id, detail },
      { what: 'blocking-comment-resolved', person: by('reporter'), article: id, detail },
    ])
  })

  it('[S96] asks again when somebody has made the thread blocking in the same moment', async () => {
    const id = await create()
    const payload = thread()
    await add(id, payload)
    const seen = { isBlocking: false, status: 'open' } as const
    const blocks = store.changeComment(payload.id, { isBlocking: true, seen, audit: null })
    const [answer] = await Promise.all([patch(payload.id, { status: 'resolved' }, 'editor'), blocks])
    expect(problemOf(answer).is).toBe('403 forbidden')
    expect(await threads(id)).toMatchObject([{ status: 'open', isBlocking: true }])
  })

  it('[S96] is about the thread only by the name of its first comment, and about something', async () => {
    const id = await create()
    const payload = thread()
    await add(id, payload)
    const answer = answerTo(payload.id)
    await add(id, answer)
    const problem = problemOf(await patch(answer.id, { status: 'resolved', isBlocking: false }))
    expect([problem.is, pathsOf(problem)]).toEqual(['400 invalid-request', ['isBlocking', 'status']])
    expect(problemOf(await patch(payload.id, {})).is).toBe('400 invalid-request')
  })

  it('[S96] knows no comment that is none, nor for whom it is none', async () => {
    const payload = thread()
    await add(await create(), payload)
    for (const [comment, role] of [
      [randomUUID(), 'chief'],
      ['x', 'chief'],
      [payload.id, 'viewer'],
    ] as const)
      expect(problemOf(await patch(comment, { status: 'resolved' }, role))).toMatchObject({
        is: '404 not-found',
        detail: 'There is no such comment.',
      })
    expect(problemOf(await patch(payload.id, { status: 'resolved' }, 'admin')).is).toBe('403 forbidden')
    expect(problemOf(await patch(payload.id, { status: 'resolved' }, null)).is).toBe('401 not-signed-in')
  })
})

/** What a stream tells until this article is created. */
async function heardUntil(stream: EventReader, id: string) {
  const heard: ServerEvent[] = []
  for (let event = await stream.next(); event; event = await stream.next()) {
    heard.push(event)
    if (event.type === 'article-created' && event.article.id === id) break
  }
  stream.leave()
  return heard
}

it('[S91] tells of every change once, with the new counts, and of comments only who may read them', async () => {
  const reader = await EventReader.open(address, server.cookieOf('admin'))
  const viewer = await EventReader.open(address, server.cookieOf('viewer'))
  const id = await create()
  const payload = thread(about('headline', await idsAt(id, 'headline', 4, 9)))
  const begun = await add(id, payload)
  const answered = await add(id, answerTo(payload.id))
  const resolved = await change(payload.id, { status: 'resolved' })
  // Nothing new is no news.
  await post(id, payload)
  await change(payload.id, { status: 'resolved' })
  const last = await create()
  const [heard, seen] = [await heardUntil(reader, last), await heardUntil(viewer, last)]
  expect(heard.filter(({ type }) => type === 'comments-changed')).toEqual(
    [begun, answered, resolved].map((each) => ({ type: 'comments-changed', id, thread: each })),
  )
  for (const events of [heard, seen]) {
    const counts = events.flatMap((event) =>
      event.type === 'article-changed' && event.article.id === id ? event.article.openComments : [],
    )
    expect(counts).toEqual([1, 0])
  }
  expect(seen.filter(({ type }) => type === 'comments-changed')).toEqual([])
})

describe('a restricted article', () => {
  it('[S94] refuses to mention whom the article is kept from', async () => {
    const id = await create()
    const metadata = { isRestricted: true, readers: [server.idOf('editor')] }
    const restricted = await server.ask('reporter', 'PATCH', `/api/articles/${id}`, { payload: metadata })
    expect(restricted.statusCode).toBe(200)
    const both = `@[${server.idOf('editor')}] @[${server.idOf('chief')}]`
    expect((await post(id, thread({ text: both }), 'reporter')).statusCode).toBe(201)
    for (const role of ['legal', 'viewer'] as const) {
      const { errors } = problemOf(await post(id, thread({ text: `@[${server.idOf(role)}]` }), 'reporter'))
      expect(errors).toEqual([
        { path: 'text', message: `mentions ${server.idOf(role)}, who may not read comments on this article` },
      ])
    }
  })
})
