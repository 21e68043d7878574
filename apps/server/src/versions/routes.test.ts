import { spanKey, spansRoot } from '@stet/article'
import {
  articleAnswerSchema,
  createArticleAnswerSchema,
  restoreVersionAnswerSchema,
  type Role,
  suggestionListSchema,
  versionAnswerSchema,
  versionComparisonSchema,
  versionPageSchema,
  versionSchema,
} from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { HeldStore } from '../storage/testing/HeldStore.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { EventReader } from '../testing/EventReader.ts'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let address: string
beforeAll(async () => {
  server = await TestServer.open(['reporter', 'editor', 'subeditor', 'legal', 'chief', 'viewer', 'admin'], {
    store: new HeldStore(),
  })
  address = await server.listen()
})
afterAll(() => server.close())

async function create(): Promise<string> {
  const payload = { article: { headline: 'Hafen', lead: { text: 'Der Kai ist zu.' } } }
  const answer = await server.ask('reporter', 'POST', '/api/articles', { payload })
  return createArticleAnswerSchema.parse(answer.json()).id
}

const textsOf = (doc: Y.Doc) => `${doc.getText('headline').toString()} ${doc.getText('lead').toString()}`

/** Writes with a stock provider and leaves once the server has it. */
async function write(id: string, role: Role, edit: (doc: Y.Doc) => void): Promise<void> {
  const writer = await StockWriter.open(address, id, server.cookieOf(role))
  writer.doc.transact(() => edit(writer.doc))
  const held = (doc: Y.Doc) => `${Y.getState(doc.store, writer.doc.clientID)} ${textsOf(doc)}`
  await eventually(async () => {
    const known = await server.articles.rooms.read(id, held)
    return known.ok && known.value === held(writer.doc)
  })
  writer.leave()
}

const headlineOf = (doc: Y.Doc) => doc.getText('headline')
const append = (text: string) => (doc: Y.Doc) => headlineOf(doc).insert(headlineOf(doc).length, text)

async function versions(id: string, query = '') {
  const answer = await server.ask('viewer', 'GET', `/api/articles/${id}/versions${query}`)
  expect(answer).toMatchObject({ statusCode: 200 })
  return versionPageSchema.parse(answer.json())
}

async function headline(id: string): Promise<string> {
  const answer = await server.ask('viewer', 'GET', `/api/articles/${id}`)
  return articleAnswerSchema.parse(answer.json()).article.headline
}

async function keep(id: string, name: string, role: Role = 'reporter') {
  const answer = await server.ask(role, 'POST', `/api/articles/${id}/versions`, { payload: { name } })
  expect(answer).toMatchObject({ statusCode: 201 })
  return versionSchema.parse(answer.json())
}

async function restore(id: string, v: number, payload: object = {}, role: Role = 'reporter') {
  const answer = await server.ask(role, 'POST', `/api/articles/${id}/versions/${v}/restore`, { payload })
  expect(answer).toMatchObject({ statusCode: 200 })
  return restoreVersionAnswerSchema.parse(answer.json())
}

describe('versions', () => {
  it('[V1] [V2] are kept from the beginning, with everybody who wrote since the one before', async () => {
    const id = await create()
    await write(id, 'editor', append(' zu'))
    await write(id, 'subeditor', append('?'))
    const named = await keep(id, '  Für die Abnahme ')
    expect(named).toMatchObject({ number: 2, name: 'Für die Abnahme', reason: 'named', words: 4 })
    expect(named.by).toEqual({ id: server.idOf('reporter'), name: 'The reporter' })
    expect(named.people.map(({ name }) => name).toSorted()).toEqual(['The editor', 'The subeditor'])
    const { versions: all, nextCursor } = await versions(id)
    expect(all.map(({ number, reason }) => [number, reason])).toEqual([
      [2, 'named'],
      [1, 'automatic'],
    ])
    expect(all[1]?.people).toEqual([{ id: server.idOf('reporter'), name: 'The reporter' }])
    expect(nextCursor).toBeNull()
    const page = await versions(id, '?limit=1')
    expect(page.nextCursor).toBe('2')
  })

  it('[V4] read as they did, published and with every suggestion of then', async () => {
    const id = await create()
    await write(id, 'subeditor', append(' zu'))
    await keep(id, 'a')
    await write(id, 'editor', append(' und leer'))
    for (const [query, says] of [
      ['', 'Hafen'],
      ['?view=final', 'Hafen zu'],
    ]) {
      const answer = await server.ask('viewer', 'GET', `/api/articles/${id}/versions/2${query}`)
      expect(versionAnswerSchema.parse(answer.json()).article.headline).toBe(says)
    }
  })

  it('can be named later, and lose their name again', async () => {
    const id = await create()
    const rename = (name: string | null, v = '1') =>
      server.ask('reporter', 'PATCH', `/api/articles/${id}/versions/${v}`, { payload: { name } })
    expect(versionSchema.parse((await rename('Anfang')).json()).name).toBe('Anfang')
    expect(versionSchema.parse((await rename(null)).json()).name).toBeNull()
    expect(problemOf(await rename('x', '9')).is).toBe('404 not-found')
    expect(problemOf(await rename('x', 'now')).is).toBe('404 not-found')
    expect(pathsOf(problemOf(await rename('  ')))).toEqual(['name'])
  })

  it('[V5] are compared with each other, and with what the article reads now', async () => {
    const id = await create()
    await write(id, 'editor', append(' zu'))
    await keep(id, 'b')
    await write(id, 'editor', (doc) => doc.getText('lead').delete(0, 4))
    const compare = async (v: string, w: string) => {
      const answer = await server.ask('viewer', 'GET', `/api/articles/${id}/versions/${v}/compare/${w}`)
      return versionComparisonSchema.parse(answer.json())
    }
    const both = await compare('1', '2')
    expect(both.to?.number).toBe(2)
    expect(both.article.headline).toBe('Hafen zu')
    expect(both.article.headlineRuns).toEqual([{ from: 5, to: 8, insertion: '#comparison' }])
    expect(both.changes).toMatchObject([
      { kind: 'insertion', change: { what: 'insertsText', text: ' zu' }, where: { root: 'headline' } },
    ])
    const now = await compare('2', 'now')
    expect(now.to).toBeNull()
    expect(now.changes).toMatchObject([{ kind: 'deletion', change: { text: 'Der ' } }])
    expect((await compare('2', '2')).changes).toEqual([])
  })

  it('[V3] tells who watches', async () => {
    const id = await create()
    const reader = await EventReader.open(address, server.cookieOf('viewer'))
    await keep(id, 'Andruck')
    const event = await reader.nextOf('versions-changed')
    expect(event).toEqual({ type: 'versions-changed', id })
    reader.leave()
  })
})

describe('POST /api/articles/:id/versions/:v/restore', () => {
  it('[V6] [V7] reads as it did, by whoever wrote it; what was there is a version, and who did it is on record', async () => {
    const id = await create()
    await write(id, 'editor', (doc) => {
      headlineOf(doc).delete(0, 5)
      headlineOf(doc).insert(0, 'Schleuse')
    })
    const { before, after } = await restore(id, 1)
    expect(await headline(id)).toBe('Hafen')
    expect(before).toMatchObject({ number: 2, reason: 'automatic' })
    expect(after).toMatchObject({ number: 3, reason: 'restore', restored: 1, by: { name: 'The reporter' } })
    const authorship = await server.ask('viewer', 'GET', `/api/articles/${id}/authorship`)
    expect(authorship.json()).toMatchObject({ shares: [{ by: server.idOf('reporter') }] })
    await restore(id, 2, {}, 'chief')
    expect(await headline(id)).toBe('Schleuse')
    const audit = await server.ask('admin', 'GET', '/api/audit?limit=2')
    expect(audit.json()).toMatchObject({
      entries: [
        { what: 'version-restored', article: id, person: { name: 'The chief' }, detail: { restored: 2 } },
        { what: 'version-restored', person: { name: 'The reporter' }, detail: { restored: 1, became: 3 } },
      ],
    })
  })

  it('[V8] two at once end in one', async () => {
    const id = await create()
    await write(id, 'editor', append(' zu'))
    const answers = await Promise.all([
      restore(id, 1),
      restore(id, 1, {}, 'chief'),
      restore(id, 1, {}, 'editor'),
    ])
    expect(answers.filter(({ after }) => after !== null)).toHaveLength(1)
    expect(await headline(id)).toBe('Hafen')
    expect((await versions(id)).versions.map(({ reason }) => reason)).toEqual([
      'restore',
      'automatic',
      'automatic',
    ])
  })

  it('[V8] leaves what the asker has not seen', async () => {
    const id = await create()
    await write(id, 'editor', append(' zu'))
    const seen = await server.articles.rooms.read(id, (doc) => Buffer.from(Y.encodeStateVector(doc)))
    await write(id, 'chief', append('!'))
    await restore(id, 1, { seen: seen.ok ? seen.value.toString('base64') : '' })
    expect(await headline(id)).toBe('Hafen!')
    const bad = await server.ask('reporter', 'POST', `/api/articles/${id}/versions/1/restore`, {
      payload: { seen: 'AAAA' },
    })
    expect(pathsOf(problemOf(bad))).toEqual(['seen'])
  })

  it('[V9] opens suggestions again that were accepted since, and takes none away', async () => {
    const id = await create()
    await write(id, 'subeditor', append(' zu'))
    await server.ask('editor', 'POST', `/api/articles/${id}/suggestions/resolve`, {
      payload: { all: true, action: 'accept' },
    })
    expect(await headline(id)).toBe('Hafen zu')
    await restore(id, 1)
    expect(await headline(id)).toBe('Hafen')
    const open = await server.ask('viewer', 'GET', `/api/articles/${id}/suggestions`)
    expect(open.json()).toMatchObject({ suggestions: [{ change: { text: ' zu' }, status: 'open' }] })
  })

  it.each([
    ['accept', 'Hafen zu', 'Kai ist zu. Noch.'],
    ['reject', 'Hafen', 'Der Kai ist zu.'],
  ])(
    '[V6] [V9] (27) of before all suggestions: each has its card, and %s still means what it meant',
    async (action, head, lead) => {
      const id = await create()
      await write(id, 'subeditor', append(' zu'))
      await write(id, 'subeditor', (doc) => {
        const item = doc.getText('lead')._start
        if (!item) throw new Error('no lead')
        const ids = [[item.id.client, item.id.clock, 4]]
        spansRoot(doc).set(spanKey(doc.clientID, 0), { t: 'del', ids, n: 1 })
      })
      const decide = (payload: object) =>
        server.ask('editor', 'POST', `/api/articles/${id}/suggestions/resolve`, { payload })
      await decide({ all: true, action: 'accept' })
      await write(id, 'legal', (doc) => doc.getText('lead').insert(doc.getText('lead').length, ' Noch.'))
      const reads = async () => {
        const { article } = articleAnswerSchema.parse(
          (await server.ask('viewer', 'GET', `/api/articles/${id}`)).json(),
        )
        return [article.headline, article.lead.text]
      }
      const cards = async () => {
        const answer = await server.ask('viewer', 'GET', `/api/articles/${id}/suggestions`)
        return suggestionListSchema
          .parse(answer.json())
          .suggestions.map(({ author, kind, status }) => [author?.name, kind, status])
      }
      expect(await reads()).toEqual(['Hafen zu', 'Kai ist zu.'])
      await restore(id, 1)
      expect(await reads()).toEqual(['Hafen', 'Der Kai ist zu.'])
      expect(await cards()).toEqual([
        ['The subeditor', 'insertion', 'open'],
        ['The subeditor', 'deletion', 'open'],
        ['The legal', 'insertion', 'open'],
      ])
      await decide({ all: true, action })
      expect(await cards()).toEqual([])
      expect(await reads()).toEqual([head, lead])
    },
  )
})
