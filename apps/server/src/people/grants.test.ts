import { accountSchema, auditPageSchema } from '@stet/protocol'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { EventReader } from '../testing/EventReader.ts'
import { pathsOf, problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let now: number
beforeAll(async () => {
  now = Date.now()
  server = await TestServer.open(['reporter', 'editor', 'subeditor', 'admin', 'chief'], {}, () => now)
})
afterAll(() => server.close())
beforeEach(async () => {
  now = Date.now()
  await give([])
})

const patch = (payload: object, id = server.idOf('subeditor')) =>
  server.ask('admin', 'PATCH', `/api/people/${id}`, { payload })
async function give(grants: readonly object[]) {
  const answer = await patch({ grants })
  expect(answer.statusCode).toBe(200)
  return accountSchema.parse(answer.json()).grants
}
const forEver = { right: 'approve', until: null }

/** An article in review, which this person handed in and wrote. */
async function inReview(by: 'reporter' | 'editor'): Promise<string> {
  const article = {
    headline: 'Stand der Dinge',
    dateline: 'Hamburg',
    lead: { text: 'Am Kai.' },
    details: [{ key: 'Quellen', value: 'Hafenamt' }],
  }
  const made = await server.ask(by, 'POST', '/api/articles', { payload: { article } })
  const { id } = made.json<{ id: string }>()
  expect((await step(by, id, 'in_review')).statusCode).toBe(200)
  return id
}
const step = (by: 'reporter' | 'editor' | 'subeditor', id: string, to: string) =>
  server.ask(by, 'POST', `/api/articles/${id}/transitions`, { payload: { to } })
const nextStep = async (id: string) =>
  (await server.ask('subeditor', 'GET', `/api/articles/${id}`)).json<{ nextStep: string | null }>().nextStep

it('lets a sub-editor approve what others wrote, from the moment it is given until it is taken back', async () => {
  const [one, other] = [await inReview('reporter'), await inReview('reporter')]
  expect(problemOf(await step('subeditor', one, 'approved')).is).toBe('403 forbidden')
  expect(await nextStep(one)).toBeNull()
  const [grant, ...more] = await give([forEver])
  expect(more).toEqual([])
  expect(grant).toMatchObject({ ...forEver, by: { id: server.idOf('admin'), name: 'The admin' } })
  expect(await nextStep(one)).toBe('approved')
  expect((await step('subeditor', one, 'approved')).statusCode).toBe(200)
  await give([])
  expect(problemOf(await step('subeditor', other, 'approved')).is).toBe('403 forbidden')
})

it('opens no gate: nobody approves what they wrote themselves, or handed in', async () => {
  await give([forEver])
  const id = await inReview('reporter')
  const room = await server.articles.rooms.edit(
    id,
    () => ({ userId: server.idOf('subeditor'), mode: 'edit' as const }),
    () => ({ value: null, write: (doc) => doc.getText('lead').insert(0, 'Heute: ') }),
  )
  expect(room.ok).toBe(true)
  const refused = await step('subeditor', id, 'approved')
  expect(refused.statusCode).toBe(409)
  const closed = refused
    .json<{ gates: { gate: string; passed: boolean }[] }>()
    .gates.filter(({ passed }) => !passed)
  expect(closed.map(({ gate }) => gate)).toEqual(['fourEyes'])
})

it('ends by itself, is told to open screens within a second, and stays as it was given', async () => {
  const id = await inReview('reporter')
  const address = await server.listen()
  /** Does something, and waits until an open screen is told. */
  const told = async (work: () => unknown) => {
    const stream = await EventReader.open(address, server.cookieOf('subeditor'))
    await work()
    await stream.nextOf('me-changed')
    stream.leave()
  }
  const until = new Date(now + 60_000).toISOString()
  await told(() => give([{ right: 'approve', until }]))
  expect(await nextStep(id)).toBe('approved')
  now += 59_000
  const [again] = await give([{ right: 'approve', until }])
  expect(Date.parse(again?.at ?? '')).toBeLessThan(now - 50_000)
  await told(async () => {
    now += 1_000
    expect(problemOf(await step('subeditor', id, 'approved')).is).toBe('403 forbidden')
  })
  expect(await nextStep(id)).toBeNull()
})

it('is given by who manages accounts, not to oneself, and only what the role can have; it counts in no other role', async () => {
  const payload = { grants: [forEver] }
  const as = (role: 'chief' | 'subeditor') =>
    server.ask(role, 'PATCH', `/api/people/${server.idOf('subeditor')}`, { payload })
  for (const role of ['chief', 'subeditor'] as const)
    expect(problemOf(await as(role)).is).toBe('403 forbidden')
  expect(problemOf(await patch(payload, server.idOf('admin'))).is).toBe('409 conflict')
  expect(pathsOf(problemOf(await patch(payload, server.idOf('reporter'))))).toEqual(['grants[0].right'])
  expect(pathsOf(problemOf(await patch({ grants: [forEver, forEver] })))).toEqual(['grants'])
  expect(pathsOf(problemOf(await patch({ grants: [{ right: 'publish', until: null }] })))).toEqual([
    'grants[0].right',
  ])
  await give([forEver])
  const id = await inReview('editor')
  await patch({ role: 'reporter' })
  expect(problemOf(await step('subeditor', id, 'approved')).is).toBe('403 forbidden')
  await patch({ role: 'subeditor' })
  const audit = auditPageSchema.parse((await server.ask('chief', 'GET', '/api/audit?limit=20')).json())
  expect(audit.entries.map(({ detail }) => detail)).toContainEqual({
    who: server.idOf('subeditor'),
    grants: [forEver],
  })
})
