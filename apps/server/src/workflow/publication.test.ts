import { newsmlProblems, ninjsProblems } from '@stet/article/formats/testing'
import { problemSchema, publicArticleSchema } from '@stet/protocol'
import type * as Y from 'yjs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../sync/testing/eventually.ts'
import type { Somebody } from '../testing/crowd.ts'
import { EventReader } from '../testing/EventReader.ts'
import { WorkflowDesk } from './testing/WorkflowDesk.ts'

let desk: WorkflowDesk
let reporter: Somebody
let editor: Somebody
let chief: Somebody
beforeAll(async () => {
  desk = await WorkflowDesk.open()
  ;[reporter, editor, chief] = [desk.person('reporter'), desk.person('editor'), desk.person('chief')]
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.ahead = 0
  desk.blocking = 0
})

const HOUR = 3_600_000
const at = (instant: number) => new Date(instant).toISOString()
const type = (text: string) => (doc: Y.Doc) => doc.getText('lead').insert(doc.getText('lead').length, text)
/** As JSON; every other address has to say the same, be it that there is nothing. */
const readPublicly = async (id: string) => {
  const { json, ...others } = await desk.everywhere(id)
  const read = json?.statusCode === 200 ? publicArticleSchema.parse(JSON.parse(json.body)) : json?.statusCode
  const isOut = typeof read === 'object' && read.article !== null
  for (const [format, { statusCode, body }] of Object.entries(others)) {
    expect([format, statusCode]).toEqual([format, json?.statusCode])
    expect([format, /Hafen|Kai|Montag/i.test(body)]).toEqual([format, isOut])
  }
  return read
}
/** The forms in which others take what is public, each with what the official schemas say of it. */
const readAsItem = async (id: string) => {
  const { ninjs, 'newsml-g2': newsmlG2, jsonld } = await desk.everywhere(id)
  const item = JSON.parse(ninjs?.body ?? '') as Record<string, unknown>
  expect(ninjsProblems(item)).toEqual([])
  expect(await newsmlProblems([newsmlG2?.body ?? ''])).toEqual([])
  const linked = JSON.parse(jsonld?.body ?? '') as Record<string, unknown>
  return { ninjs: item, newsml: newsmlG2?.body ?? '', jsonld: linked }
}

describe('[W14] the public', () => {
  it('reads nothing before, the approved text then, and no pending letter ever', async () => {
    const id = await desk.articleIn('in_review')
    expect(await readPublicly(id)).toBe(404)
    await desk.must(editor, id, { to: 'approved' })
    expect(await readPublicly(id)).toBe(404)
    await desk.must(chief, id, { to: 'published' })
    await (await desk.page(editor, id)).write('suggest', type(' Vorgeschlagen.'))
    expect(await readPublicly(id)).toMatchObject({
      pubStatus: 'usable',
      version: 1,
      article: { headline: 'Hafen sperrt Kai', lead: { text: 'Der Kai bleibt bis Montag gesperrt.' } },
      notices: [],
    })
  })

  it('[W8] reads nothing under embargo, to the millisecond, also one that is set later', async () => {
    const until = desk.now + HOUR
    const id = await desk.articleIn('approved', {})
    await desk.call(chief, 'PATCH', `/api/articles/${id}`, { embargoUntil: at(until) })
    expect(await desk.step(chief, id, { to: 'published' })).toEqual({ status: 409, closed: ['embargo'] })
    desk.ahead = 2 * HOUR
    await desk.must(chief, id, { to: 'published' })
    expect(await readPublicly(id)).toMatchObject({ version: 1 })
    await desk.call(chief, 'PATCH', `/api/articles/${id}`, { embargoUntil: at(desk.now + HOUR) })
    expect(await readPublicly(id)).toBe(404)
  })

  it('reads nothing that was taken back', async () => {
    const id = await desk.articleIn('published')
    await desk.must(chief, id, { to: 'unpublished', reason: 'Falsch.' })
    expect(await readPublicly(id)).toBe(404)
    await desk.must(chief, id, { to: 'published' })
    expect(await readPublicly(id)).toMatchObject({ version: 2 })
  })
})

describe('[W24] the public, as others take it', () => {
  it('reads the words that are out, with what became of them: published, corrected, killed', async () => {
    const id = await desk.articleIn('published', {
      topics: ['Geheim'],
      genre: 'Geheim',
      internalNote: 'Geheim',
    })
    const first = await readAsItem(id)
    expect(first).toMatchObject({
      ninjs: { uri: `urn:newsroom:article:${id}`, version: '1', pubStatus: 'usable' },
      jsonld: { '@id': `urn:newsroom:article:${id}`, version: 1, publisher: { name: 'Stet' } },
    })
    expect(first.newsml).not.toContain('<signal')
    expect(JSON.stringify(first)).not.toContain('Geheim')

    await desk.must(reporter, id, { to: 'correction', reason: 'Ein Leser fand einen Fehler.' })
    await (await desk.page(chief, id)).write('edit', type(' Es sind 1200.'))
    await desk.must(reporter, id, { to: 'in_review' })
    await desk.must(editor, id, { to: 'approved' })
    expect(await readAsItem(id)).toEqual(first)
    await desk.must(chief, id, { to: 'published', notice: 'Wir haben eine Zahl ergänzt.' })
    const second = await readAsItem(id)
    expect(second).toMatchObject({
      ninjs: {
        version: '2',
        firstCreated: first.ninjs['firstCreated'],
        edNote: 'Wir haben eine Zahl ergänzt.',
      },
      jsonld: { correction: [{ '@type': 'CorrectionComment', text: 'Wir haben eine Zahl ergänzt.' }] },
    })
    expect(String(second.ninjs['versionCreated']) > String(first.ninjs['versionCreated'])).toBe(true)
    expect(second.newsml).toContain('qcode="sig:correction"')

    await desk.must(chief, id, { to: 'killed', reason: 'Verwechslung.', notice: 'Der Bericht war falsch.' })
    const last = await readAsItem(id)
    expect(last).toMatchObject({
      ninjs: { version: '3', pubStatus: 'canceled', edNote: 'Der Bericht war falsch.' },
      jsonld: { creativeWorkStatus: 'Withdrawn', correction: [{ text: 'Der Bericht war falsch.' }] },
    })
    expect(last.newsml).toContain('qcode="stat:canceled"')
    expect(JSON.stringify(last)).not.toMatch(/Hafen|Kai|1200/i)
  })

  it('is told which formats there are, and no text under the name of another', async () => {
    const slug = await desk.slugOf(await desk.articleIn('published'))
    for (const format of ['text', 'json', 'NINJS', '__proto__']) {
      const answer = await desk.publicly(slug, format)
      expect(answer.statusCode).toBe(404)
      expect(problemSchema.parse(answer.json()).detail).toBe(
        'There is no such format. There is ninjs, newsml-g2, jsonld.',
      )
    }
  })
})

const exported = async (id: string, query = '') => {
  const answer = await desk.call(chief, 'GET', `/api/articles/${id}/export/ninjs${query}`)
  const item = answer.json<Record<string, unknown>>()
  expect(ninjsProblems(item)).toEqual([])
  return item
}

describe('[W24] an export as a news item', () => {
  it('is usable only in the words that are out, and numbered as what it becomes', async () => {
    const id = await desk.articleIn('approved')
    expect(await exported(id)).toMatchObject({ version: '1', pubStatus: 'withheld' })
    await desk.must(chief, id, { to: 'published' })
    const out = await exported(id)
    expect(out).toEqual((await readAsItem(id)).ninjs)
    await (await desk.page(editor, id)).write('suggest', type(' Vorgeschlagen.'))
    expect(await exported(id)).toEqual(out)
    const final = await exported(id, '?view=final')
    expect(final).toMatchObject({ version: '2', pubStatus: 'withheld' })
    expect(JSON.stringify(final)).toContain('Vorgeschlagen.')
    await desk.must(reporter, id, { to: 'correction', reason: 'Zahl.' })
    expect(await exported(id)).toMatchObject({ version: '2', pubStatus: 'withheld' })
    await desk.must(chief, id, { to: 'unpublished', reason: 'Falsch.' })
    expect(await exported(id)).toMatchObject({ version: '2', pubStatus: 'withheld' })
  })

  it('marks an embargo until its time, also on what is out, and holds nothing of what was killed', async () => {
    const id = await desk.articleIn('published', {})
    const embargoedUntil = at(desk.now + HOUR)
    await desk.call(chief, 'PATCH', `/api/articles/${id}`, { embargoUntil: embargoedUntil })
    expect(await exported(id)).toMatchObject({ pubStatus: 'usable', embargoedUntil })
    desk.ahead = Date.parse(embargoedUntil) - Date.now()
    expect(await exported(id)).not.toHaveProperty('embargoedUntil')
    await desk.must(chief, id, { to: 'killed', reason: 'Verwechslung.' })
    const killed = await exported(id)
    expect(killed).toEqual((await readAsItem(id)).ninjs)
    expect(JSON.stringify(killed)).not.toMatch(/Hafen|Kai/i)
  })
})

describe('the next step', () => {
  it('is the usual one from where an article stands, for whom it is theirs to make', async () => {
    const next = async (by: Somebody, id: string) =>
      (await desk.call(by, 'GET', `/api/articles/${id}`)).json<{ nextStep: string | null }>().nextStep
    const all = (id: string) => Promise.all([reporter, editor, chief].map((by) => next(by, id)))
    const id = await desk.article(reporter)
    expect(await all(id)).toEqual(['in_review', 'in_review', 'in_review'])
    await desk.must(reporter, id, { to: 'in_review' })
    expect(await all(id)).toEqual([null, 'approved', 'approved'])
    await desk.must(editor, id, { to: 'approved' })
    expect(await all(id)).toEqual([null, null, 'published'])
    await desk.must(chief, id, { to: 'published' })
    expect(await all(id)).toEqual(['correction', 'correction', 'correction'])
    await desk.must(chief, id, { to: 'correction', reason: 'Zahl.' })
    await (await desk.page(chief, id)).write('edit', type(' 1200.'))
    await desk.must(reporter, id, { to: 'in_review' })
    await desk.must(editor, id, { to: 'approved' })
    expect(await all(id)).toEqual([null, null, 'published'])
    await desk.must(chief, id, { to: 'killed', reason: 'Falsch.' })
    expect(await all(id)).toEqual([null, null, null])
  })
})

describe('[W15] a correction', () => {
  it('leaves what is public as it is until the corrected text is approved and published with a notice', async () => {
    const id = await desk.articleIn('published')
    await desk.must(reporter, id, { to: 'correction', reason: 'Ein Leser fand einen Fehler.' })
    expect(await desk.where(id)).toBe('draft published')
    await (
      await desk.page(reporter, id)
    ).write('suggest', (doc) => {
      const lead = doc.getText('lead')
      const start = lead.toString().indexOf('Montag')
      const item = lead._start
      doc.getMap('spans').set(`${doc.clientID}.1`, {
        t: 'del',
        ids: [[item?.id.client, (item?.id.clock ?? 0) + start, 6]],
        n: 1,
      })
      lead.insert(start + 6, 'Dienstag')
    })
    await desk.resolveAll(chief, id)
    await desk.must(reporter, id, { to: 'in_review' })
    expect(await desk.step(reporter, id, { to: 'approved' })).toEqual({ status: 403, closed: [] })
    await desk.must(editor, id, { to: 'approved' })
    expect(await readPublicly(id)).toMatchObject({
      version: 1,
      article: { lead: { text: 'Der Kai bleibt bis Montag gesperrt.' } },
    })
    const { draftNotice } = await desk.standing(id)
    expect(draftNotice).toBe(
      'In einer früheren Version hieß es „Montag“ statt „Dienstag“. Wir haben das korrigiert.',
    )
    expect(await desk.step(chief, id, { to: 'published' })).toEqual({ status: 409, closed: ['notice'] })
    await desk.must(chief, id, { to: 'published', notice: draftNotice ?? '' })
    expect(await readPublicly(id)).toMatchObject({
      version: 2,
      article: { lead: { text: 'Der Kai bleibt bis Dienstag gesperrt.' } },
      notices: [{ version: 2, text: draftNotice }],
    })
    expect(await desk.step(chief, id, { to: 'published', notice: 'Noch einmal.' })).toEqual({
      status: 409,
      closed: ['changed'],
    })
  })

  it('is written in by the chief alone; everybody else suggests', async () => {
    const id = await desk.articleIn('published')
    await desk.must(chief, id, { to: 'correction', reason: 'Zahl.' })
    for (const [person, mode] of [
      [reporter, 'suggest'],
      [editor, 'suggest'],
      [chief, 'edit'],
    ] as const) {
      const answer = await desk.call(person, 'GET', `/api/articles/${id}`)
      expect(answer.json()).toMatchObject({ mode, publication: 'published', version: 1 })
    }
  })
})

describe('[W16] a kill', () => {
  it('leaves a notice and no text, needs no embargo to pass, and is the end', async () => {
    const id = await desk.articleIn('published', {})
    await desk.call(chief, 'PATCH', `/api/articles/${id}`, { embargoUntil: at(desk.now + HOUR) })
    expect(await desk.step(chief, id, { to: 'killed' })).toEqual({ status: 409, closed: ['reason'] })
    const events = await EventReader.open(desk.address, reporter.cookie)
    await desk.must(chief, id, { to: 'killed', reason: 'Verwechslung.', notice: 'Der Bericht war falsch.' })
    expect(await events.nextOf('workflow-step')).toMatchObject({ id, step: 'killed', by: { id: chief.id } })
    events.leave()
    expect(await readPublicly(id)).toMatchObject({
      pubStatus: 'canceled',
      article: null,
      notices: [{ text: 'Der Bericht war falsch.' }],
    })
    expect((await desk.standing(id)).offers).toEqual([])
    expect((await desk.audit(id))[0]).toMatchObject({
      what: 'transition',
      detail: { reason: 'Verwechslung.' },
    })
  })

  it('has words of its own where nobody gave any', async () => {
    const id = await desk.articleIn('published')
    await desk.must(chief, id, { to: 'killed', reason: 'Verwechslung.' })
    expect(await readPublicly(id)).toMatchObject({
      article: null,
      notices: [{ text: 'Dieser Beitrag wurde zurückgezogen.' }],
    })
  })
})

/** Approved, and to go out in an hour. */
async function scheduled(): Promise<{ readonly id: string; readonly due: number }> {
  const due = desk.now + HOUR
  const id = await desk.articleIn('approved')
  await desk.must(chief, id, { to: 'scheduled', publishAt: at(due) })
  return { id, due }
}

describe('[W17] a schedule', () => {
  it('goes out by the server’s clock, not before', async () => {
    const { id, due } = await scheduled()
    expect(await desk.where(id)).toBe('approved scheduled')
    desk.ahead = due - Date.now() - 60_000
    desk.server.workflow.lookAtClock()
    expect(await readPublicly(id)).toBe(404)
    desk.ahead = due - Date.now()
    desk.server.workflow.lookAtClock()
    await eventually(async () => (await desk.where(id)) === 'approved published')
    const article = await readPublicly(id)
    expect(article).toMatchObject({ version: 1 })
    expect(Date.parse(typeof article === 'object' ? article.publishedAt : '')).toBeGreaterThanOrEqual(due)
  })

  it('lies behind the embargo, and goes out with it', async () => {
    const id = await desk.articleIn('approved')
    const until = desk.now + HOUR
    const early = { to: 'scheduled', publishAt: at(until - 1), embargoUntil: at(until) } as const
    expect(await desk.step(chief, id, early)).toEqual({ status: 409, closed: ['embargo'] })
    await desk.must(chief, id, { ...early, publishAt: at(until) })
    desk.ahead = until - Date.now()
    desk.server.workflow.lookAtClock()
    await eventually(async () => (await desk.where(id)) === 'approved published')
  })

  it('is suspended by a change of the text, and who approved and who scheduled are told', async () => {
    const { id, due } = await scheduled()
    const events = await EventReader.open(desk.address, chief.cookie)
    await desk.server.articles.rooms.edit(
      id,
      () => ({ userId: reporter.id, mode: 'edit' }),
      () => ({ value: null, write: type(',') }),
    )
    expect(await events.nextOf('workflow-step')).toMatchObject({
      step: 'approval_void',
      concerns: [{ id: editor.id }, { id: chief.id }],
    })
    events.leave()
    expect((await desk.standing(id)).schedule).toMatchObject({ isSuspended: true })
    desk.ahead = due - Date.now() + 1
    desk.server.workflow.lookAtClock()
    expect(await desk.where(id)).toBe('in_review none')
    await desk.must(desk.people('editor', 1)[0] ?? editor, id, { to: 'approved' })
    desk.server.workflow.lookAtClock()
    expect(await desk.where(id)).toBe('approved none')
  })

  it('is suspended where a gate is closed when it is due', async () => {
    const { id, due } = await scheduled()
    desk.blocking = 1
    desk.ahead = due - Date.now()
    desk.server.workflow.lookAtClock()
    await eventually(async () => (await desk.where(id)) === 'approved none')
    expect((await desk.audit(id))[0]).toMatchObject({
      what: 'schedule-suspended',
      detail: { closed: ['blockingComments'] },
    })
    expect(await readPublicly(id)).toBe(404)
  })

  it('is taken back', async () => {
    const { id, due } = await scheduled()
    await desk.must(chief, id, { to: 'unscheduled' })
    desk.ahead = due - Date.now()
    desk.server.workflow.lookAtClock()
    expect(await desk.where(id)).toBe('approved none')
    expect(await desk.step(chief, id, { to: 'unscheduled' })).toEqual({ status: 409, closed: ['state'] })
  })

  it('takes an instant of the night in which clocks go back, each of the two, and none that is skipped', async () => {
    const id = await desk.articleIn('approved')
    const schedule = (publishAt: string) => desk.step(chief, id, { to: 'scheduled', publishAt })
    const due = async () => (await desk.standing(id)).schedule?.publishAt
    await schedule('2036-10-26T02:30:00+02:00[Europe/Berlin]')
    expect(await due()).toBe('2036-10-26T00:30:00.000Z')
    await schedule('2036-10-26T02:30:00+01:00[Europe/Berlin]')
    expect(await due()).toBe('2036-10-26T01:30:00.000Z')
    expect(await schedule('2036-03-30T02:30:00+01:00[Europe/Berlin]')).toMatchObject({ status: 400 })
    expect(await schedule('2036-03-30T02:30:00+02:00[Europe/Berlin]')).toMatchObject({ status: 400 })
    await schedule('2036-03-30T03:30:00+02:00[Europe/Berlin]')
    expect(await due()).toBe('2036-03-30T01:30:00.000Z')
  })

  it('cannot lie in the past', async () => {
    const id = await desk.articleIn('approved')
    const publishAt = at(desk.now - 1)
    expect(await desk.step(chief, id, { to: 'scheduled', publishAt })).toEqual({
      status: 409,
      closed: ['publishAt'],
    })
  })
})

describe('what was said to a step', () => {
  it('is told to those who read internal notes, until the article is submitted again', async () => {
    const id = await desk.articleIn('in_review')
    await desk.must(editor, id, { to: 'draft', reason: 'Zweite Quelle fehlt.' })
    const remark = async (by: Somebody) => (await desk.standing(id, by)).remark
    expect(await remark(reporter)).toMatchObject({ by: { id: editor.id }, reason: 'Zweite Quelle fehlt.' })
    expect(await remark(desk.person('viewer'))).toBeNull()
    await desk.must(reporter, id, { to: 'in_review' })
    expect(await remark(reporter)).toBeNull()
  })
})

describe('[W7] the legal check', () => {
  it('is of one text: who cleared it, by its hash, and due again after a change', async () => {
    const id = await desk.articleIn('in_review', { isLegalCheckNeeded: true })
    const legal = desk.person('legal')
    expect(await desk.step(editor, id, { to: 'approved' })).toEqual({ status: 409, closed: ['legal'] })
    await desk.must(legal, id, { to: 'legal_cleared' })
    expect((await desk.audit(id))[0]?.detail['hash']).toMatch(/^[0-9a-f]{64}$/)
    await (await desk.page(desk.people('editor', 1)[0] ?? editor, id)).write('edit', type('!'))
    expect((await desk.standing(id)).legal).toBe('needed')
    expect(await desk.step(editor, id, { to: 'approved' })).toEqual({ status: 409, closed: ['legal'] })
    await desk.must(legal, id, { to: 'legal_cleared' })
    await desk.must(editor, id, { to: 'approved' })
    await desk.must(chief, id, { to: 'published' })
  })

  it('is not taken off by who wants to go round it', async () => {
    const id = await desk.articleIn('in_review', { isLegalCheckNeeded: true })
    const takeOff = (by: Somebody) =>
      desk.call(by, 'PATCH', `/api/articles/${id}`, { isLegalCheckNeeded: false })
    expect((await takeOff(editor)).statusCode).toBe(403)
    expect((await takeOff(chief)).statusCode).toBe(200)
  })
})
