import { NEWS_FORMS, spanKey, spansRoot, WRITING_FORMS } from '@stet/article'
import { articleAnswerSchema, createArticleAnswerSchema, type ViewName } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../sync/testing/eventually.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let id: string

/** A draft in which the sub-editor suggests "NEU" to come and "ALT" to go, in a line, the lead, a block and a cell. */
beforeAll(async () => {
  server = await TestServer.open(['reporter', 'subeditor', 'viewer'])
  const address = await server.listen()
  const text = 'ALT bleibt.'
  const article = {
    headline: text,
    lead: { text },
    sections: [{ heading: text, blocks: [{ kind: 'paragraph', text }] }],
    details: [{ key: 'Ort', value: text }],
  }
  const answer = await server.ask('reporter', 'POST', '/api/articles', { payload: { article } })
  id = createArticleAnswerSchema.parse(answer.json()).id
  const writer = await StockWriter.open(address, id, server.cookieOf('subeditor'))
  const { doc } = writer
  doc.transact(() => {
    for (const [index, root] of (['headline', 'lead', 'body', 'details'] as const).entries()) {
      const field = doc.getText(root)
      const ids: [number, number, number][] = []
      for (let item = field._start; item; item = item.right) {
        const at = 'str' in item.content ? String(item.content.str).indexOf('ALT') : -1
        if (at >= 0) ids.push([item.id.client, item.id.clock + at, 3])
      }
      field.insert(field.length, ' NEU')
      spansRoot(doc).set(spanKey(doc.clientID, index), { t: 'del', ids, n: 1 })
    }
  })
  await eventually(async () => {
    const known = await server.ask('viewer', 'GET', `/api/articles/${id}/suggestions`)
    return known.json<{ suggestions: unknown[] }>().suggestions.length === 9
  })
  writer.leave()
})
afterAll(() => server.close())

const countOf = (word: string, text: string) => text.split(word).length - 1
const exported = (format: string, view: ViewName | null) =>
  server.ask('viewer', 'GET', `/api/articles/${id}/export/${format}${view === null ? '' : `?view=${view}`}`)

describe.each(WRITING_FORMS.map((format) => format.id))('[A75] exported as %s', (format) => {
  it.each(['original', null] as const)(
    '%s holds nothing pending, and all that is only suggested to go',
    async (view) => {
      const { body } = await exported(format, view)
      expect([countOf('NEU', body), countOf('ALT', body)]).toEqual([0, 5])
    },
  )

  it('final holds what is suggested to come, and nothing that is suggested to go', async () => {
    const { body } = await exported(format, 'final')
    expect([countOf('NEU', body), countOf('ALT', body)]).toEqual([4, 0])
  })

  it('markup holds both', async () => {
    const { body } = await exported(format, 'markup')
    expect([countOf('NEU', body), countOf('ALT', body)]).toEqual([4, 5])
  })
})

const holds = (text: string) => [text.includes('NEU'), text.includes('ALT')]

describe.each(NEWS_FORMS.map((format) => format.id))('[A127] as %s', (format) => {
  it.each(['original', null] as const)(
    '%s holds nothing pending, and all that is only suggested to go',
    async (view) => {
      const { body, statusCode } = await exported(format, view)
      expect([statusCode, ...holds(body)]).toEqual([200, false, true])
    },
  )

  it('final holds what is suggested to come, and nothing that is suggested to go', async () => {
    expect(holds((await exported(format, 'final')).body)).toEqual([true, false])
  })

  it('there is no markup, and the refusal says what there is', async () => {
    const refused = await exported(format, 'markup')
    expect([refused.statusCode, ...holds(refused.body)]).toEqual([400, false, false])
    expect(refused.json()).toMatchObject({
      errors: [{ path: 'view', message: 'must be original or final' }],
    })
  })
})

it('[A77] text in markup marks what comes and goes', async () => {
  const { body } = await exported('text', 'markup')
  expect(body.split('\n')).toEqual([
    '{--ALT--} bleibt.{++ NEU++}',
    '',
    '{--ALT--} bleibt.{++ NEU++}',
    '## {--ALT--} bleibt.',
    '{--ALT--} bleibt.{++ NEU++}',
    'Details | |',
    '---|---|',
    'Ort | {--ALT--} bleibt.{++ NEU++} |',
  ])
})

it('[A76] JSON in markup says whose they are, in the file and in the article', async () => {
  const by = server.idOf('subeditor')
  const runs = [
    { from: 0, to: 3, deletions: [by] },
    { from: 11, to: 15, insertion: by },
  ]
  const text = 'ALT bleibt. NEU'
  const expected = {
    headline: text,
    headlineRuns: runs,
    lead: { text, runs },
    sections: [
      {
        heading: 'ALT bleibt.',
        headingRuns: runs.slice(0, 1),
        blocks: [{ kind: 'paragraph', text, runs }],
      },
    ],
    details: [{ key: 'Ort', value: text, valueRuns: runs }],
  }
  expect((await exported('json', 'markup')).json()).toMatchObject(expected)
  const answer = await server.ask('viewer', 'GET', `/api/articles/${id}?view=markup`)
  expect(articleAnswerSchema.parse(answer.json())).toMatchObject({ view: 'markup', article: expected })
})

it.each([
  ['original', 'ALT bleibt.'],
  ['final', ' bleibt. NEU'],
] as const)('[A75] the article in %s', async (view, text) => {
  const answer = await server.ask('viewer', 'GET', `/api/articles/${id}?view=${view}`)
  const { article } = articleAnswerSchema.parse(answer.json())
  expect(article).toMatchObject({ headline: text, lead: { text }, details: [{ value: text }] })
  expect(JSON.stringify(article)).not.toMatch(/Runs|insertion|deletions/)
})

it('[A76] an article in markup is not taken for one to import', async () => {
  const { body } = await exported('json', 'markup')
  const headers = { 'content-type': 'application/json' }
  const refused = await server.ask('reporter', 'POST', '/api/articles/import', { payload: body, headers })
  expect(refused.statusCode).toBe(400)
})
