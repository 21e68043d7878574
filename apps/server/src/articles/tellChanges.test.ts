import { articleAnswerSchema, createArticleAnswerSchema } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EventReader } from '../testing/EventReader.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let address: string
beforeAll(async () => {
  server = await TestServer.open(['reporter', 'viewer'], {
    syncSettings: { summaryAfter: 20, summaryWithin: 100 },
  })
  address = await server.listen()
})
afterAll(() => server.close())

async function create(payload: object = {}): Promise<string> {
  const answer = await server.ask('reporter', 'POST', '/api/articles', { payload })
  return createArticleAnswerSchema.parse(answer.json()).id
}
async function get(id: string) {
  return articleAnswerSchema.parse((await server.ask('viewer', 'GET', `/api/articles/${id}`)).json())
}
/** The first line of the list that shows this, as it is pushed. */
async function pushed(stream: EventReader, expected: { readonly headline?: string; readonly slug?: string }) {
  for (;;) {
    const { article } = await stream.nextOf('article-changed')
    const isIt = Object.entries(expected).every(([field, value]) => article[field as 'slug'] === value)
    if (isIt) return article
  }
}

describe('what is written', () => {
  it('is pushed to the list with its counts and authors, and read at once', async () => {
    const id = await create()
    const stream = await EventReader.open(address, server.cookieOf('viewer'))
    const writer = await StockWriter.open(address, id, server.cookieOf('reporter'))
    writer.write('headline', 'Hafen offen')
    writer.write('lead', 'Er ist auf.')
    const line = await pushed(stream, { headline: 'Hafen offen' })
    expect(line).toMatchObject({
      id,
      characters: 11,
      words: 3,
      authors: [{ id: server.idOf('reporter'), name: 'The reporter' }],
    })
    expect((await get(id)).article).toMatchObject({ headline: 'Hafen offen', lead: { text: 'Er ist auf.' } })
    writer.leave()
    stream.leave()
  })

  it('names an article that began without a headline, until somebody names it', async () => {
    const id = await create()
    expect((await get(id)).slug).toBe(`article-${id.slice(0, 8)}`)
    const stream = await EventReader.open(address, server.cookieOf('viewer'))
    const writer = await StockWriter.open(address, id, server.cookieOf('reporter'))
    writer.write('headline', 'Brücke')
    await pushed(stream, { slug: 'bruecke' })
    writer.write('headline', ' gesperrt')
    await pushed(stream, { slug: 'bruecke-gesperrt' })
    const other = await create({ article: { headline: 'Brücke gesperrt' } })
    expect((await get(other)).slug).toBe('bruecke-gesperrt-2')
    await server.ask('reporter', 'PATCH', `/api/articles/${id}`, { payload: { slug: 'bruecke-a7' } })
    writer.write('headline', ' bis Mai')
    await pushed(stream, { headline: 'Brücke gesperrt bis Mai' })
    expect((await get(id)).slug).toBe('bruecke-a7')
    writer.leave()
    stream.leave()
  })

  it('does not rename an article that had a headline from the start', async () => {
    const id = await create({ article: { headline: 'Erster Titel' } })
    const stream = await EventReader.open(address, server.cookieOf('viewer'))
    const writer = await StockWriter.open(address, id, server.cookieOf('reporter'))
    writer.write('headline', ' und mehr')
    expect((await pushed(stream, { headline: 'Erster Titel und mehr' })).slug).toBe('erster-titel')
    writer.leave()
    stream.leave()
  })
})
