import { notificationPageSchema, type Notification } from '@stet/protocol'
import type * as Y from 'yjs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../sync/testing/eventually.ts'
import type { Somebody } from '../testing/crowd.ts'
import { EventReader } from '../testing/EventReader.ts'
import { WorkflowDesk } from '../workflow/testing/WorkflowDesk.ts'

let desk: WorkflowDesk
let reporter: Somebody
let editor: Somebody
let chief: Somebody
let otherChief: Somebody

beforeAll(async () => {
  desk = await WorkflowDesk.open()
  ;[reporter, editor, chief] = [desk.person('reporter'), desk.person('editor'), desk.person('chief')]
  otherChief = desk.people('chief', 1)[0] ?? chief
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.ahead = 0
})

async function page(of: Somebody, query = '') {
  return notificationPageSchema.parse((await desk.call(of, 'GET', `/api/notifications${query}`)).json())
}
/** What somebody was told of an article, the latest first. */
async function told(of: Somebody, article: string): Promise<readonly Notification[]> {
  return (await page(of)).notifications.filter((each) => each.article.id === article)
}
async function kinds(of: Somebody, article: string): Promise<readonly string[]> {
  return (await told(of, article)).map(({ kind }) => kind)
}
const patch = (by: Somebody, id: string, body: object) => desk.call(by, 'PATCH', `/api/articles/${id}`, body)
const write = (by: Somebody, id: string, edit: (doc: Y.Doc) => void) =>
  desk.server.articles.rooms.edit(
    id,
    () => ({ userId: by.id, mode: 'edit' }),
    () => ({ value: null, write: edit }),
  )
const append = (text: string) => (doc: Y.Doc) => doc.getText('lead').insert(0, text)

describe('[N1] whom it concerns is told', () => {
  it('who is assigned, by a change or from the beginning, once', async () => {
    const id = await desk.article(reporter, undefined, { assignees: [editor.id, reporter.id] })
    await patch(reporter, id, { assignees: [editor.id, reporter.id, chief.id] })
    await patch(reporter, id, { urgency: 1 })
    expect(await told(editor, id)).toMatchObject([
      {
        kind: 'assigned',
        isRead: false,
        by: { id: reporter.id },
        article: { id, headline: 'Hafen sperrt Kai' },
      },
    ])
    expect(await kinds(chief, id)).toEqual(['assigned'])
    expect(await told(reporter, id)).toEqual([])
    // Taken away and given again.
    await patch(chief, id, { assignees: [] })
    await patch(chief, id, { assignees: [editor.id, chief.id] })
    expect(await kinds(editor, id)).toEqual(['assigned', 'assigned'])
    expect(await kinds(chief, id)).toEqual(['assigned'])
  })

  it('whose text comes back, with the reason; not who takes it from hold', async () => {
    const id = await desk.articleIn('in_review')
    await desk.must(editor, id, { to: 'draft', reason: 'Bitte kürzer.' })
    expect(await told(reporter, id)).toMatchObject([
      { kind: 'sent_back', by: { id: editor.id }, reason: 'Bitte kürzer.', comment: null },
    ])
    expect(await told(editor, id)).toEqual([])
    await desk.must(editor, id, { to: 'hold' })
    await desk.must(editor, id, { to: 'draft', reason: 'Weiter.' })
    expect(await kinds(reporter, id)).toEqual(['sent_back'])
  })

  it('who approved, and who scheduled, of an edit that ended it, and of what was changed', async () => {
    const id = await desk.articleIn('approved')
    const publishAt = new Date(desk.now + 3_600_000).toISOString()
    await desk.must(chief, id, { to: 'scheduled', publishAt })
    const kept = async () =>
      (await desk.server.store.listVersions(id, { limit: 9 })).records.some(
        ({ reason }) => reason === 'approval',
      )
    await eventually(kept)
    const events = await EventReader.open(desk.address, editor.cookie)
    const { unread } = await events.nextOf('state')
    await write(reporter, id, append('Noch mehr. '))
    expect(await events.nextOf('notified')).toEqual({ type: 'notified', unread: unread + 1 })
    events.leave()
    expect((await told(editor, id))[0]).toMatchObject({
      kind: 'approval_void',
      by: { id: reporter.id },
      fields: ['lead'],
      publishAt: null,
    })
    expect((await told(chief, id))[0]).toMatchObject({
      kind: 'schedule_suspended',
      by: { id: reporter.id },
      fields: ['lead'],
      publishAt,
    })
    expect(await kinds(reporter, id)).toEqual(['approved'])
  })

  it('who scheduled, when the clock finds a gate closed', async () => {
    const id = await desk.articleIn('approved')
    await desk.must(chief, id, { to: 'scheduled', publishAt: new Date(desk.now + 60_000).toISOString() })
    desk.blocking = 1
    desk.ahead = 120_000
    desk.server.workflow.lookAtClock()
    await eventually(async () => (await told(chief, id)).length > 0)
    desk.blocking = 0
    expect(await told(chief, id)).toMatchObject([{ kind: 'schedule_suspended', by: null, fields: [] }])
  })

  it('authors and assignees of approval, publication and kill', async () => {
    const id = await desk.article(reporter)
    await patch(chief, id, { assignees: [desk.person('subeditor').id] })
    await desk.must(reporter, id, { to: 'in_review' })
    await desk.must(editor, id, { to: 'approved' })
    await desk.must(chief, id, { to: 'published' })
    await desk.must(chief, id, { to: 'killed', reason: 'Falsch.' })
    expect(await kinds(reporter, id)).toEqual(['killed', 'published', 'approved'])
    expect(await kinds(desk.person('subeditor'), id)).toEqual(['killed', 'published', 'approved', 'assigned'])
    expect((await told(reporter, id))[0]).toMatchObject({ reason: 'Falsch.', by: { id: chief.id } })
    expect(await kinds(editor, id)).toEqual([])
    expect(await kinds(chief, id)).toEqual([])
  })

  it('every other chief of an emergency, with its gates and its reason', async () => {
    const id = await desk.article(chief)
    await desk.must(chief, id, { to: 'in_review' })
    await desk.must(chief, id, { to: 'approved', override: true, reason: 'Sturmflut.' })
    expect(await told(otherChief, id)).toMatchObject([
      { kind: 'override', by: { id: chief.id }, reason: 'Sturmflut.', gates: ['fourEyes'] },
    ])
    expect([await kinds(chief, id), await kinds(editor, id)]).toEqual([[], []])
  })

  it('nobody who is locked', async () => {
    const [gone] = desk.people('reporter', 1)
    if (!gone) throw new Error('nobody')
    const id = await desk.article(reporter)
    await desk.server.accounts.changePerson(gone.id, { isLocked: true })
    await patch(chief, id, { assignees: [gone.id] })
    expect((await desk.server.store.listNotifications(gone.id, { limit: 9 })).records).toEqual([])
  })
})

describe('[N2] who may not see an article is told nothing of it', () => {
  it('neither when it happens nor afterwards, also of comments; who may again is told again', async () => {
    const [outsider] = desk.people('editor', 1)
    if (!outsider) throw new Error('nobody')
    const id = await desk.article(reporter, undefined, { assignees: [outsider.id] })
    const anchor = { root: 'lead', ids: [], suggestion: null }
    const comment = { id: crypto.randomUUID(), text: `@[${outsider.id}] bitte`, anchor, quote: '' }
    expect((await desk.call(reporter, 'POST', `/api/articles/${id}/comments`, comment)).statusCode).toBe(201)
    const open = await desk.article(reporter, undefined, { assignees: [outsider.id] })
    expect(await kinds(outsider, id)).toEqual(['mention', 'assigned'])

    const events = await EventReader.open(desk.address, outsider.cookie)
    expect(await events.nextOf('state')).toMatchObject({ unread: 3 })
    await patch(chief, id, { isRestricted: true, assignees: [] })
    expect(await events.nextOf('notified')).toEqual({ type: 'notified', unread: 1 })
    const seen = await page(outsider)
    expect([seen.unread, seen.notifications.map(({ article }) => article.id)]).toEqual([1, [open]])
    // A page is full, whatever lies between.
    expect((await page(outsider, '?limit=1')).notifications.map(({ article }) => article.id)).toEqual([open])
    const behind = await desk.call(outsider, 'PATCH', '/api/notifications', { readThrough: 0 })
    expect(behind.json()).toEqual({ unread: 1 })

    await patch(chief, id, { isRestricted: false })
    expect((await page(outsider)).unread).toBe(3)
    events.leave()
  })

  it('nothing is stored for who approved what was restricted since', async () => {
    const id = await desk.articleIn('approved')
    await patch(chief, id, { isRestricted: true })
    await write(reporter, id, append('Noch mehr. '))
    await eventually(async () => (await desk.where(id)).startsWith('in_review'))
    const { records } = await desk.server.store.listNotifications(editor.id, { limit: 500 })
    expect(records.map(({ article }) => article.id)).not.toContain(id)
  })
})

describe('[N3] what is read', () => {
  it('is one, or all up to one, of the person alone', async () => {
    const [somebody, other] = desk.people('editor', 2)
    if (!somebody || !other) throw new Error('nobody')
    for (let count = 0; count < 3; count += 1)
      await desk.article(reporter, undefined, { assignees: [somebody.id, other.id] })
    const [last, middle] = (await page(somebody)).notifications
    const events = await EventReader.open(desk.address, somebody.cookie)
    const read = (body: object) => desk.call(somebody, 'PATCH', '/api/notifications', body)
    expect((await read({ read: middle?.number })).json()).toEqual({ unread: 2 })
    expect(await events.nextOf('notified')).toEqual({ type: 'notified', unread: 2 })
    expect((await page(somebody)).notifications.map(({ isRead }) => isRead)).toEqual([false, true, false])
    const theirs = (await page(other)).notifications[0]
    expect((await read({ read: theirs?.number })).json()).toEqual({ unread: 2 })
    expect((await read({ readThrough: last?.number })).json()).toEqual({ unread: 0 })
    expect((await page(other)).unread).toBe(3)
    expect((await read({ read: 1, readThrough: 2 })).statusCode).toBe(400)
    events.leave()
  })
})
