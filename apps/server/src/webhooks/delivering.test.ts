import { createHmac } from 'node:crypto'
import { ninjsProblems } from '@stet/article/formats/testing'
import type { TransitionRequest } from '@stet/protocol'
import type * as Y from 'yjs'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../sync/testing/eventually.ts'
import { WorkflowDesk } from '../workflow/testing/WorkflowDesk.ts'
import { hook, hookOf } from './testing/hook.ts'
import { Receiver } from './testing/Receiver.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const TEXT = 'bleibt bis Montag gesperrt'

let desk: WorkflowDesk
let receiver: Receiver
beforeAll(async () => {
  desk = await WorkflowDesk.open({ webhookNetworks: ['127.0.0.0/8'], webhookAnswersWithin: 400 })
})
afterAll(() => desk.close())
beforeEach(async () => {
  for (const { id } of await desk.server.store.webhooks.list())
    await desk.call(desk.person('admin'), 'DELETE', `/api/webhooks/${id}`)
  desk.ahead = 0
  receiver = await Receiver.open()
  return () => receiver.stop()
})

const at = (instant: number) => new Date(instant).toISOString()
const look = () => desk.server.deliverer.look()
const step = (id: string, request: TransitionRequest) => desk.must(desk.person('chief'), id, request)
const patch = (id: string, change: object) =>
  desk.call(desk.person('chief'), 'PATCH', `/api/articles/${id}`, change)
const published = () => desk.articleIn('published')
/** What a receiver of its own with these terms was told of an article, when all is tried. */
async function told(of: Receiver = receiver) {
  await look()
  return of.told
}
/** Scheduled by the chief for the end of its embargo. */
async function embargoed(until: number): Promise<string> {
  const id = await desk.articleIn('approved')
  await step(id, { to: 'scheduled', publishAt: at(until), embargoUntil: at(until) })
  return id
}
async function passTo(instant: number): Promise<void> {
  desk.ahead = instant - Date.now()
  desk.server.workflow.lookAtClock()
  await look()
}
/** Reopened, changed, approved by somebody else and published with a notice. */
async function correct(id: string): Promise<void> {
  await step(id, { to: 'correction', reason: 'Zahl.' })
  const page = await desk.page(desk.person('chief'), id)
  await page.write('edit', (doc: Y.Doc) => doc.getText('lead').insert(0, 'Korrigiert: '))
  await desk.must(desk.person('reporter'), id, { to: 'in_review' })
  await desk.must(desk.person('editor'), id, { to: 'approved' })
  await step(id, { to: 'published', notice: 'Die Zahl war falsch.' })
}

describe('[H1] [H2] what becomes of an article', () => {
  it('is told in order as valid ninjs, signed, each under an id of its own', async () => {
    const { secret } = await hook(desk, { url: receiver.url })
    const id = await published()
    await look()
    await correct(id)
    await step(id, { to: 'unpublished', reason: 'Prüfen.' })
    await look()
    await step(id, { to: 'published' })
    await look()
    await step(id, { to: 'killed', reason: 'Falsch.', notice: 'Es war alles anders.' })
    await eventually(async () => (await told()).length === 5)
    expect(receiver.told).toEqual([
      'published 1 usable',
      'corrected 2 usable',
      'withdrawn 2 withheld',
      'published 3 usable',
      'killed 3 canceled',
    ])
    expect(new Set(receiver.got.map((each) => each.id)).size).toBe(5)
    for (const { body, headers, item, article } of receiver.got) {
      expect(ninjsProblems(item)).toEqual([])
      expect([article, item.uri]).toEqual([id, `urn:newsroom:article:${id}`])
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ data: { item } })
    }
    const [first, second, withdrawn, , killed] = receiver.got
    expect(first?.body).toContain(TEXT)
    expect(second?.item).toMatchObject({ version: '2', edNote: 'Die Zahl war falsch.' })
    expect(killed?.item).toMatchObject({ version: '4', edNote: 'Es war alles anders.' })
    for (const gone of [withdrawn, killed]) expect(gone?.body).not.toMatch(/Hafen|Montag|hafen/)
  })

  it('only as far as somebody wants it, of their desk, and to whoever was told of it whosever it is by then', async () => {
    const sport = await Receiver.open()
    await hook(desk, { url: receiver.url, events: ['article.killed'] })
    await hook(desk, { url: sport.url, desk: 'Sport' })
    const other = await published()
    const id = await desk.articleIn('published', { desk: 'Sport' })
    await look()
    await patch(id, { desk: 'Politik' })
    for (const each of [id, other]) await step(each, { to: 'killed', reason: 'Falsch.' })
    expect(await told(sport)).toEqual(['published 1 usable', 'killed 1 canceled'])
    expect(receiver.got.map(({ article }) => article)).toEqual([id, other])
    await sport.stop()
  })
})

describe('[H5] a secret', () => {
  it('that is renewed counts beside the new one for a day, and then no more', async () => {
    const { webhook, secret: before } = await hook(desk, { url: receiver.url })
    const answer = await desk.call(desk.person('admin'), 'POST', `/api/webhooks/${webhook.id}/secret`)
    const { secret } = answer.json<{ secret: string }>()
    await published()
    await look()
    await passTo(Date.now() + 25 * HOUR)
    await published()
    await look()
    const signed = receiver.got.map(({ id, body, headers }) => {
      const signatures = headers['webhook-signature']?.split(' ')
      return [secret, before].map((each) => {
        const key = Buffer.from(each.replace('whsec_', ''), 'base64')
        const content = `${id}.${headers['webhook-timestamp']}.${body}`
        return signatures?.includes(`v1,${createHmac('sha256', key).update(content).digest('base64')}`)
      })
    })
    expect(signed).toEqual([
      [true, true],
      [true, false],
    ])
  })
})

describe('[H3] [H4] a receiver', () => {
  it('that is away is told when it is back, all of it and in order, by what is true then', async () => {
    const { webhook } = await hook(desk, { url: receiver.url })
    await receiver.stop()
    const [corrected, killed] = [await published(), await published()]
    await correct(corrected)
    await step(killed, { to: 'killed', reason: 'Falsch.' })
    await look()
    const waiting = await hookOf(desk, webhook.id)
    expect(waiting).toMatchObject({ waiting: 3, gaveUp: 0 })
    expect(waiting.deliveries.find(({ attempts }) => attempts > 0)).toMatchObject({ problem: 'ECONNREFUSED' })
    await receiver.start()
    desk.ahead = 10 * HOUR
    await look()
    const toldOf = (id: string) =>
      receiver.got.filter(({ article }) => article === id).map(({ type, item }) => [type, item.version])
    expect(toldOf(corrected)).toEqual([
      ['article.published', '2'],
      ['article.corrected', '2'],
    ])
    expect(toldOf(killed)).toEqual([['article.killed', '2']])
    const states = (await hookOf(desk, webhook.id)).deliveries.map(({ state }) => state)
    expect(states.toSorted()).toEqual(['delivered', 'delivered', 'delivered', 'overtaken'])
  })

  it('that takes nothing is tried under the same id for a day, then given up, and tried again when somebody asks', async () => {
    const { webhook } = await hook(desk, { url: receiver.url })
    const ids = new Set<string>()
    receiver.answer = (response, { id }) => {
      ids.add(id)
      response.writeHead(503).end('Geheimes aus dem Receiver')
    }
    const begun = Date.now()
    await published()
    await look()
    const times: number[] = []
    while ((await hookOf(desk, webhook.id)).gaveUp === 0) {
      const [delivery] = (await hookOf(desk, webhook.id)).deliveries
      desk.ahead = Date.parse(delivery?.dueAt ?? '') - Date.now() + 5
      times.push(desk.now - begun)
      await look()
    }
    expect([ids.size, receiver.asked]).toEqual([1, times.length + 1])
    expect(times.at(-1)).toBeGreaterThan(18 * HOUR)
    expect(times.at(-1)).toBeLessThan(30 * HOUR)
    const shown = await hookOf(desk, webhook.id)
    expect(shown.deliveries[0]).toMatchObject({
      state: 'gaveUp',
      status: 503,
      problem: 'refused',
      dueAt: null,
    })
    expect(JSON.stringify(shown)).not.toContain('Geheimes')
    receiver.answer = (response) => void response.writeHead(200).end()
    await desk.call(desk.person('admin'), 'POST', `/api/webhooks/${webhook.id}/retry`)
    expect(await told()).toEqual(['published 1 usable'])
    expect(ids).toContain(receiver.got[0]?.id)
  })

  it('that never answers, or without an end, delays nobody, and is not followed elsewhere', async () => {
    const [silent, endless, leading] = await Promise.all([Receiver.open(), Receiver.open(), Receiver.open()])
    silent.answer = () => undefined
    endless.answer = (response) => {
      response.writeHead(200)
      const more = setInterval(() => response.write('x'.repeat(5_000)), 1)
      response.on('close', () => clearInterval(more))
    }
    leading.answer = (response) => void response.writeHead(302, { location: receiver.url }).end()
    const made = []
    for (const { url } of [silent, endless, leading, receiver]) made.push(await hook(desk, { url }))
    const ids = []
    for (let count = 0; count < 6; count += 1) ids.push(await published())
    await look()
    expect(receiver.got.map(({ article }) => article).toSorted()).toEqual(ids.toSorted())
    const problems = await Promise.all(
      made.map(async ({ webhook }) =>
        (await hookOf(desk, webhook.id)).deliveries.map((each) => each.problem),
      ),
    )
    expect(problems.map((each) => Array.from(new Set(each)))).toEqual([
      ['timeout'],
      [null],
      ['refused'],
      [null],
    ])
    await Promise.all([silent, endless, leading].map((each) => each.stop()))
  })

  it('that is off is told when it is on again', async () => {
    const { webhook } = await hook(desk, { url: receiver.url, isActive: false })
    await published()
    expect(await told()).toEqual([])
    expect(await hookOf(desk, webhook.id)).toMatchObject({ waiting: 1, deliveries: [{ dueAt: null }] })
    await desk.call(desk.person('admin'), 'PATCH', `/api/webhooks/${webhook.id}`, { isActive: true })
    expect(await told()).toEqual(['published 1 usable'])
  })
})

describe('[H6] an embargo', () => {
  // The hours of the nights in which clocks go back and forth, a plain evening, and a moment.
  it.each([
    '2027-10-31T02:30:00+02:00',
    '2027-10-31T02:30:00+01:00',
    '2027-03-28T03:00:00+02:00',
    '2027-03-28T01:59:59.999+01:00',
    '2027-01-15T18:00:00+01:00',
  ])('until %s keeps it from who is to be held, to the millisecond', async (time) => {
    const until = Date.parse(time)
    const partner = await Receiver.open()
    await hook(desk, { url: receiver.url })
    await hook(desk, { url: partner.url, policy: 'deliver-marked' })
    desk.ahead = until - Date.now() - 2 * DAY
    const id = await embargoed(until)
    await passTo(until - 500)
    expect(receiver.got).toEqual([])
    expect(partner.got).toMatchObject([
      { article: id, version: 1, item: { embargoedUntil: at(until), version: '1', pubStatus: 'usable' } },
    ])
    expect(ninjsProblems(partner.got[0]?.item)).toEqual([])
    await passTo(until)
    await eventually(async () => (await told()).length === 1)
    expect(Date.parse(String(receiver.got[0]?.item.versionCreated))).toBeGreaterThanOrEqual(until)
    expect(receiver.got[0]?.item).not.toHaveProperty('embargoedUntil')
    await eventually(() => partner.got.length === 2)
    expect(partner.got[1]?.item).toMatchObject({ version: '1' })
    expect(partner.got[1]?.item).not.toHaveProperty('embargoedUntil')
    await partner.stop()
  })

  it('[H7] that moves is marked anew, and whoever was told early hears when it does not go out', async () => {
    const until = Date.now() + 3 * HOUR
    await hook(desk, { url: receiver.url, policy: 'deliver-marked' })
    const id = await embargoed(until)
    await look()
    await patch(id, { embargoUntil: at(until - HOUR) })
    expect(await told()).toEqual(['published 1 usable'])
    await step(id, { to: 'scheduled', publishAt: at(until + HOUR) })
    await look()
    expect(receiver.got.map(({ item }) => item.embargoedUntil)).toEqual([at(until), at(until + HOUR)])
    await desk.must(desk.person('editor'), id, { to: 'draft', reason: 'Ein Komma.' })
    expect((await told()).at(-1)).toBe('withdrawn 1 withheld')
    expect(receiver.got.at(-1)?.body).not.toContain(TEXT)
  })

  it('[H7] goes out early as it was approved, without what is suggested meanwhile', async () => {
    await hook(desk, { url: receiver.url, policy: 'deliver-marked' })
    await receiver.stop()
    const id = await embargoed(Date.now() + HOUR)
    await look()
    const page = await desk.page(desk.person('editor'), id)
    await page.write('suggest', (doc) => doc.getText('lead').insert(0, 'Vorgeschlagen.'))
    await receiver.start()
    desk.ahead = 10 * MINUTE
    await look()
    expect(receiver.got[0]?.body).toContain(TEXT)
    expect(receiver.got[0]?.body).not.toContain('Vorgeschlagen')
  })

  it('[H7] tells nobody early of what is restricted, what is only approved, or what no embargo holds', async () => {
    await hook(desk, { url: receiver.url, policy: 'deliver-marked' })
    const until = Date.now() + HOUR
    await desk.articleIn('approved', {})
    const plain = await desk.articleIn('approved')
    await step(plain, { to: 'scheduled', publishAt: at(until) })
    const restricted = await desk.articleIn('approved')
    await patch(restricted, { isRestricted: true })
    await step(restricted, { to: 'scheduled', publishAt: at(until), embargoUntil: at(until) })
    expect(await told()).toEqual([])
  })

  it('that is set on what is out takes it from who is held until then, and marks it for who is trusted', async () => {
    const partner = await Receiver.open()
    await hook(desk, { url: receiver.url })
    await hook(desk, { url: partner.url, policy: 'deliver-marked' })
    const id = await published()
    await look()
    const until = Date.now() + HOUR
    await patch(id, { embargoUntil: at(until) })
    expect(await told()).toEqual(['published 1 usable', 'withdrawn 1 withheld'])
    expect(partner.got.map(({ item }) => item.embargoedUntil)).toEqual([undefined, at(until)])
    await patch(id, { embargoUntil: at(until + HOUR) })
    // Others may be due at that time, too.
    const typesOf = () => receiver.got.filter(({ article }) => article === id).map(({ type }) => type)
    await passTo(until)
    expect(typesOf()).toEqual(['article.published', 'article.withdrawn'])
    await passTo(until + HOUR)
    expect(typesOf()).toEqual(['article.published', 'article.withdrawn', 'article.published'])
    await partner.stop()
  })

  it('keeps no kill', async () => {
    await hook(desk, { url: receiver.url })
    const id = await published()
    await look()
    await patch(id, { embargoUntil: at(Date.now() + HOUR) })
    await step(id, { to: 'killed', reason: 'Falsch.' })
    expect((await told()).at(-1)).toBe('killed 1 canceled')
  })
})

describe('[H8] a purge', () => {
  it('reaches what waits to be sent', async () => {
    await hook(desk, { url: receiver.url })
    await receiver.stop()
    const id = await published()
    await look()
    const purged = await desk.call(desk.person('chief'), 'POST', `/api/articles/${id}/purge`, {
      text: 'Montag',
      reason: 'Quellenschutz',
    })
    expect(purged.statusCode).toBe(200)
    await receiver.start()
    desk.ahead = HOUR
    expect(await told()).toEqual(['published 1 usable'])
    expect(receiver.got[0]?.body).toContain('gesperrt')
    expect(receiver.got[0]?.body).not.toContain('Montag')
  })
})
