import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { articleAnswerSchema, articlePageSchema, authorshipSchema, importAnswerSchema } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open(['reporter', 'viewer'])
})
afterAll(() => server.close())

const seed = await readFile(join(import.meta.dirname, '../demo/seed.de.txt'))
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function send(payload: Buffer | string, type: string | null, query = '') {
  const headers = type === null ? {} : { 'content-type': type }
  return server.ask('reporter', 'POST', `/api/articles/import${query}`, { payload, headers })
}
async function count(): Promise<number> {
  const answer = await server.ask('viewer', 'GET', '/api/articles?limit=200')
  return articlePageSchema.parse(answer.json()).articles.length
}
async function read(id: string) {
  return articleAnswerSchema.parse((await server.ask('viewer', 'GET', `/api/articles/${id}`)).json())
}

describe('POST /api/articles/import', () => {
  it('takes the seed and gives it back byte for byte', async () => {
    const answer = await send(seed, 'text/plain')
    expect(answer).toMatchObject({ statusCode: 201 })
    const { id, warnings } = importAnswerSchema.parse(answer.json())
    expect(answer.headers.location).toBe(`/api/articles/${id}`)
    expect(warnings).toEqual([])
    const exported = await server.ask('viewer', 'GET', `/api/articles/${id}/export/text`)
    expect(exported.rawPayload.equals(seed)).toBe(true)
    const { article, authors, slug } = await read(id)
    expect(slug).toBe('putin-lobt-trump-geheimes-telefonat-ueber-ukraine-krieg')
    expect(authors).toEqual([{ id: server.idOf('reporter'), name: 'The reporter' }])
    expect(article.dateline).toBe('Sotschi, Russland')
    expect(article.sections.map(({ heading }) => heading)).toEqual([
      '',
      'Steigender Druck auf Russland',
      'Fortdauernde Militäraktionen und Sanktionen',
    ])
    expect(article.details).toEqual([
      { key: 'Ort', value: 'Sotschi, Russland' },
      { key: 'Quellen', value: '' },
    ])
    const again = await send(
      (await server.ask('viewer', 'GET', `/api/articles/${id}/export/json`)).rawPayload,
      'application/json; charset=utf-8',
    )
    expect((await read(importAnswerSchema.parse(again.json()).id)).article).toEqual(article)
  })

  it.each([
    ['text/plain; charset=UTF-8', ''],
    [null, '?filename=artikel.txt'],
    ['application/octet-stream', '?filename=ARTIKEL.TXT&language=en'],
  ])('takes text sent as %s%s', async (type, query) => {
    const answer = await send('Eine Zeile\n\nEin Absatz.\n', type, query)
    expect(answer).toMatchObject({ statusCode: 201 })
    const { id } = importAnswerSchema.parse(answer.json())
    expect(await read(id)).toMatchObject({
      headline: 'Eine Zeile',
      language: query.includes('language=en') ? 'en' : 'de',
    })
  })

  it('cuts a byte order mark off', async () => {
    const answer = await send(Buffer.from('\uFEFFMit Marke\n\nText.\n'), 'text/plain')
    expect((await read(importAnswerSchema.parse(answer.json()).id)).headline).toBe('Mit Marke')
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'text/plain', 'empty-import', 400, /empty/],
    ['nothing at all', Buffer.alloc(0), null, 'empty-import', 400, /empty/],
    ['only blanks', ' \n\n  \t\n', 'text/plain', 'empty-import', 400, /empty/],
    ['only blanks as JSON', ' \n', 'application/json', 'empty-import', 400, /empty/],
    ['what is not UTF-8', Buffer.from([0x48, 0xe4, 0x74, 0x74]), 'text/plain', 'not-text', 400, /UTF-8/],
    ['JSON that is not UTF-8', Buffer.from([0x22, 0xe4, 0x22]), 'application/json', 'not-text', 400, /UTF-8/],
    ['UTF-16', Buffer.from('\uFEFFText', 'utf16le'), 'text/plain', 'not-text', 400, /UTF-16/],
    ['another charset', 'Text', 'text/plain; charset=iso-8859-1', 'not-text', 400, /iso-8859-1/],
    ['a picture called text', png, 'text/plain', 'not-text', 400, /picture/],
    ['a picture called JSON', png, 'application/json', 'not-text', 400, /picture/],
    ['a picture', png, 'image/png', 'not-text', 400, /picture/],
    ['a picture of no type', png, null, 'not-text', 400, /picture/],
    ['zeros', Buffer.alloc(100), 'text/plain', 'not-text', 400, /binary/],
    ['a web page', '<p>Text</p>', 'text/html', 'unsupported-type', 415, /text\/html/],
    ['text of no type', 'Text', null, 'unsupported-type', 415, /content type/],
    ['broken JSON', '{"headline": "x"', 'application/json', 'invalid-request', 400, /JSON/],
    ['JSON that is no article', '[1]', 'application/json', 'invalid-article', 400, /article/],
  ] as const)('refuses %s and stores nothing', async (_what, payload, type, name, status, says) => {
    const before = await count()
    const problem = problemOf(await send(payload, type))
    expect(problem.is).toBe(`${status} ${name}`)
    expect(problem.detail).toMatch(says)
    expect(await count()).toBe(before)
  })

  it('names unknown fields and the path of what breaks the schema', async () => {
    const before = await count()
    const answer = await send(
      JSON.stringify({
        headline: 'x',
        hedline: 'y',
        lead: { text: 'ab', runs: [{ from: 0, to: 9, bold: true }] },
        sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 7 }] }],
        details: [{ key: 'Ort' }, 'Quellen'],
      }),
      'application/json',
    )
    expect(problemOf(answer).is).toBe('400 invalid-article')
    const paths = pathsOf(problemOf(answer))
    expect(paths).toEqual(
      expect.arrayContaining(['hedline', 'lead.runs[0].to', 'sections[0].blocks[0].text', 'details[1]']),
    )
    expect(await count()).toBe(before)
  })

  it('refuses 50 MB over a real connection with an answer that arrives', async () => {
    const before = await count()
    const address = await server.listen()
    const answer = await fetch(`${address}/api/articles/import`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', cookie: server.cookieOf('reporter'), origin: address },
      body: Buffer.alloc(50 * 1024 * 1024, 'a'),
    })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({
      type: 'urn:stet:problem:too-large',
      detail: expect.stringContaining('50.0 MiB'),
    })
    expect(await count()).toBe(before)
  })

  it('is closed to who may not write, and to strangers, whatever they send', async () => {
    const headers = { 'content-type': 'image/png' }
    const ask = (role: 'viewer' | null) =>
      server.ask(role, 'POST', '/api/articles/import', { payload: png, headers })
    expect(problemOf(await ask('viewer')).is).toBe('403 forbidden')
    expect(problemOf(await ask(null)).is).toBe('401 not-signed-in')
  })

  it('takes what came over the wire as its agency’s, and wants to know whose', async () => {
    const nameless = problemOf(await send('Text', 'text/plain', '?origin=agency'))
    expect([nameless.is, pathsOf(nameless)]).toEqual(['400 invalid-request', ['credit']])
    const answer = await send('Ein Satz.', 'text/plain', '?origin=agency&credit=dpa')
    const { id } = importAnswerSchema.parse(answer.json())
    expect((await read(id)).wireOrigin).toBe('dpa')
    const authorship = (await server.ask('viewer', 'GET', `/api/articles/${id}/authorship`)).json()
    const { texts } = authorshipSchema.parse(authorship)
    expect(texts.flatMap(({ runs }) => runs.map(({ text, origin }) => [text, origin]))).toEqual([
      ['Ein Satz.', 'agency'],
    ])
  })

  it('refuses unknown parameters', async () => {
    expect(problemOf(await send('Text', 'text/plain', '?desk=x')).is).toBe('400 invalid-request')
  })
})
