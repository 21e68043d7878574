import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatText, parseText } from '@stet/article'
import { articlePageSchema, meSchema, ROLES } from '@stet/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestServer } from '../testing/TestServer.ts'
import { DEMO_ARTICLES } from './articles.ts'
import { fillDemoNewsroom } from './fillDemoNewsroom.ts'
import { DEMO_PASSWORD, DEMO_PEOPLE } from './people.ts'

let server: TestServer
beforeEach(async () => {
  server = await TestServer.open([])
})
afterEach(() => server.close())

const fill = (isWanted = true) =>
  fillDemoNewsroom({ ...server.articles, accounts: server.accounts }, server.folder, isWanted)

async function signIn(email: string) {
  const answer = await server.ask(null, 'POST', '/api/auth/sign-in/email', {
    payload: { email, password: DEMO_PASSWORD },
  })
  expect(answer).toMatchObject({ statusCode: 200 })
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  return { me: meSchema.parse(answer.json()), headers: { cookie } }
}
async function list() {
  const { headers } = await signIn('viewer@demo.example')
  const answer = await server.ask(null, 'GET', '/api/articles', { headers })
  return articlePageSchema.parse(answer.json()).articles
}

describe('the demo newsroom', () => {
  it('has a person for every role and articles on the desk, the seed on top', async () => {
    expect(await fill()).toBe(true)
    const roles = []
    for (const { email } of DEMO_PEOPLE) roles.push((await signIn(email)).me.role)
    expect(new Set(roles)).toEqual(new Set(ROLES))
    const articles = await list()
    expect(articles.map(({ slug }) => slug)).toEqual([
      'putin-lobt-trump',
      'radweg-am-muehlenbach',
      'harbour-theatre-reopens',
      'strom-aus-dem-klaerwerk',
    ])
    expect(articles.every(({ authors, characters }) => authors.length === 1 && characters > 500)).toBe(true)
    const { headers } = await signIn('viewer@demo.example')
    const seed = await server.ask(null, 'GET', `/api/articles/${articles[0]?.id}/export/text`, { headers })
    expect(seed.rawPayload.equals(await readFile(join(import.meta.dirname, 'seed.de.txt')))).toBe(true)
  })

  it('is filled once', async () => {
    await fill()
    expect(await fill()).toBe(true)
    expect(await list()).toHaveLength(DEMO_ARTICLES.length)
  })

  it('is completed when the filling was cut short', async () => {
    const [first] = DEMO_PEOPLE
    if (!first) throw new Error('nobody')
    await server.accounts.createPerson({ ...first, password: DEMO_PASSWORD })
    expect(await fill()).toBe(true)
    expect(await server.accounts.personByEmail('viewer@demo.example')).toBeNull()
    await writeFile(join(server.folder, 'demo-unfinished'), '')
    expect(await fill()).toBe(true)
    expect(await list()).toHaveLength(DEMO_ARTICLES.length)
  })

  it('stays away from a store that is somebody’s, and from who does not want it', async () => {
    expect(await fill(false)).toBe(false)
    await server.accounts.createPerson({
      name: 'A',
      email: 'a@b.example',
      password: 'long enough',
      role: 'chief',
    })
    expect(await fill()).toBe(false)
    expect(server.accounts.hasPeople()).toBe(true)
  })

  it.each(DEMO_ARTICLES)('has texts that are in the plain-text form: $file', async ({ file }) => {
    const text = await readFile(join(import.meta.dirname, file), 'utf8')
    const parsed = parseText(text)
    expect(parsed).toMatchObject({ ok: true, warnings: [] })
    const again = parsed.ok ? formatText(parsed.article) : ''
    expect(again.trimEnd()).toBe(text.trimEnd())
  })
})
