import { deskListSchema, deskSchema, peopleDirectorySchema } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open()
})
afterAll(() => server.close())

const open = (payload: object) => server.ask('admin', 'POST', '/api/desks', { payload })
const patchPerson = (id: string, payload: object) =>
  server.ask('admin', 'PATCH', `/api/people/${id}`, { payload })
const deskNames = async () =>
  deskListSchema
    .parse((await server.ask('reporter', 'GET', '/api/desks')).json())
    .desks.map(({ name }) => name)

describe('desks', () => {
  it('are opened, changed and closed by who manages accounts, and seen by who writes', async () => {
    const made = await open({ name: ' Politik ', people: [server.idOf('reporter'), server.idOf('editor')] })
    expect(made.statusCode).toBe(201)
    const desk = deskSchema.parse(made.json())
    expect(desk).toMatchObject({
      name: 'Politik',
      people: [{ name: 'The editor' }, { name: 'The reporter' }],
    })
    expect(pathsOf(problemOf(await open({ name: 'Politik' })))).toEqual(['name'])
    expect(pathsOf(problemOf(await open({ name: 'Kultur', people: ['nobody'] })))).toEqual(['people[0]'])
    const changed = await server.ask('admin', 'PATCH', `/api/desks/${desk.id}`, {
      payload: { people: [server.idOf('chief')] },
    })
    expect(changed.json()).toMatchObject({ people: [{ name: 'The chief' }] })
    await open({ name: 'Lokales' })
    expect(await deskNames()).toEqual(['Lokales', 'Politik'])
    expect((await server.ask('admin', 'POST', `/api/desks/${desk.id}/close`)).statusCode).toBe(204)
    expect(await deskNames()).toEqual(['Lokales'])
    expect((await server.ask('viewer', 'GET', '/api/desks')).statusCode).toBe(403)
  })

  it('are renamed with the articles and views that name them, without those counting as changed, on record', async () => {
    const { id } = deskSchema.parse((await open({ name: 'Innen' })).json())
    await open({ name: 'Außen' })
    const made = await Promise.all(
      Array.from({ length: 3 }, () =>
        server.ask('reporter', 'POST', '/api/articles', { payload: { desk: 'Innen' } }),
      ),
    )
    const ids = made.map((answer) => answer.json<{ id: string }>().id)
    const view = { name: 'Unser', filter: { desk: 'Innen', state: 'draft' } }
    await server.ask('reporter', 'POST', '/api/views', { payload: view })
    const hook = { url: 'https://cms.example/stet', desk: 'Innen' }
    await server.ask('admin', 'POST', '/api/webhooks', { payload: hook })
    const rows = () => Promise.all(ids.map((article) => server.store.getArticle(article)))
    const before = (await rows()).map((row) => row?.updatedAt)
    const rename = (payload: object) => server.ask('admin', 'PATCH', `/api/desks/${id}`, { payload })

    expect(problemOf(await rename({})).is).toBe('400 invalid-request')
    expect(pathsOf(problemOf(await rename({ name: ' ' })))).toEqual(['name'])
    const refused = problemOf(await rename({ name: 'Außen', people: [server.idOf('chief')] }))
    expect([refused.is, pathsOf(refused)]).toEqual(['409 conflict', ['name']])
    expect(pathsOf(problemOf(await rename({ name: 'Politik 2', people: ['nobody'] })))).toEqual(['people[0]'])
    expect((await rows()).map((row) => row?.desk)).toEqual(['Innen', 'Innen', 'Innen'])
    const { desks } = deskListSchema.parse((await server.ask('admin', 'GET', '/api/desks')).json())
    expect(desks.find((desk) => desk.id === id)).toMatchObject({ name: 'Innen', people: [] })

    const renamed = await rename({ name: 'Innenpolitik', people: [server.idOf('chief')] })
    expect(renamed.json()).toMatchObject({ id, name: 'Innenpolitik', people: [{ name: 'The chief' }] })
    expect((await rows()).map((row) => row?.desk)).toEqual(['Innenpolitik', 'Innenpolitik', 'Innenpolitik'])
    expect((await rows()).map((row) => row?.updatedAt)).toEqual(before)
    const found = await server.ask('reporter', 'GET', '/api/articles?q=innenpolitik')
    expect(found.json<{ articles: unknown[] }>().articles).toHaveLength(3)
    const { views } = (await server.ask('reporter', 'GET', '/api/views')).json<{ views: unknown[] }>()
    expect(views).toMatchObject([{ filter: { desk: 'Innenpolitik', state: 'draft' } }])
    expect(await server.store.webhooks.list()).toMatchObject([{ desk: 'Innenpolitik' }])
    expect((await rename({ name: 'Innenpolitik' })).statusCode).toBe(200)
    const { records } = await server.store.listAudit({ limit: 50 })
    expect(records.filter(({ what }) => what === 'desk-renamed')).toMatchObject([
      {
        person: server.idOf('admin'),
        detail: { desk: id, from: 'Innen', to: 'Innenpolitik', articles: 3 },
      },
    ])
  })

  it('are home to people, who belong to them from then on', async () => {
    const { id } = deskSchema.parse((await open({ name: 'Sport' })).json())
    const reporter = server.idOf('reporter')
    expect((await patchPerson(reporter, { desk: id })).json()).toMatchObject({ desk: id })
    const directory = async () =>
      peopleDirectorySchema.parse((await server.ask('commenter', 'GET', '/api/people/directory')).json())
        .people
    expect((await directory()).find((person) => person.id === reporter)).toEqual({
      id: reporter,
      name: 'The reporter',
      desk: 'Sport',
    })
    const { desks } = deskListSchema.parse((await server.ask('admin', 'GET', '/api/desks')).json())
    expect(desks.find((desk) => desk.id === id)?.people).toMatchObject([{ id: reporter }])
    expect(pathsOf(problemOf(await patchPerson(reporter, { desk: 'none' })))).toEqual(['desk'])
    await patchPerson(reporter, { desk: null })
    expect((await directory()).find((person) => person.id === reporter)?.desk).toBe('')
  })
})

describe('the directory', () => {
  it('has no addresses, nobody who is locked, and is not for who only reads', async () => {
    await patchPerson(server.idOf('legal'), { isLocked: true })
    const answer = await server.ask('commenter', 'GET', '/api/people/directory')
    expect(answer.body).not.toContain('@')
    const { people } = peopleDirectorySchema.parse(answer.json())
    expect(people.map(({ name }) => name)).not.toContain('The legal')
    expect(people).toHaveLength(7)
    expect(problemOf(await server.ask('viewer', 'GET', '/api/people/directory')).is).toBe('403 forbidden')
  })
})

describe('work', () => {
  it('is found by who it is given to', async () => {
    const payload = { assignees: [server.idOf('editor')] }
    const { id } = (await server.ask('reporter', 'POST', '/api/articles', { payload })).json() as {
      id: string
    }
    const mine = async (role: 'editor' | 'reporter') =>
      (await server.ask(role, 'GET', '/api/articles?assignee=me')).json<{ articles: { id: string }[] }>()
        .articles
    expect((await mine('editor')).map((article) => article.id)).toEqual([id])
    expect(await mine('reporter')).toEqual([])
  })
})
