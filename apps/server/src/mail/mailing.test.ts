import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Role } from '@stet/protocol'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppParts } from '../app.ts'
import { openSqliteStore } from '../storage/sqlite/SqliteStore.ts'
import { READY } from '../workflow/testing/WorkflowDesk.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { TestServer } from '../testing/TestServer.ts'
import { LocalMailServer } from './testing/LocalMailServer.ts'
import { Mailer } from './Mailer.ts'
import { openSmtp } from './openSmtp.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let mail: LocalMailServer
let server: TestServer
/** Milliseconds that the server's clock is ahead. */
let ahead: number
let logged: Record<string, unknown>[]
const now = () => Date.now() + ahead

beforeEach(async () => {
  ahead = 0
  logged = []
  mail = await LocalMailServer.open()
  server = await open()
})
afterEach(async () => {
  await server.close()
  await mail.stop()
})

const settings = () => ({
  smtpUrl: mail.url,
  from: { name: 'Stet', address: 'stet@desk.example' },
  publicUrl: 'https://stet.example',
})
const logger = () =>
  pino(
    { level: 'warn' },
    { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  )

function open(parts: Partial<AppParts> = {}): Promise<TestServer> {
  return TestServer.open(undefined, { mail: settings(), now, logger: logger(), ...parts })
}
const said = () => logged.map(({ msg }) => msg)

async function ask(role: Role, method: 'POST' | 'PATCH', url: string, payload: object) {
  const answer = await server.ask(role, method, url, { payload })
  expect([answer.statusCode, answer.body]).toEqual([expect.toBeOneOf([200, 201]), answer.body])
  return answer
}
/** An article by the reporter. */
async function article(metadata: object = {}): Promise<string> {
  const answer = await ask('reporter', 'POST', '/api/articles', { article: READY, ...metadata })
  return answer.json<{ id: string }>().id
}
/** Somebody assigns it to the editor, who is told by mail unless they do not want to. */
const assign = (id: string, by: Role = 'reporter') =>
  ask(by, 'PATCH', `/api/articles/${id}`, { assignees: [server.idOf('editor')] })
const look = () => server.mailer?.look()
const waiting = async () => (await server.store.mail.due(now() + 9 * DAY, 99)).length

describe('[N4] what concerns somebody comes by mail', () => {
  it('at once, in their language, as far as they want it, once', async () => {
    const headersOf = { headers: { cookie: server.cookieOf('subeditor') } }
    const events = await fetch(`${await server.listen()}/api/events?language=en`, headersOf)
    await events.body?.cancel()
    await eventually(
      async () => (await server.store.mail.settings(server.idOf('subeditor'))).language === 'en',
    )
    const id = await article()
    await assign(id)
    await eventually(async () => mail.taken.length === 1)
    expect(mail.taken[0]).toMatchObject({ from: 'stet@desk.example', to: 'editor@desk.example' })
    const { headers, text, html } = mail.taken[0] ?? { headers: new Map(), text: '', html: '' }
    expect(headers.get('subject')).toBe('Ihnen zugewiesen: Hafen sperrt Kai')
    expect(headers.get('from')).toBe('Stet <stet@desk.example>')
    expect(headers.get('to')).toBe('The editor <editor@desk.example>')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(text).toContain(`The reporter hat Ihnen einen Artikel zugewiesen.`)
    expect(html).toContain(`href="https://stet.example/articles/${id}"`)

    await ask('reporter', 'PATCH', `/api/articles/${id}`, { assignees: [server.idOf('subeditor')] })
    await eventually(async () => mail.taken.length === 2)
    expect(mail.taken[1]?.headers.get('subject')).toBe('Assigned to you: Hafen sperrt Kai')

    await ask('legal', 'PATCH', '/api/notifications/settings', {
      byMail: { assigned: false, mention: false },
    })
    await ask('reporter', 'PATCH', `/api/articles/${id}`, { assignees: [server.idOf('legal')] })
    ahead = 10 * MINUTE
    await look()
    expect([mail.taken.length, await waiting()]).toEqual([2, 0])
    expect((await server.ask('legal', 'GET', '/api/notifications')).json()).toMatchObject({ unread: 1 })
  })

  it('not when it was read before it could be sent, nor when it is wanted no more', async () => {
    await mail.stop()
    await assign(await article())
    await assign(await article())
    await eventually(async () => said().includes('mail not sent yet'))
    await ask('editor', 'PATCH', '/api/notifications', { read: 1 })
    await mail.start()
    ahead = 10 * MINUTE
    await look()
    expect([mail.taken.length, await waiting()]).toEqual([1, 0])
    await mail.stop()
    await assign(await article())
    await eventually(async () => said().length > 1)
    await ask('editor', 'PATCH', '/api/notifications/settings', { byMail: { assigned: false } })
    await mail.start()
    ahead = 20 * MINUTE
    await look()
    expect([mail.taken.length, await waiting()]).toEqual([1, 0])
  })

  it('and where no mail is sent, nothing is kept for it, and nothing breaks', async () => {
    const silent = await TestServer.open()
    const payload = { article: READY, assignees: [silent.idOf('editor')] }
    expect((await silent.ask('reporter', 'POST', '/api/articles', { payload })).statusCode).toBe(201)
    expect(await silent.store.mail.due(Date.now() + DAY, 9)).toEqual([])
    expect((await silent.ask('editor', 'GET', '/api/notifications/settings')).json()).toMatchObject({
      isMailOn: false,
      byMail: { assigned: true, published: false },
    })
    expect(silent.mailer).toBeNull()
    await silent.close()
  })
})

describe('[N5] a mail is sent once, as far as that can be', () => {
  it('after the server for mail was down: later and later, holding up nobody', async () => {
    await mail.stop()
    const first = await article()
    await assign(first)
    await assign(await article())
    await eventually(async () => said().includes('mail not sent yet'))
    // Nobody there for the one: the other was not tried.
    expect(logged).toMatchObject([{ person: server.idOf('editor'), attempts: 1 }])
    expect(JSON.stringify(logged)).not.toContain('@desk.example')
    await look()
    ahead = 2 * MINUTE
    await look()
    await look()
    expect(logged.map(({ attempts }) => attempts)).toContain(2)
    await mail.start()
    ahead = 30 * MINUTE
    await look()
    expect(mail.taken.map(({ to }) => to)).toEqual(['editor@desk.example', 'editor@desk.example'])
    await look()
    expect([mail.taken.length, await waiting()]).toEqual([2, 0])
  })

  it('also when the server was started anew in between', async () => {
    await mail.stop()
    await assign(await article())
    await eventually(async () => said().includes('mail not sent yet'))
    await server.mailer?.end()
    const path = join(server.folder, 'stet.sqlite')
    await server.store.close()
    const store = await openSqliteStore({ path, now: Date.now, keepsMail: true })
    await mail.start()
    const again = () =>
      new Mailer({
        settings: settings(),
        store,
        accounts: server.accounts,
        smtp: openSmtp(settings()),
        logger: logger(),
        now,
      })
    const mailer = again()
    await mailer.look()
    expect(mail.taken).toEqual([])
    ahead = 2 * MINUTE
    await mailer.look()
    expect(mail.taken.map(({ headers }) => headers.get('subject'))).toEqual([
      'Ihnen zugewiesen: Hafen sperrt Kai',
    ])
    await mailer.end()
    await again().look()
    expect(mail.taken).toHaveLength(1)
    await store.close()
  })

  it('under the same name when it cannot be known whether it arrived', async () => {
    mail.beforeTaking = () => {
      mail.beforeTaking = () => Promise.resolve()
      return mail.stop()
    }
    await assign(await article())
    await eventually(async () => said().includes('mail not sent yet'))
    await mail.start()
    ahead = 10 * MINUTE
    await look()
    expect(mail.taken).toHaveLength(2)
    const [one, other] = mail.taken.map(({ headers }) => headers.get('message-id'))
    expect(one).toBe(other)
    expect(await waiting()).toBe(0)
  })

  it('never again to an address that is refused, and to all others', async () => {
    mail.answers.set('editor@desk.example', 550)
    const id = await article()
    await ask('reporter', 'PATCH', `/api/articles/${id}`, {
      assignees: [server.idOf('editor'), server.idOf('chief')],
    })
    await eventually(async () => mail.taken.length === 1 && logged.length === 1)
    expect(mail.taken[0]?.to).toBe('chief@desk.example')
    expect(said()).toEqual(['mail given up: it was refused'])
    mail.answers.clear()
    ahead = DAY
    await look()
    expect([mail.taken.length, await waiting()]).toEqual([1, 0])
  })

  it('later to an address that is not to be had now, and at once to all others', async () => {
    mail.answers.set('editor@desk.example', 451)
    const id = await article()
    await ask('reporter', 'PATCH', `/api/articles/${id}`, {
      assignees: [server.idOf('editor'), server.idOf('chief')],
    })
    await eventually(async () => mail.taken.length === 1 && logged.length === 1)
    expect(mail.taken[0]?.to).toBe('chief@desk.example')
    mail.answers.clear()
    ahead = 2 * MINUTE
    await look()
    expect(mail.taken[1]?.to).toBe('editor@desk.example')
  })

  it('not at all after days, which the log says', async () => {
    await mail.stop()
    await assign(await article())
    await eventually(async () => said().includes('mail not sent yet'))
    ahead = 2.9 * DAY
    await look()
    expect(await waiting()).toBe(1)
    await mail.start()
    ahead = 3.2 * DAY
    await look()
    expect([mail.taken.length, await waiting()]).toEqual([0, 0])
    expect(said()).toContain('mail given up: it could not be sent for days')
  })
})

describe('[N6] what must not leave does not', () => {
  it('no word of a text, of a comment or of a reason, in no mail', async () => {
    const id = await article()
    const text = `@[${server.idOf('chief')}] Geheimwort im Kommentar`
    const anchor = { root: 'lead', ids: [], suggestion: null }
    await ask('reporter', 'POST', `/api/articles/${id}/comments`, {
      id: randomUUID(),
      text,
      anchor,
      quote: 'Der Kai',
    })
    await ask('reporter', 'POST', `/api/articles/${id}/transitions`, { to: 'in_review' })
    await ask('editor', 'POST', `/api/articles/${id}/transitions`, {
      to: 'draft',
      reason: 'Geheimwort im Grund',
    })
    await eventually(async () => mail.taken.length === 2)
    for (const { raw, text: words, html, headers } of mail.taken) {
      const all = [raw, words, html, ...headers.values()].join('\n')
      expect(all).not.toMatch(/Geheimwort|bleibt bis Montag|teilte der Hafen|Hafenamt|Der Kai/)
    }
    expect(mail.taken.map(({ text: words }) => words).join()).toContain('?thread=')
  })

  it('no headline of what is restricted, or under an embargo when the mail goes out', async () => {
    const restricted = await article({ isRestricted: true })
    await assign(restricted)
    const embargoed = await article()
    await ask('chief', 'PATCH', `/api/articles/${embargoed}`, {
      embargoUntil: new Date(now() + DAY).toISOString(),
      assignees: [server.idOf('editor')],
    })
    await eventually(async () => mail.taken.length === 2)
    for (const { raw, text, html, headers } of mail.taken) {
      expect([raw, text, html, ...headers.values()].join('\n')).not.toMatch(/Hafen|hafen|Kai/)
      expect(headers.get('subject')).toBe('Stet: Ihnen zugewiesen')
    }
    // It was open when it was written, and is not when it could be sent.
    await mail.stop()
    const later = await article()
    await assign(later)
    await eventually(async () => said().includes('mail not sent yet'))
    await ask('reporter', 'PATCH', `/api/articles/${later}`, { isRestricted: true })
    await mail.start()
    ahead = 10 * MINUTE
    await look()
    expect(mail.taken[2]?.headers.get('subject')).toBe('Stet: Ihnen zugewiesen')
  })

  it('nothing to who is locked, or may not see the article any more', async () => {
    await mail.stop()
    const id = await article()
    await ask('reporter', 'PATCH', `/api/articles/${id}`, {
      assignees: [server.idOf('editor'), server.idOf('subeditor')],
    })
    await eventually(async () => said().includes('mail not sent yet'))
    await ask('reporter', 'PATCH', `/api/articles/${id}`, {
      isRestricted: true,
      assignees: [server.idOf('editor')],
    })
    await server.accounts.changePerson(server.idOf('editor'), { isLocked: true })
    await mail.start()
    ahead = 10 * MINUTE
    await look()
    expect([mail.taken, await waiting()]).toEqual([[], 0])
  })

  it('no header and no HTML that a name brings', async () => {
    await server.accounts.changePerson(server.idOf('reporter'), { name: 'Eve\r\nBcc: all@desk.example <b>' })
    await server.accounts.changePerson(server.idOf('editor'), { name: 'Ed\r\nX-Evil: 1' })
    await assign(await article())
    await eventually(async () => mail.taken.length === 1)
    const [taken] = mail.taken
    expect(taken?.to).toBe('editor@desk.example')
    expect([...(taken?.headers.keys() ?? [])]).not.toEqual(expect.arrayContaining(['x-evil']))
    expect([...(taken?.headers.keys() ?? [])]).not.toContain('bcc')
    expect(taken?.html).toContain('Eve Bcc: all@desk.example &lt;b&gt;')
  })
})
