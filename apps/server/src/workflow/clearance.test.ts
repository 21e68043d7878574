import type * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../sync/testing/eventually.ts'
import type { Somebody } from '../testing/crowd.ts'
import { EventReader } from '../testing/EventReader.ts'
import { WorkflowDesk } from './testing/WorkflowDesk.ts'

let desk: WorkflowDesk
let reporter: Somebody
let legal: Somebody
beforeAll(async () => {
  desk = await WorkflowDesk.open()
  ;[reporter, legal] = [desk.person('reporter'), desk.person('legal')]
})
afterAll(() => desk.close())

const type = (text: string) => (doc: Y.Doc) => doc.getText('lead').insert(doc.getText('lead').length, text)
const needed = { isLegalCheckNeeded: true }
const isListed = async (id: string) => {
  const answer = await desk.call(legal, 'GET', '/api/articles?legal=needed&limit=200')
  return answer.json<{ articles: { id: string }[] }>().articles.some((row) => row.id === id)
}
const isCleared = async (id: string) =>
  (await desk.call(legal, 'GET', `/api/articles/${id}`)).json<{ isLegallyCleared: boolean }>()
    .isLegallyCleared

describe('[W7] what the legal department cleared', () => {
  it('leaves their list, and comes back with a change of the text; they are told, and it is on record', async () => {
    const id = await desk.article(reporter, undefined, needed)
    expect(await isListed(id)).toBe(true)
    await desk.must(legal, id, { to: 'legal_cleared' })
    expect(await isListed(id)).toBe(false)
    expect(await isCleared(id)).toBe(true)
    const events = await EventReader.open(desk.address, legal.cookie)
    await (await desk.page(reporter, id)).write('edit', type(' Und mehr.'))
    expect(await events.nextOf('workflow-step')).toMatchObject({
      id,
      step: 'clearance_void',
      by: { id: reporter.id },
      concerns: [{ id: legal.id }],
    })
    events.leave()
    expect(await isListed(id)).toBe(true)
    expect(await isCleared(id)).toBe(false)
    const [entry] = await desk.audit(id)
    expect(entry).toMatchObject({ what: 'clearance-void' })
    expect(entry?.detail).toMatchObject({
      clearedBy: legal.id,
      cleared: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect((await desk.standing(id)).legal).toBe('needed')
    const told = await desk.call(legal, 'GET', '/api/notifications')
    expect(told.json<{ notifications: unknown[] }>().notifications[0]).toMatchObject({
      kind: 'clearance_void',
      by: { id: reporter.id },
      article: { id },
    })
  })

  it('stays cleared by a suggestion, which is no change of the text until it is accepted', async () => {
    const id = await desk.articleIn('in_review', needed)
    await desk.must(legal, id, { to: 'legal_cleared' })
    await (await desk.page(reporter, id)).write('suggest', type(' Vorschlag.'))
    expect((await desk.standing(id)).legal).toBe('cleared')
    expect(await isCleared(id)).toBe(true)
    await desk.resolveAll(desk.person('editor'), id)
    await eventually(async () => !(await isCleared(id)))
    expect((await desk.standing(id)).legal).toBe('needed')
  })
})
