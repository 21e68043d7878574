import { CLOSE_CODES, createArticleAnswerSchema } from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { EventReader } from '../testing/EventReader.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
let address: string
let articleId: string
beforeAll(async () => {
  server = await TestServer.open()
  address = await server.listen()
  const answer = await server.ask('reporter', 'POST', '/api/articles', {
    payload: { article: { headline: 'Offen' } },
  })
  articleId = createArticleAnswerSchema.parse(answer.json()).id
})
afterAll(() => server.close())

interface OpenSocket {
  readonly socket: WebSocket
  readonly closed: Promise<number>
}

/** An open article of whoever has this cookie; `closed` gives the close code. */
async function openArticle(cookie: string): Promise<OpenSocket> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/sync/${articleId}`, {
    headers: { cookie, origin: address },
  })
  const closed = new Promise<number>((resolve) => {
    socket.once('close', resolve)
  })
  await new Promise((resolve, reject) => {
    socket.once('message', resolve)
    socket.once('error', reject)
  })
  return { socket, closed }
}

/** The milliseconds until a socket was closed; printed, because a second is what is asked for. */
async function measure(
  what: string,
  change: () => Promise<unknown>,
  { closed }: OpenSocket,
): Promise<number> {
  const began = performance.now()
  await change()
  const code = await closed
  console.log(`${what}: socket closed after ${Math.round(performance.now() - began)} ms (asked: 1000 ms)`)
  return code
}

describe('open articles', () => {
  it('close when their session ends, and no other session’s', async () => {
    const cookie = await server.signIn('editor')
    const ending = await openArticle(cookie)
    const staying = await openArticle(server.cookieOf('editor'))
    const signOut = () => server.ask(null, 'POST', '/api/auth/sign-out', { headers: { cookie } })
    expect(await measure('sign-out', signOut, ending)).toBe(CLOSE_CODES.notSignedIn)
    await expect(openArticle(cookie)).rejects.toThrow('401')
    expect(staying.socket.readyState).toBe(WebSocket.OPEN)
    staying.socket.close()
  })

  it('close when the person is locked or signed out by somebody else', async () => {
    for (const change of [{ isSignedOut: true }, { isLocked: true }]) {
      const open = await openArticle(await server.signIn('subeditor'))
      const id = server.idOf('subeditor')
      const ask = () => server.ask('admin', 'PATCH', `/api/people/${id}`, { payload: change })
      expect(await measure(JSON.stringify(change), ask, open)).toBe(CLOSE_CODES.notSignedIn)
    }
  })

  it('close when the role no longer allows what they did, and may be opened again as the new one', async () => {
    const open = await openArticle(server.cookieOf('chief'))
    const id = server.idOf('chief')
    const ask = () => server.ask('admin', 'PATCH', `/api/people/${id}`, { payload: { role: 'viewer' } })
    expect(await measure('role', ask, open)).toBe(CLOSE_CODES.forbidden)
    const again = await openArticle(server.cookieOf('chief'))
    again.socket.close()
    expect(await again.closed).toBe(1005)
  })

  it('are shown live to everybody who watches: who comes, who goes', async () => {
    const stream = await EventReader.open(address, server.cookieOf('viewer'))
    const { socket } = await openArticle(server.cookieOf('reporter'))
    const come = await stream.nextOf('people-changed')
    expect(come).toMatchObject({
      id: articleId,
      people: [{ id: server.idOf('reporter'), name: 'The reporter' }],
    })
    const late = await EventReader.open(address, server.cookieOf('legal'))
    expect((await late.nextOf('state')).people).toEqual({ [articleId]: come.people })
    const listed = await server.ask('viewer', 'GET', '/api/articles')
    expect(listed.json()).toMatchObject({ articles: [{ id: articleId, people: come.people }] })
    socket.close()
    expect(await stream.nextOf('people-changed')).toEqual({
      type: 'people-changed',
      id: articleId,
      people: [],
    })
    stream.leave()
    late.leave()
  })
})
