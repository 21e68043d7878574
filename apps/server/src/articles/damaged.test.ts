import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { articleAnswerSchema, createArticleAnswerSchema, threadListSchema } from '@stet/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let id: string
let other: string
let lost: string

/** Begins a thread about the whole article. */
const comment = (articleId: string) =>
  server.ask('reporter', 'POST', `/api/articles/${articleId}/comments`, {
    payload: {
      id: crypto.randomUUID(),
      text: 'Was tun?',
      quote: '',
      anchor: { root: 'lead', ids: [[5, 0, 1]], suggestion: null },
    },
  })

beforeAll(async () => {
  server = await TestServer.open(['reporter', 'editor', 'admin'])
  const make = async (headline: string) => {
    const answer = await server.ask('reporter', 'POST', '/api/articles', {
      payload: { article: { headline } },
    })
    return createArticleAnswerSchema.parse(answer.json()).id
  }
  id = await make('Hafen sperrt Kai')
  other = await make('Regen')
  lost = await make('Wind')
  await comment(lost)
  const database = new DatabaseSync(join(server.folder, 'stet.sqlite'))
  database
    .prepare(
      'UPDATE snapshots SET bytes = zeroblob(9) WHERE article = (SELECT key FROM articles WHERE id = ?)',
    )
    .run(id)
  for (const table of ['snapshots', 'earlier_snapshots'])
    database
      .prepare(
        `UPDATE ${table} SET bytes = zeroblob(9) WHERE article = (SELECT key FROM articles WHERE id = ?)`,
      )
      .run(lost)
  database.close()
})
afterAll(() => server.close())

it('[S71] a damaged article reads by HTTP as it last was, nobody may write in it, and whoever asks is told', async () => {
  const answer = await server.ask('editor', 'GET', `/api/articles/${id}`)
  expect(articleAnswerSchema.parse(answer.json())).toMatchObject({
    article: { headline: 'Hafen sperrt Kai' },
    mode: 'view',
    isDamaged: true,
  })
  const exported = await server.ask('editor', 'GET', `/api/articles/${id}/export/text`)
  expect(exported.body).toContain('Hafen sperrt Kai')
  const list = await server.ask('editor', 'GET', '/api/articles')
  expect(list.body).toContain('Hafen sperrt Kai')
  const resolved = await server.ask('editor', 'POST', `/api/articles/${id}/suggestions/resolve`, {
    payload: { all: true, action: 'accept' },
  })
  expect([resolved.statusCode, resolved.json()]).toMatchObject([409, { type: 'urn:stet:problem:conflict' }])
})

it.each([() => id, () => lost])('[S91] comments on it are read and written all the same', async (damaged) => {
  const before = damaged() === lost ? 1 : 0
  expect(await comment(damaged())).toMatchObject({ statusCode: 201 })
  const answer = await server.ask('editor', 'GET', `/api/articles/${damaged()}/comments`)
  const { threads } = threadListSchema.parse(answer.json())
  expect(threads.map(({ where }) => where)).toEqual(Array.from({ length: before + 1 }, () => null))
})

it('[S71] other articles are as ever', async () => {
  const answer = await server.ask('reporter', 'GET', `/api/articles/${other}`)
  expect(answer.json()).toMatchObject({ article: { headline: 'Regen' }, mode: 'edit', isDamaged: false })
})

it('[S66] the metrics say that something is damaged, and do not name it', async () => {
  const { body } = await server.ask('admin', 'GET', '/metrics')
  expect(body).toContain('stet_damaged_articles 1\n')
  expect(body).toContain('stet_alarms_total{alarm="damaged"} 1\n')
  expect(body).not.toContain(id)
})
