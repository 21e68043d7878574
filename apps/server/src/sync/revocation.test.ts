import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createArticleAnswerSchema } from '@stet/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { crowd, type Somebody } from '../testing/crowd.ts'
import { TestServer } from '../testing/TestServer.ts'
import { RawClient, type Ending } from './testing/RawClient.ts'

const SOCKETS_OF_EACH = 20

let server: TestServer
let address: string
beforeAll(async () => {
  server = await TestServer.open(['reporter', 'admin'])
  address = await server.listen()
})
afterAll(() => server.close())

async function article(): Promise<string> {
  const created = await server.ask('reporter', 'POST', '/api/articles')
  return createArticleAnswerSchema.parse(created.json()).id
}

interface Sitting {
  /** How it was closed, and when. */
  readonly closed: Promise<{ readonly how: Ending; readonly at: number }>
}

/** So many sockets of somebody in an article. */
function sit(articleId: string, cookie: string, count: number): Promise<readonly Sitting[]> {
  const url = `${address.replace('http', 'ws')}/sync/${articleId}`
  return Promise.all(
    Array.from({ length: count }, async () => {
      const client = await RawClient.open(url, { cookie, origin: address })
      return { closed: client.ending.then((how) => ({ how, at: performance.now() })) }
    }),
  )
}

const change = (id: string, payload: object) => server.ask('admin', 'PATCH', `/api/people/${id}`, { payload })

/** What ends the right of somebody to be where they are, and the code that their sockets are closed with. */
const CHANGES = [
  [4403, ({ id }: Somebody) => change(id, { role: 'viewer' })],
  [4401, ({ id }: Somebody) => change(id, { isLocked: true })],
  [4401, ({ id }: Somebody) => change(id, { isSignedOut: true })],
  [4401, ({ id }: Somebody) => change(id, { password: 'another one' })],
  [4401, ({ cookie }: Somebody) => server.ask(null, 'POST', '/api/auth/sign-out', { headers: { cookie } })],
] as const

const longest = (waits: readonly number[]) => Math.round(Math.max(...waits))

it('[S68] of 1,000 sockets none is open when the change that ends its right is answered', async () => {
  const [open, changing] = [await article(), await article()]
  const people = crowd(server, 'reporter', 50)
  const sitting: (readonly Sitting[])[] = []
  for (const [index, { cookie }] of people.entries()) {
    sitting.push(await sit(index < 40 ? open : changing, cookie, SOCKETS_OF_EACH))
  }
  const size = () => server.articles.rooms.size().sockets
  expect(size()).toBe(1_000)

  const afterQuestion: number[] = []
  const afterAnswer: number[] = []
  const ended = async (groups: readonly (readonly Sitting[])[], code: number, asked: number) => {
    const answered = performance.now()
    const ends = await Promise.all(groups.flat().map(({ closed }) => closed))
    expect(new Set(ends.map(({ how }) => JSON.stringify(how)))).toEqual(new Set([JSON.stringify({ code })]))
    afterQuestion.push(...ends.map(({ at }) => at - asked))
    afterAnswer.push(...ends.map(({ at }) => at - answered))
  }
  for (const [index, person] of people.slice(0, 40).entries()) {
    const [code, make] = CHANGES[index % CHANGES.length] ?? CHANGES[0]
    const began = performance.now()
    const { statusCode } = await make(person)
    expect([size(), Math.floor(statusCode / 100)]).toEqual([1_000 - SOCKETS_OF_EACH * (index + 1), 2])
    await ended(sitting.slice(index, index + 1), code, began)
  }
  const began = performance.now()
  await server.store.patchArticle(changing, { state: 'approved' }, Date.now())
  server.articles.rooms.closeArticle(changing, 4403)
  expect(size()).toBe(0)
  await ended(sitting.slice(40), 4403, began)
  console.log(
    `${afterAnswer.length} of 1000 sockets closed, the last heard of it ${longest(afterAnswer)} ms after the answer,`,
    `${longest(afterQuestion)} ms after the change was asked for (some of that is for hashing passwords)`,
  )
})

it('[S68] what another process does to accounts closes sockets with the next look', async () => {
  const id = await article()
  const [locked, demoted, staying] = crowd(server, 'reporter', 3)
  if (!locked || !demoted || !staying) throw new Error('nobody came')
  const sitting = await Promise.all([locked, demoted, staying].map(({ cookie }) => sit(id, cookie, 5)))
  const other = new DatabaseSync(join(server.folder, 'accounts.sqlite'))
  other.prepare('update user set banned = 1 where id = ?').run(locked.id)
  other.prepare("update user set role = 'viewer' where id = ?").run(demoted.id)
  other.close()
  const ends = await Promise.all(sitting.slice(0, 2).flatMap((group) => group.map(({ closed }) => closed)))
  expect(ends.map(({ how }) => how)).toEqual([
    ...Array.from({ length: 5 }, () => ({ code: 4401 })),
    ...Array.from({ length: 5 }, () => ({ code: 4403 })),
  ])
  expect(server.articles.rooms.people(id).map((person) => person.id)).toEqual([staying.id])
})
