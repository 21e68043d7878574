import { createHash } from 'node:crypto'
import {
  auditLineSchema,
  auditPageSchema,
  createArticleAnswerSchema,
  decisionPageSchema,
  type Role,
} from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HeldStore } from '../storage/testing/HeldStore.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { problemOf } from '../testing/problemOf.ts'
import { StockWriter } from '../testing/StockWriter.ts'
import { TestServer } from '../testing/TestServer.ts'

const NOWHERE = '00000000-0000-4000-8000-000000000000'

let store: HeldStore
let server: TestServer
let address: string
beforeAll(async () => {
  store = new HeldStore()
  server = await TestServer.open(['reporter', 'subeditor', 'chief', 'viewer', 'admin'], { store })
  address = await server.listen()
})
afterAll(() => server.close())

async function create(): Promise<string> {
  const payload = { article: { headline: 'Hafen' } }
  const answer = await server.ask('reporter', 'POST', '/api/articles', { payload })
  return createArticleAnswerSchema.parse(answer.json()).id
}
const openSuggestions = async (id: string) =>
  (await server.ask('reporter', 'GET', `/api/articles/${id}/suggestions`)).json<{ suggestions: unknown[] }>()
    .suggestions.length
const decisions = async (id: string, query = '', role: Role = 'viewer') => {
  const answer = await server.ask(role, 'GET', `/api/articles/${id}/decisions${query}`)
  expect(answer).toMatchObject({ statusCode: 200 })
  return decisionPageSchema.parse(answer.json())
}

describe('GET /api/articles/:id/decisions', () => {
  it('tells of what was decided through the API, to whoever sees the article', async () => {
    const id = await create()
    const writer = await StockWriter.open(address, id, server.cookieOf('subeditor'))
    writer.write('headline', ' zu')
    await eventually(async () => (await openSuggestions(id)) === 1)
    writer.write('lead', 'Er ist zu.')
    await eventually(async () => (await openSuggestions(id)) === 2)
    writer.leave()
    await server.ask('reporter', 'POST', `/api/articles/${id}/suggestions/resolve`, {
      payload: { all: true, action: 'reject' },
    })
    const first = await decisions(id, '?limit=1')
    expect(first.decisions).toMatchObject([
      {
        decidedBy: { id: server.idOf('reporter'), name: 'The reporter' },
        verdict: 'reject',
        whose: { id: server.idOf('subeditor'), name: 'The subeditor' },
        isOwn: false,
        text: 'Er ist zu.',
        length: 10,
      },
    ])
    const second = await decisions(id, `?limit=1&cursor=${first.nextCursor ?? ''}`)
    expect(second).toMatchObject({ decisions: [{ text: ' zu' }], nextCursor: null })
    expect((await decisions(await create())).decisions).toEqual([])
  })

  it('is closed to strangers and knows no article that is none', async () => {
    expect(problemOf(await server.ask(null, 'GET', `/api/articles/${NOWHERE}/decisions`)).is).toBe(
      '401 not-signed-in',
    )
    expect(problemOf(await server.ask('chief', 'GET', `/api/articles/${NOWHERE}/decisions`)).is).toBe(
      '404 not-found',
    )
    const id = await create()
    const bad = await server.ask('chief', 'GET', `/api/articles/${id}/decisions?limit=501`)
    expect(problemOf(bad).is).toBe('400 invalid-request')
  })
})

describe('GET /api/audit', () => {
  it('tells chief and admin of updates that were refused, nobody else', async () => {
    const id = await create()
    const writer = await StockWriter.open(address, id, server.cookieOf('viewer'))
    writer.write('headline', 'geheim')
    await eventually(async () => (await store.listAudit({ limit: 1 })).records.length === 1)
    writer.leave()
    for (const role of ['chief', 'admin'] as const) {
      const answer = await server.ask(role, 'GET', '/api/audit')
      expect(auditPageSchema.parse(answer.json())).toMatchObject({
        entries: [
          {
            person: { id: server.idOf('viewer'), name: 'The viewer' },
            article: id,
            what: 'update-refused',
            detail: { code: 4403, mode: 'view' },
          },
        ],
        nextCursor: null,
      })
      expect(answer.body).not.toContain('geheim')
    }
    for (const role of ['reporter', 'subeditor', 'viewer'] as const)
      expect(problemOf(await server.ask(role, 'GET', '/api/audit')).is).toBe('403 forbidden')
  })
})

const exported = async (role: Role) => {
  const answer = await server.ask(role, 'GET', '/api/audit/export')
  expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
  return answer.body.split('\n').slice(0, -1)
}

describe('GET /api/audit/export', () => {
  it('[S90] gives the whole log to who may read it, in lines that an outsider can check, and is on record itself', async () => {
    const before = (await store.listAudit({ limit: 500 })).records.length
    for (let number = 0; number < 1_001; number += 1)
      await store.addAuditEntry({
        at: number,
        person: 'anna',
        article: null,
        what: 'x',
        detail: { says: 'ä", "hash":"' },
      })
    const lines = await exported('admin')
    expect(lines).toHaveLength(before + 1_002)
    expect(whereItBreaks(lines)).toBeNull()
    const entries = lines.map((line) => auditLineSchema.parse(JSON.parse(line)))
    expect(entries.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => index + 1))
    expect(entries.at(-1)).toMatchObject({ what: 'audit-exported', person: server.idOf('admin'), detail: {} })
    for (const [change, at] of [
      [lines.with(3, (lines[3] ?? '').replace(/"person":"[^"]*"/, '"person":"ben"')), 4],
      [lines.toSpliced(5, 1), 6],
      [lines.toSpliced(5, 0, lines[5] ?? ''), 7],
      [lines.with(5, lines[6] ?? '').with(6, lines[5] ?? ''), 6],
    ] as const)
      expect(whereItBreaks(change)).toBe(at)
    const again = await exported('chief')
    expect(again.slice(0, lines.length)).toEqual(lines)
    expect(again).toHaveLength(lines.length + 1)
  })

  it('is closed to everybody else, and to a store that cannot put it on record', async () => {
    for (const role of ['reporter', 'subeditor', 'viewer'] as const)
      expect(problemOf(await server.ask(role, 'GET', '/api/audit/export')).is).toBe('403 forbidden')
    await store.setFull(true)
    expect(problemOf(await server.ask('admin', 'GET', '/api/audit/export')).is).toBe('503 storage-trouble')
    await store.setFull(false)
  })
})

/** As `docs/security.md` says to check it, with nothing of the program: number of the first line that does not fit; null for none. */
function whereItBreaks(lines: readonly string[]): number | null {
  let previous = '0'.repeat(64)
  for (const [index, line] of lines.entries()) {
    const [, text = '', hash] = /^(.*),"hash":"([0-9a-f]{64})"}$/.exec(line) ?? []
    const isChained = text.startsWith(`{"previous":"${previous}",`)
    if (!isChained || createHash('sha256').update(`${text}}`).digest('hex') !== hash) return index + 1
    previous = hash
  }
  return null
}
