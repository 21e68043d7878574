import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../sync/testing/eventually.ts'
import type { Somebody } from '../testing/crowd.ts'
import { EventReader } from '../testing/EventReader.ts'
import { WorkflowDesk } from './testing/WorkflowDesk.ts'

let desk: WorkflowDesk
let editor: Somebody
let chief: Somebody
beforeAll(async () => {
  desk = await WorkflowDesk.open()
  ;[editor, chief] = [desk.person('editor'), desk.person('chief')]
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.ahead = 0
  desk.blocking = 0
})

const HOUR = 3_600_000
const at = (instant: number) => new Date(instant).toISOString()
const change = (who: Somebody, data: object) =>
  desk.call(desk.person('admin'), 'PATCH', `/api/people/${who.id}`, data)

async function scheduledBy(by: Somebody): Promise<{ readonly id: string; readonly due: number }> {
  const id = await desk.articleIn('approved')
  const due = desk.now + HOUR
  await desk.must(by, id, { to: 'scheduled', publishAt: at(due) })
  return { id, due }
}
function fallDue(due: number): void {
  desk.ahead = due - Date.now()
  desk.server.workflow.lookAtClock()
}

describe('[W21] who scheduled a publication', () => {
  it.each([
    ['was locked', { isLocked: true }],
    ['lost the right', { role: 'editor' }],
  ])('has to have the right still when it is due: who %s', async (_says, data) => {
    const [other] = desk.people('chief', 1)
    if (!other) throw new Error('nobody is there')
    const { id, due } = await scheduledBy(other)
    expect((await change(other, data)).statusCode).toBe(200)
    const events = await EventReader.open(desk.address, chief.cookie)
    fallDue(due)
    await eventually(async () => (await desk.where(id)) === 'approved none')
    const told = await events.nextOf('workflow-step')
    events.leave()
    expect(told).toMatchObject({
      id,
      step: 'schedule_suspended',
      by: null,
      concerns: [{ id: other.id }],
      says: { en: 'Who scheduled the publication may not do so any more.' },
    })
    expect((await desk.audit(id))[0]).toMatchObject({
      what: 'schedule-suspended',
      detail: { closed: ['right'], by: other.id },
    })
    expect((await desk.standing(id)).schedule).toMatchObject({
      isSuspended: true,
      why: { de: 'Wer die Veröffentlichung geplant hat, darf das nicht mehr.' },
    })
    const answers = Object.values(await desk.everywhere(id))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]))
    const again = desk.now + HOUR
    await desk.must(chief, id, { to: 'scheduled', publishAt: at(again) })
    expect((await desk.standing(id)).schedule).toMatchObject({ isSuspended: false, why: null })
    fallDue(again)
    await eventually(async () => (await desk.where(id)) === 'approved published')
  })

  it('may be signed out', async () => {
    const [other] = desk.people('chief', 1)
    if (!other) throw new Error('nobody is there')
    const { id, due } = await scheduledBy(other)
    expect((await change(other, { isSignedOut: true })).statusCode).toBe(200)
    fallDue(due)
    await eventually(async () => (await desk.where(id)) === 'approved published')
  })
})

describe('[W22] a schedule that is held', () => {
  it('says which gates were closed when it was due', async () => {
    const { id, due } = await scheduledBy(chief)
    desk.blocking = 2
    fallDue(due)
    await eventually(async () => (await desk.where(id)) === 'approved none')
    expect((await desk.standing(id)).schedule?.why).toEqual({
      de: '2 sperrende Kommentare sind offen.',
      en: '2 blocking comments are open.',
    })
  })

  it('says that the approval was taken back, and tells who had scheduled it beside what was done', async () => {
    const { id } = await scheduledBy(chief)
    const events = await EventReader.open(desk.address, chief.cookie)
    await desk.must(editor, id, { to: 'draft', reason: 'Ein Komma fehlt.' })
    expect(await events.nextOf('workflow-step')).toMatchObject({ step: 'draft', by: { id: editor.id } })
    expect(await events.nextOf('workflow-step')).toMatchObject({
      step: 'schedule_suspended',
      concerns: [{ id: chief.id }],
      says: { de: 'Die Freigabe wurde zurückgenommen.' },
    })
    events.leave()
    expect((await desk.standing(id)).schedule).toMatchObject({
      isSuspended: true,
      why: { en: 'The approval was taken back.' },
    })
  })

  it('keeps its first reason', async () => {
    const { id, due } = await scheduledBy(chief)
    desk.blocking = 1
    fallDue(due)
    await eventually(async () => (await desk.where(id)) === 'approved none')
    const { schedule } = await desk.standing(id)
    await desk.must(editor, id, { to: 'draft', reason: 'Ein Komma fehlt.' })
    expect((await desk.standing(id)).schedule).toEqual(schedule)
  })
})

describe('[W16] a kill', () => {
  it('cannot be scheduled, nor can anything else than publication', async () => {
    const id = await desk.articleIn('published')
    const publishAt = at(desk.now + HOUR)
    expect(await desk.step(chief, id, { to: 'killed', reason: 'Falsch.', publishAt })).toMatchObject({
      status: 400,
    })
    expect(await desk.where(id)).toBe('approved published')
  })
})

describe('[W23] what stands beside the text', () => {
  it('is told to whoever asks for the next steps, with what of it is theirs to change', async () => {
    const embargoUntil = at(desk.now + HOUR)
    const id = await desk.article(chief, undefined, { embargoUntil, isLegalCheckNeeded: true })
    const terms = async (by: Somebody) => (await desk.standing(id, by)).terms
    const embargo = { until: embargoUntil, maySet: true, channels: [{ channel: 'public', does: 'hold' }] }
    const legalCheck = { isWanted: true, mayAsk: true, mayDrop: true }
    expect(await terms(chief)).toEqual({ embargo, legalCheck })
    expect(await terms(editor)).toEqual({ embargo, legalCheck: { ...legalCheck, mayDrop: false } })
    expect(await terms(desk.person('reporter'))).toEqual({
      embargo: { ...embargo, maySet: false },
      legalCheck: { ...legalCheck, mayDrop: false },
    })
    expect(await terms(desk.person('viewer'))).toEqual({
      embargo: { ...embargo, maySet: false },
      legalCheck: { isWanted: true, mayAsk: false, mayDrop: false },
    })
  })

  it('is what was approved last as well, by the number of its version, also when the approval is void', async () => {
    const id = await desk.articleIn('in_review')
    expect((await desk.standing(id)).approvedVersion).toBeNull()
    await desk.must(editor, id, { to: 'approved' })
    await eventually(async () => (await desk.standing(id)).approvedVersion !== null)
    const { approvedVersion } = await desk.standing(id)
    const versionOf = async () => {
      const answer = await desk.call(chief, 'GET', `/api/articles/${id}/versions`)
      const { versions } = answer.json<{ versions: { number: number; reason: string }[] }>()
      return versions.filter(({ reason }) => reason === 'approval').map(({ number }) => number)
    }
    expect(await versionOf()).toEqual([approvedVersion])
    await desk.must(editor, id, { to: 'draft', reason: 'Noch nicht.' })
    expect((await desk.standing(id)).approvedVersion).toBe(approvedVersion)
  })
})
