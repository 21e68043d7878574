import { newsmlProblems, ninjsProblems } from '@stet/article/formats/testing'
import {
  auditPageSchema,
  articleAnswerSchema,
  articleMetadataSchema,
  articlePageSchema,
  createArticleAnswerSchema,
  ROLES,
  type Role,
} from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modeFor } from '../permissions.ts'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

const WRITERS: readonly Role[] = ['reporter', 'editor', 'subeditor', 'chief']
const READERS = ROLES.filter((role) => !WRITERS.includes(role))
const NOWHERE = '00000000-0000-4000-8000-000000000000'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open()
})
afterAll(() => server.close())

async function create(body: object = {}, role: Role = 'reporter'): Promise<string> {
  const answer = await server.ask(role, 'POST', '/api/articles', { payload: body })
  expect(answer).toMatchObject({ statusCode: 201 })
  return createArticleAnswerSchema.parse(answer.json()).id
}
async function get(id: string, role: Role = 'reporter') {
  const answer = await server.ask(role, 'GET', `/api/articles/${id}`)
  expect(answer).toMatchObject({ statusCode: 200 })
  return articleAnswerSchema.parse(answer.json())
}
async function list(query = '', role: Role = 'reporter') {
  const answer = await server.ask(role, 'GET', `/api/articles${query}`)
  expect(answer).toMatchObject({ statusCode: 200 })
  return articlePageSchema.parse(answer.json())
}
const idsOf = async (query: string) => (await list(query)).articles.map(({ id }) => id)
const send = (type: string, payload: string | Buffer) =>
  server.ask('reporter', 'POST', '/api/articles', { payload, headers: { 'content-type': type } })
const patch = (id: string, body: object, role: Role = 'reporter') =>
  server.ask(role, 'PATCH', `/api/articles/${id}`, { payload: body })

describe('POST /api/articles', () => {
  it('begins an empty article without a body and with an empty one', async () => {
    const answer = await server.ask('reporter', 'POST', '/api/articles')
    expect(answer.statusCode).toBe(201)
    const { id } = createArticleAnswerSchema.parse(answer.json())
    expect(answer.headers.location).toBe(`/api/articles/${id}`)
    const article = await get(id)
    expect(article).toMatchObject({
      slug: `article-${id.slice(0, 8)}`,
      headline: '',
      state: 'draft',
      language: 'de',
      characters: 0,
      words: 0,
      authors: [],
      epoch: 1,
      mode: 'edit',
      view: 'original',
      canChangeMetadata: true,
      internalNote: '',
    })
    expect(article.article).toEqual({
      kicker: '',
      headline: '',
      subheadline: '',
      byline: '',
      dateline: '',
      lead: { text: '' },
      sections: [],
      details: [],
    })
    await create({})
  })

  it('takes Article JSON and metadata, and names the article after its headline', async () => {
    const given = {
      headline: 'Hafen bleibt gesperrt',
      lead: { text: 'Der Hafen ist zu.', runs: [{ from: 4, to: 9, bold: true }] },
      sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 'Bis morgen.' }] }],
      details: [{ key: 'Ort', value: '' }],
    }
    const id = await create({ article: given, desk: 'Lokales', targetLength: 1800 })
    expect(await get(id)).toMatchObject({
      slug: 'hafen-bleibt-gesperrt',
      headline: 'Hafen bleibt gesperrt',
      desk: 'Lokales',
      targetLength: 1800,
      authors: [{ id: server.idOf('reporter'), name: 'The reporter' }],
      article: { kicker: '', ...given },
    })
    expect((await get(await create({ article: given }))).slug).toBe('hafen-bleibt-gesperrt-2')
    expect((await get(await create({ article: given }))).slug).toBe('hafen-bleibt-gesperrt-3')
  })

  it('refuses a slug that is taken', async () => {
    await create({ slug: 'taken' })
    const answer = await server.ask('reporter', 'POST', '/api/articles', { payload: { slug: 'taken' } })
    expect(problemOf(answer)).toMatchObject({
      is: '409 conflict',
      errors: [{ path: 'slug', message: 'is taken by another article' }],
    })
  })

  it('names unknown fields, outside and inside the article, and stores nothing', async () => {
    const before = (await list('?limit=200')).articles.length
    const outside = await server.ask('reporter', 'POST', '/api/articles', { payload: { articel: {}, x: 1 } })
    expect(problemOf(outside)).toMatchObject({
      is: '400 invalid-request',
      errors: [
        { path: 'articel', message: 'is not a known field' },
        { path: 'x', message: 'is not a known field' },
      ],
    })
    const inside = await server.ask('reporter', 'POST', '/api/articles', {
      payload: { article: { hedline: 'x', lead: { text: 'ab', runs: [{ from: 0, to: 9, bold: true }] } } },
    })
    expect(problemOf(inside).is).toBe('400 invalid-article')
    expect(pathsOf(problemOf(inside))).toEqual(
      expect.arrayContaining(['article.hedline', 'article.lead.runs[0].to']),
    )
    expect((await list('?limit=200')).articles).toHaveLength(before)
  })

  it.each([
    ['an array', [], 400, 'invalid-request'],
    ['a string as article', { article: 'text' }, 400, 'invalid-article'],
    ['null as article', { article: null }, 400, 'invalid-article'],
    ['a wrong language', { language: 'Deutsch!' }, 400, 'invalid-request'],
    ['a wrong slug', { slug: 'Not A Slug' }, 400, 'invalid-request'],
    ['no date', { dueAt: 'tomorrow' }, 400, 'invalid-request'],
    ['people nobody knows', { assignees: ['nobody'] }, 400, 'invalid-request'],
  ] as const)('refuses %s', async (_what, payload, status, name) => {
    const answer = await server.ask('reporter', 'POST', '/api/articles', { payload })
    expect(problemOf(answer).is).toBe(`${status} ${name}`)
  })

  it('refuses broken JSON, other content types and bytes that are no text', async () => {
    expect(problemOf(await send('application/json', '{"headline": "x"')).is).toBe('400 invalid-request')
    expect(problemOf(await send('text/plain', 'x')).is).toBe('415 unsupported-type')
    expect(problemOf(await send('application/x-www-form-urlencoded', 'a=b')).is).toBe('415 unsupported-type')
    expect(problemOf(await send('application/json', Buffer.from([0x7b, 0xff]))).is).toBe('400 not-text')
    expect(problemOf(await send('application/json', `"${'x'.repeat(6 * 1024 * 1024)}"`)).is).toBe(
      '413 too-large',
    )
  })

  it.each(WRITERS)('is open to %s', async (role) => {
    expect(await create({}, role)).toMatch(/^[0-9a-f-]{36}$/)
  })
  it.each(READERS)('is closed to %s, before the body is looked at', async (role) => {
    const answer = await server.ask(role, 'POST', '/api/articles', {
      payload: '{broken',
      headers: { 'content-type': 'application/json' },
    })
    expect(problemOf(answer).is).toBe('403 forbidden')
  })
})

describe('GET /api/articles', () => {
  it('lists the last changed first, page by page, with what a newsroom wants to see', async () => {
    const ids: string[] = []
    for (let number = 0; number < 5; number++) {
      ids.push(await create({ article: { headline: `Seite ${number} Blättern` } }))
    }
    await patch(ids[1] ?? '', { desk: 'Sport' })
    const expected = [1, 4, 3, 2, 0].map((number) => ids[number])
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(
        `?q=bl%C3%A4ttern&limit=2${cursor === null ? '' : `&cursor=${cursor}`}`,
      )
      seen.push(...page.articles.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(expected)
  })

  it('searches slug and headline, every word, whatever the case', async () => {
    const id = await create({ article: { headline: 'Größtes Wellenbad eröffnet' }, slug: 'wellenbad-xyz' })
    for (const query of ['wellenbad', 'GRÖẞTES WELLEN', 'xyz wellen', 'Eröffnet']) {
      const { articles } = await list(`?q=${encodeURIComponent(query)}`)
      expect({ query, ids: articles.map((article) => article.id) }).toEqual({ query, ids: [id] })
    }
    expect((await list('?q=wellenbad%20zebra')).articles).toEqual([])
    expect((await list('?q=wellenbad&state=draft')).articles).toHaveLength(1)
    expect((await list('?q=wellenbad&state=approved')).articles).toEqual([])
  })

  it('shows the articles of a desk, of a person, and of both', async () => {
    const desk = 'Wissenschaft'
    const assignees = [server.idOf('subeditor')]
    const mine = await create({ desk, assignees })
    const other = await create({ desk })
    expect(await idsOf(`?desk=${desk}`)).toEqual([other, mine])
    expect(await idsOf(`?assignee=${assignees[0]}`)).toEqual([mine])
    expect(await idsOf(`?desk=${desk}&assignee=${server.idOf('chief')}`)).toEqual([])
  })

  it('takes a search for what it is, not for a pattern or a command', async () => {
    for (const query of ['%', '_', '"', "' or 1=1 --", '\\', '*', '\u0000']) {
      expect((await list(`?q=${encodeURIComponent(query)}`)).articles).toEqual([])
    }
  })

  it('refuses unknown and wrong parameters by name', async () => {
    const answer = await server.ask('viewer', 'GET', '/api/articles?limit=0&state=lost&order=asc')
    expect(problemOf(answer).is).toBe('400 invalid-request')
    expect(pathsOf(problemOf(answer))).toEqual(['limit', 'order', 'state'])
  })

  it('gives an empty page for a cursor that is none', async () => {
    expect(await list('?cursor=nonsense')).toEqual({ articles: [], nextCursor: null })
  })

  it.each(ROLES)('shows all articles to %s', async (role) => {
    expect((await list('', role)).articles.length).toBeGreaterThan(0)
  })
})

describe('GET /api/articles/:id', () => {
  it.each(ROLES)('gives %s the mode of the role', async (role) => {
    const id = await create({ article: { headline: 'Wer darf was' } })
    const article = await get(id, role)
    expect(article.mode).toBe(modeFor({ role }, { id, state: 'draft' }))
    expect(article.canChangeMetadata).toBe(WRITERS.includes(role))
  })

  it('shows the internal note to who writes or must know, to nobody else', async () => {
    const id = await create({ internalNote: 'Quelle will nicht genannt werden.' })
    const seen = []
    for (const role of ROLES) if ((await get(id, role)).internalNote !== undefined) seen.push(role)
    expect(seen).toEqual(['reporter', 'editor', 'subeditor', 'legal', 'chief', 'admin'])
  })

  it('gives each named view and refuses others', async () => {
    const id = await create({ article: { headline: 'Ansichten' } })
    for (const view of ['original', 'final', 'markup']) {
      const answer = await server.ask('viewer', 'GET', `/api/articles/${id}?view=${view}`)
      expect(articleAnswerSchema.parse(answer.json())).toMatchObject({
        view,
        article: { headline: 'Ansichten' },
      })
    }
    expect(problemOf(await server.ask('viewer', 'GET', `/api/articles/${id}?view=secret`)).is).toBe(
      '400 invalid-request',
    )
  })

  it.each([NOWHERE, 'x', '..%2f..%2fetc%2fpasswd', '%00', 'a'.repeat(90), 'a'.repeat(900)])(
    'knows no article %s',
    async (id) => {
      expect(problemOf(await server.ask('reporter', 'GET', `/api/articles/${id}`)).is).toBe('404 not-found')
      expect(problemOf(await server.ask('reporter', 'GET', `/api/articles/${id}/export/text`)).is).toBe(
        '404 not-found',
      )
      expect(problemOf(await patch(id, { desk: 'Sport' })).is).toBe('404 not-found')
    },
  )

  it('answers what is malformed in an address as a problem too', async () => {
    expect(problemOf(await server.ask('reporter', 'GET', '/api/articles/%E0%A4%A')).is).toBe(
      '400 invalid-request',
    )
  })
})

describe('PATCH /api/articles/:id', () => {
  const everything = {
    language: 'de-AT',
    slug: 'alles-auf-einmal',
    desk: 'Kultur',
    keywords: ['Oper', 'Wien'],
    topics: ['01000000'],
    urgency: 4,
    genre: 'Kritik',
    dueAt: '2026-12-01T17:30:00.000Z',
    targetLength: 4200,
    isLegalCheckNeeded: true,
    embargoUntil: '2026-12-01T18:00:00.000Z',
    wireOrigin: 'dpa 0815',
    internalNote: 'Zeile 1\nZeile 2',
  }

  it('sets every field, and leaves alone what is not named', async () => {
    const id = await create({ article: { headline: 'Alles' } })
    const answer = await patch(id, { ...everything, assignees: [server.idOf('editor')] }, 'editor')
    expect(answer).toMatchObject({ statusCode: 200 })
    const changed = articleMetadataSchema.parse(answer.json())
    expect(changed).toMatchObject({ ...everything, assignees: [server.idOf('editor')], headline: 'Alles' })
    await patch(id, { urgency: null, dueAt: null, keywords: [] })
    expect(await get(id)).toMatchObject({ ...everything, urgency: null, dueAt: null, keywords: [] })
  })

  it('lets two people change two fields at once', async () => {
    const id = await create()
    await Promise.all([patch(id, { desk: 'Sport' }, 'editor'), patch(id, { targetLength: 900 }, 'chief')])
    expect(await get(id)).toMatchObject({ desk: 'Sport', targetLength: 900 })
  })

  it('names every wrong and every unknown field and changes nothing', async () => {
    const id = await create({ desk: 'Sport' })
    const answer = await patch(id, {
      desk: 'Kultur',
      targetLength: -1,
      headline: 'x',
      urgency: 'high',
      __proto__x: 1,
    })
    expect(problemOf(answer).is).toBe('400 invalid-request')
    expect(pathsOf(problemOf(answer))).toEqual(['__proto__x', 'headline', 'targetLength', 'urgency'])
    expect((await get(id)).desk).toBe('Sport')
    expect(problemOf(await patch(id, {})).is).toBe('400 invalid-request')
    expect(problemOf(await server.ask('reporter', 'PATCH', `/api/articles/${id}`)).is).toBe(
      '400 invalid-request',
    )
  })

  it('refuses a slug that is taken', async () => {
    await create({ slug: 'besetzt' })
    expect(problemOf(await patch(await create(), { slug: 'besetzt' })).is).toBe('409 conflict')
  })

  it('lets only who may set an embargo set one', async () => {
    const id = await create()
    const body = { embargoUntil: '2026-12-01T18:00:00.000Z' }
    const may = []
    for (const role of WRITERS) if ((await patch(id, body, role)).statusCode === 200) may.push(role)
    expect(may).toEqual(['editor', 'chief'])
    const refused = problemOf(await patch(id, body, 'reporter'))
    expect(refused.is).toBe('403 forbidden')
    expect(pathsOf(refused)).toEqual(['embargoUntil'])
  })

  it('puts on record who moved the embargo or called off the legal check, and what was before; nothing else', async () => {
    const id = await create()
    await patch(id, { isLegalCheckNeeded: true, desk: 'Sport' }, 'reporter')
    await patch(id, { embargoUntil: '2026-12-01T18:00:00.000Z' }, 'editor')
    await patch(id, { desk: 'Politik', isLegalCheckNeeded: true }, 'chief')
    const takesOff = { isLegalCheckNeeded: false, embargoUntil: null }
    expect((await patch(id, takesOff, 'chief')).statusCode).toBe(200)
    const audit = auditPageSchema.parse((await server.ask('admin', 'GET', '/api/audit')).json())
    const said = audit.entries.filter(({ article }) => article === id)
    expect(said.map(({ what, person, detail }) => [what, person.id, detail])).toEqual([
      [
        'gates-changed',
        server.idOf('chief'),
        {
          before: { embargoUntil: '2026-12-01T18:00:00.000Z', isLegalCheckNeeded: true },
          after: { embargoUntil: null, isLegalCheckNeeded: false },
        },
      ],
      [
        'gates-changed',
        server.idOf('editor'),
        { before: { embargoUntil: null }, after: { embargoUntil: '2026-12-01T18:00:00.000Z' } },
      ],
      [
        'gates-changed',
        server.idOf('reporter'),
        { before: { isLegalCheckNeeded: false }, after: { isLegalCheckNeeded: true } },
      ],
    ])
  })

  it.each(READERS)('is closed to %s', async (role) => {
    expect(problemOf(await patch(await create(), { desk: 'Sport' }, role)).is).toBe('403 forbidden')
  })
})

describe('GET /api/articles/:id/export/:format', () => {
  const article = { headline: 'Export', lead: { text: 'Ein Satz.' } }

  it('gives text and JSON as files with a safe name', async () => {
    const id = await create({ article, slug: 'export-probe' })
    const text = await server.ask('viewer', 'GET', `/api/articles/${id}/export/text`)
    expect(text.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(text.headers['content-disposition']).toBe('attachment; filename="export-probe.txt"')
    expect(text.body).toMatch(/^Export\n\nEin Satz\.\s*$/)
    const json = await server.ask('viewer', 'GET', `/api/articles/${id}/export/json?view=final`)
    expect(json.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(json.headers['content-disposition']).toBe('attachment; filename="export-probe.json"')
    expect(json.json()).toEqual((await get(id)).article)
  })

  it('[W24] gives a draft as a news item that is withheld, with what is noted and its embargo', async () => {
    const embargoUntil = '2036-01-01T00:00:00.000Z'
    const id = await create({ article, slug: 'export-item', urgency: 3, genre: 'Meldung', topics: ['Hafen'] })
    await patch(id, { embargoUntil }, 'chief')
    const item = await server.ask('viewer', 'GET', `/api/articles/${id}/export/ninjs`)
    expect(item.headers['content-disposition']).toBe('attachment; filename="export-item.ninjs.json"')
    expect(ninjsProblems(item.json())).toEqual([])
    expect(item.json()).toMatchObject({
      uri: `urn:newsroom:article:${id}`,
      version: '1',
      pubStatus: 'withheld',
      embargoedUntil: embargoUntil,
      urgency: 3,
      genres: [{ name: 'Meldung' }],
      subjects: [{ name: 'Hafen' }],
      headlines: [{ role: 'main', value: 'Export' }],
    })
    const document = await server.ask('viewer', 'GET', `/api/articles/${id}/export/newsml-g2`)
    expect(document.headers['content-type']).toBe('application/vnd.iptc.g2.newsitem+xml; charset=utf-8')
    expect(document.headers['content-disposition']).toBe('attachment; filename="export-item.xml"')
    expect(await newsmlProblems([document.body])).toEqual([])
    const linked = await server.ask('viewer', 'GET', `/api/articles/${id}/export/jsonld`)
    expect(linked.headers['content-type']).toBe('application/ld+json; charset=utf-8')
    expect(linked.json()).toMatchObject({ '@type': 'NewsArticle', creativeWorkStatus: 'Draft' })
  })

  it('says which formats there are when asked for another', async () => {
    const id = await create({ article })
    for (const format of ['docx', 'constructor', '__proto__']) {
      const answer = await server.ask('viewer', 'GET', `/api/articles/${id}/export/${format}`)
      expect(problemOf(answer)).toMatchObject({
        is: '404 not-found',
        detail: expect.stringContaining('There is text, json, ninjs, newsml-g2, jsonld.') as unknown,
      })
    }
  })
})
