import { authorshipSchema, createArticleAnswerSchema, type Role } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { HeldStore } from '../storage/testing/HeldStore.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let address: string
beforeAll(async () => {
  server = await TestServer.open(['reporter', 'editor', 'subeditor', 'viewer'], { store: new HeldStore() })
  address = await server.listen()
})
afterAll(() => server.close())

/** Inserts at the end of the headline and leaves once the server has it. */
async function write(id: string, role: Role, text: string): Promise<void> {
  const writer = await StockWriter.open(address, id, server.cookieOf(role))
  const { clientID } = writer.doc
  writer.doc.getText('headline').insert(writer.doc.getText('headline').length, text)
  await eventually(async () => {
    const known = await server.articles.rooms.read(id, (doc) => Y.getState(doc.store, clientID))
    return known.ok && known.value > 0
  })
  writer.leave()
}

async function authorship(id: string, query = '') {
  const answer = await server.ask('viewer', 'GET', `/api/articles/${id}/authorship${query}`)
  expect(answer).toMatchObject({ statusCode: 200 })
  return authorshipSchema.parse(answer.json())
}

describe('GET /api/articles/:id/authorship', () => {
  it('[A100] [A101] tells who wrote each run, when and how, and how much of it is whose', async () => {
    const before = Date.now() - 60_000
    const payload = { article: { headline: 'Hafen' } }
    const created = await server.ask('reporter', 'POST', '/api/articles', { payload })
    const { id } = createArticleAnswerSchema.parse(created.json())
    await write(id, 'editor', ' zu')
    await write(id, 'subeditor', '?')
    const { view, texts, shares, people } = await authorship(id)
    expect(view).toBe('original')
    const headline = texts.find(({ root }) => root === 'headline')
    expect(headline?.runs).toEqual([
      { text: 'Hafen', by: server.idOf('reporter'), at: expect.any(String) as string, origin: 'imported' },
      { text: ' zu', by: server.idOf('editor'), at: expect.any(String) as string, origin: 'typed' },
    ])
    const at = Date.parse(headline?.runs[1]?.at ?? '')
    expect(at).toBeGreaterThan(before)
    expect(at).toBeLessThanOrEqual(Date.now())
    expect(shares).toEqual([
      { by: server.idOf('reporter'), characters: 5 },
      { by: server.idOf('editor'), characters: 3 },
    ])
    expect(people).toEqual([
      { id: server.idOf('reporter'), name: 'The reporter' },
      { id: server.idOf('editor'), name: 'The editor' },
    ])
    const final = await authorship(id, '?view=final')
    expect(final.shares).toContainEqual({ by: server.idOf('subeditor'), characters: 1 })
  })
})
