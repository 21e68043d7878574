import { clientsRoot, originsRoot, read, reviewRoot, spanKey, spansRoot, toArticleJson } from '@stet/article'
import {
  articleAnswerSchema,
  createArticleAnswerSchema,
  resolveAnswerSchema,
  suggestionListSchema,
  type Role,
} from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { HeldStore } from '../storage/testing/HeldStore.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { TestServer } from '../testing/TestServer.ts'

const NOWHERE = '00000000-0000-4000-8000-000000000000'

let store: HeldStore
let server: TestServer
let address: string
beforeAll(async () => {
  store = new HeldStore()
  server = await TestServer.open(['reporter', 'editor', 'subeditor', 'legal', 'chief', 'viewer'], { store })
  address = await server.listen()
})
afterAll(() => server.close())

/** A draft with the headline "Hafen" and one section. */
async function create(): Promise<string> {
  const article = {
    headline: 'Hafen',
    sections: [
      { heading: '', blocks: [{ kind: 'paragraph', text: 'Vorn.' }] },
      { heading: 'Lage', blocks: [{ kind: 'paragraph', text: 'Der Kai ist zu.' }] },
    ],
  }
  const answer = await server.ask('reporter', 'POST', '/api/articles', { payload: { article } })
  return createArticleAnswerSchema.parse(answer.json()).id
}
/** Writes with a stock provider and leaves once the server has it. */
async function write(id: string, role: Role, edit: (doc: Y.Doc) => void): Promise<void> {
  const writer = await StockWriter.open(address, id, server.cookieOf(role))
  writer.doc.transact(() => edit(writer.doc))
  const state = Y.getState(writer.doc.store, writer.doc.clientID)
  await eventually(async () => {
    const known = await server.articles.rooms.read(id, (doc) => Y.getState(doc.store, writer.doc.clientID))
    return known.ok && known.value === state
  })
  writer.leave()
}
const suggest = (id: string, text: string, role: Role = 'subeditor') =>
  write(id, role, (doc) => doc.getText('headline').insert(5, text))

async function suggestions(id: string, role: Role = 'reporter', query = '') {
  const answer = await server.ask(role, 'GET', `/api/articles/${id}/suggestions${query}`)
  expect(answer).toMatchObject({ statusCode: 200 })
  return suggestionListSchema.parse(answer.json()).suggestions
}
const post = (id: string, payload: object, role: Role = 'reporter') =>
  server.ask(role, 'POST', `/api/articles/${id}/suggestions/resolve`, { payload })
async function resolve(id: string, payload: object, role: Role = 'reporter') {
  const answer = await post(id, payload, role)
  expect(answer).toMatchObject({ statusCode: 200 })
  return resolveAnswerSchema.parse(answer.json()).results
}
async function headline(id: string): Promise<string> {
  const answer = await server.ask('viewer', 'GET', `/api/articles/${id}`)
  return articleAnswerSchema.parse(answer.json()).article.headline
}
async function only(id: string): Promise<string> {
  const [suggestion, ...more] = await suggestions(id)
  if (!suggestion || more.length > 0) throw new Error('not one suggestion')
  return suggestion.id
}
const stateOf = async (id: string) => {
  const result = await server.articles.rooms.read(id, (doc) => [...Y.encodeStateAsUpdate(doc)])
  return result.ok ? result.value : null
}

describe('GET /api/articles/:id/suggestions', () => {
  it('lists what is open: whose it is, what it changes, where, since when', async () => {
    const before = Date.now()
    const id = await create()
    await suggest(id, ' zu')
    await write(id, 'legal', (doc) => {
      const body = doc.getText('body')
      body.insert(body.length, ' Noch.')
    })
    const [first, second, ...more] = await suggestions(id)
    expect(more).toEqual([])
    expect(first).toMatchObject({
      author: { id: server.idOf('subeditor'), name: 'The subeditor' },
      kind: 'insertion',
      change: { what: 'insertsText', text: ' zu' },
      where: { root: 'headline', block: 0, from: 5, to: 8, section: null },
      status: 'open',
      reviewer: null,
      decidedAt: null,
      isOwn: false,
    })
    expect(Date.parse(first?.at ?? '')).toBeGreaterThan(before - 60_000)
    expect(Date.parse(first?.at ?? '')).toBeLessThanOrEqual(Date.now())
    expect(second).toMatchObject({
      author: { id: server.idOf('legal') },
      where: { root: 'body', block: 2, from: 15, to: 21, section: 'Lage' },
    })
    expect((await suggestions(id, 'subeditor')).map(({ isOwn }) => isOwn)).toEqual([true, false])
  })

  it('says of a deletion what goes, and since when', async () => {
    const id = await create()
    await write(id, 'subeditor', (doc) => {
      const item = doc.getText('headline')._start
      if (!item) throw new Error('no headline')
      const key = spanKey(doc.clientID, 0)
      spansRoot(doc).set(key, { t: 'del', ids: [[item.id.client, item.id.clock, 5]], n: 1 })
    })
    const [deletion] = await suggestions(id, 'viewer')
    expect(deletion).toMatchObject({ kind: 'deletion', change: { what: 'deletesText', text: 'Hafen' } })
    expect(deletion?.at).not.toBeNull()
  })

  it('says what a check of the house style found, open and decided, and of nothing else', async () => {
    const id = await create()
    await write(id, 'subeditor', (doc) => {
      const from = Y.getState(doc.store, doc.clientID)
      doc.getText('headline').insert(5, '!')
      const key = spanKey(doc.clientID, Y.getState(doc.store, doc.clientID))
      originsRoot(doc).set(key, { k: 'check', ids: [[doc.clientID, from, 1]], gone: [] })
    })
    await write(id, 'subeditor', (doc) => doc.getText('kicker').insert(0, 'Von Hand'))
    const found = async (query: string) =>
      (await suggestions(id, 'viewer', query)).map(({ change, isFromStyleCheck }) => [
        'text' in change ? change.text : '',
        isFromStyleCheck,
      ])
    const both = [
      ['Von Hand', false],
      ['!', true],
    ]
    expect(await found('')).toEqual(both)
    await resolve(id, { all: true, action: 'accept' }, 'editor')
    expect(await found('?state=decided')).toEqual(both)
  })

  it('tells what was decided, by whom, when, and where it was; beside what is open', async () => {
    const before = Date.now() - 60_000
    const id = await create()
    await write(id, 'legal', (doc) => {
      const body = doc.getText('body')
      body.insert(6 + 4, ' jetzt')
      body.insert(body.length, ' Noch.')
    })
    await suggest(id, ' zu')
    const open = await suggestions(id)
    const [zu, jetzt, noch] = open.map(({ id: name }) => name)
    await resolve(id, { ids: [jetzt], action: 'reject' }, 'editor')
    await resolve(id, { ids: [noch], action: 'accept' }, 'chief')
    const decided = await suggestions(id, 'viewer', '?state=decided')
    expect(decided).toMatchObject([
      {
        kind: 'insertion',
        author: { id: server.idOf('legal') },
        change: { what: 'insertsText', text: ' jetzt' },
        where: { root: 'body', section: 'Lage' },
        status: 'rejected',
        reviewer: { id: server.idOf('editor'), name: 'The editor' },
        isOwn: false,
      },
      {
        change: { what: 'insertsText', text: ' Noch.' },
        where: { root: 'body', block: 2, section: 'Lage' },
        status: 'accepted',
        reviewer: { id: server.idOf('chief'), name: 'The chief' },
      },
    ])
    for (const { at, decidedAt } of decided)
      for (const time of [at, decidedAt]) expect(Date.parse(time ?? '')).toBeGreaterThan(before)
    const all = await suggestions(id, 'legal', '?state=all')
    expect(all.map(({ status, isOwn }) => [status, isOwn])).toEqual([
      ['open', false],
      ['rejected', true],
      ['accepted', true],
    ])
    expect(all[0]?.id).toBe(zu)
  })

  it('is for whoever sees the article', async () => {
    expect(problemOf(await server.ask('reporter', 'GET', `/api/articles/${NOWHERE}/suggestions`)).is).toBe(
      '404 not-found',
    )
    expect(problemOf(await server.ask('reporter', 'GET', '/api/articles/x/suggestions')).is).toBe(
      '404 not-found',
    )
    expect(problemOf(await server.ask(null, 'GET', `/api/articles/${NOWHERE}/suggestions`)).is).toBe(
      '401 not-signed-in',
    )
    const id = await create()
    const bad = await server.ask('reporter', 'GET', `/api/articles/${id}/suggestions?state=closed`)
    expect(pathsOf(problemOf(bad))).toEqual(['state'])
  })
})

describe('POST /api/articles/:id/suggestions/resolve', () => {
  it.each([
    ['accept', 'Hafen zu'],
    ['reject', 'Hafen'],
  ])(
    '[S29] %s decides for good, names who did it, and open browsers hear of it',
    async (action, expected) => {
      const id = await create()
      await suggest(id, ' zu')
      const browser = await StockWriter.open(address, id, server.cookieOf('viewer'))
      const suggestion = await only(id)
      expect(await resolve(id, { ids: [suggestion, 'none'], action })).toEqual([
        { id: suggestion, outcome: 'done' },
        { id: 'none', outcome: 'unknown' },
      ])
      expect(await suggestions(id)).toEqual([])
      expect(await headline(id)).toBe(expected)
      await eventually(() => reviewRoot(browser.doc).size > 0)
      expect(toArticleJson(read(browser.doc, 'markup')).headline).toBe(expected)
      for (const item of reviewRoot(browser.doc)._map.values()) {
        expect(clientsRoot(browser.doc).get(String(item.id.client))).toEqual({
          user: server.idOf('reporter'),
          modes: [[0, 'edit']],
          origin: 'typed',
        })
      }
      browser.leave()
    },
  )

  it('[S29] says of what is not open any more that it is unknown, and changes nothing', async () => {
    const id = await create()
    await suggest(id, ' zu')
    const suggestion = await only(id)
    const outcomes = await Promise.all([
      resolve(id, { ids: [suggestion], action: 'accept' }, 'editor'),
      resolve(id, { ids: [suggestion, suggestion], action: 'reject' }, 'chief'),
    ])
    expect(outcomes.map((results) => results.map(({ outcome }) => outcome).join(' ')).toSorted()).toEqual([
      'done',
      'unknown',
    ])
    const before = await stateOf(id)
    expect(await resolve(id, { ids: [suggestion], action: 'accept' })).toEqual([
      { id: suggestion, outcome: 'unknown' },
    ])
    expect(await resolve(id, { all: true, action: 'accept' })).toEqual([])
    expect(await stateOf(id)).toEqual(before)
  })

  it('decides by author, and on all', async () => {
    const id = await create()
    await suggest(id, ' zu')
    await write(id, 'legal', (doc) => doc.getText('lead').insert(0, 'Recht'))
    await write(id, 'legal', (doc) => doc.getText('kicker').insert(0, 'Ort'))
    expect(await resolve(id, { author: server.idOf('chief'), action: 'accept' })).toEqual([])
    const ofLegal = await resolve(id, { author: server.idOf('legal'), action: 'reject' })
    expect(ofLegal.map(({ outcome }) => outcome)).toEqual(['done', 'done'])
    expect(await resolve(id, { all: true, action: 'accept' })).toHaveLength(1)
    const answer = await server.ask('viewer', 'GET', `/api/articles/${id}`)
    expect(answer.json()).toMatchObject({
      article: { kicker: '', headline: 'Hafen zu', lead: { text: '' } },
    })
  })

  it('is refused without the right, whatever is named; without access there is no such article', async () => {
    const id = await create()
    await suggest(id, ' zu')
    const refused = async (role: Role) => problemOf(await post(id, { all: true, action: 'accept' }, role)).is
    for (const role of ['viewer', 'legal', 'subeditor'] as const)
      expect(await refused(role)).toBe('403 forbidden')
    await store.patchArticle(id, { state: 'in_review' }, Date.now())
    expect(await refused('reporter')).toBe('403 forbidden')
    await store.patchArticle(id, { state: 'approved' }, Date.now())
    expect(await refused('chief')).toBe('403 forbidden')
    expect(problemOf(await post(NOWHERE, { all: true, action: 'accept' })).is).toBe('404 not-found')
    expect(await suggestions(id)).toHaveLength(1)
    await store.patchArticle(id, { state: 'in_review' }, Date.now())
    expect(await resolve(id, { all: true, action: 'accept' }, 'subeditor')).toHaveLength(1)
  })

  it.each([
    [{ action: 'accept' }],
    [{ all: true, author: 'x', action: 'accept' }],
    [{ all: false, action: 'accept' }],
    [{ ids: [], action: 'accept' }],
    [{ ids: ['x'], action: 'open' }],
    [{ ids: ['x'], action: 'accept', more: 1 }],
  ])('refuses %j', async (payload) => {
    expect(problemOf(await post(await create(), payload)).is).toBe('400 invalid-request')
  })

  it('[S29] is answered when it is on disk, not before', async () => {
    const id = await create()
    await suggest(id, ' zu')
    store.hold()
    let isAnswered = false
    const answer = resolve(id, { all: true, action: 'accept' }).finally(() => {
      isAnswered = true
    })
    await eventually(() => store.health().pendingUpdates > 0)
    await new Promise((done) => setTimeout(done, 50))
    expect(isAnswered).toBe(false)
    store.letGo()
    expect(await answer).toHaveLength(1)
    const stored = await store.load(id)
    const doc = new Y.Doc()
    if (!stored.ok) throw new Error('not stored')
    for (const update of [stored.document.snapshot, ...stored.document.tail]) Y.applyUpdate(doc, update)
    expect(toArticleJson(read(doc, 'original')).headline).toBe('Hafen zu')
  })

  it('[S29] decides nothing for who was signed out while the article was loaded', async () => {
    const id = await create()
    const cookie = await server.signIn('editor')
    const held = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    store.beforeLoad = () => {
      begun.resolve()
      return held.promise
    }
    const payload = { all: true, action: 'accept' }
    const asked = server.ask(null, 'POST', `/api/articles/${id}/suggestions/resolve`, {
      payload,
      headers: { cookie },
    })
    // What `inject` gives begins when it is waited for.
    const answer = Promise.resolve(asked)
    await begun.promise
    await server.ask(null, 'POST', '/api/auth/sign-out', { headers: { cookie } })
    store.beforeLoad = () => Promise.resolve()
    held.resolve()
    expect(problemOf(await answer).is).toBe('403 forbidden')
  })

  it('[S29] decides nothing while nothing can be written', async () => {
    const id = await create()
    await suggest(id, ' zu')
    await store.setFull(true)
    await expect(store.patchArticle(id, { desk: 'x' }, 1)).rejects.toThrow('full')
    expect(problemOf(await post(id, { all: true, action: 'accept' })).is).toBe('503 storage-trouble')
    await store.setFull(false)
    await eventually(() => store.health().trouble === null)
    expect(await suggestions(id)).toHaveLength(1)
    expect(await headline(id)).toBe('Hafen')
  })
})
