import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { articleAnswerSchema, articlePageSchema, createArticleAnswerSchema } from '@stet/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RawClient } from './sync/testing/RawClient.ts'
import { StockWriter } from './testing/StockWriter.ts'

let folder: string
const children: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-main-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

interface Run {
  readonly child: ChildProcess
  readonly output: () => string
  /** Code or signal, once the process has ended. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

function run(environment: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env['PATH'], PORT: '0', STET_DATA_DIR: join(folder, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal))
  })
  return { child, output: () => printed, ended }
}

/** Waits for the line that says where it is reached, and after how many milliseconds. */
async function ready({ child, output }: Run): Promise<{ readonly address: string; readonly after: number }> {
  for (;;) {
    const found = /Stet is ready on (\S+) after (\d+) ms/.exec(output())
    if (found) return { address: found[1] ?? '', after: Number(found[2]) }
    if (child.exitCode !== null) throw new Error(output())
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function signIn(address: string): Promise<Record<string, string>> {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: 'reporter@demo.example', password: 'stet-demo' }),
  })
  expect(answer.status).toBe(200)
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', origin: address }
}
async function list(address: string, headers: Record<string, string>) {
  const answer = await fetch(`${address}/api/articles`, { headers })
  return articlePageSchema.parse(await answer.json()).articles
}

/** Asks until the server shows this; it does at once for text that has reached it. */
async function untilKickerIs(kicker: string, url: string, headers: Record<string, string>): Promise<void> {
  for (;;) {
    const answer = articleAnswerSchema.parse(await (await fetch(url, { headers })).json())
    if (answer.article.kicker === kicker) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

describe('main', () => {
  it('starts on nothing, prints where and who, stops on SIGTERM, and finds everything again', async () => {
    const first = run()
    const { address } = await ready(first)
    expect(first.output()).toContain('password stet-demo')
    expect(first.output()).toContain('reporter@demo.example')
    const headers = await signIn(address)
    const before = await list(address, headers)
    expect(before.length).toBeGreaterThanOrEqual(3)
    const answer = await fetch(`${address}/api/articles`, { method: 'POST', headers })
    const { id } = createArticleAnswerSchema.parse(await answer.json())
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(first.output()).toContain('everything is on disk')

    const second = run()
    const { address: again, after } = await ready(second)
    console.log(`ready on an existing store after ${after} ms (asked: 2000 ms)`)
    expect(await list(again, { ...headers, origin: again })).toHaveLength(before.length + 1)
    expect((await list(again, headers))[0]?.id).toBe(id)
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(0)
  })

  it('loses nothing that reached it when it is told to stop', async () => {
    const first = run()
    const { address } = await ready(first)
    const headers = await signIn(address)
    const [article] = await list(address, headers)
    const writer = await StockWriter.open(address, article?.id ?? '', headers['cookie'] ?? '')
    writer.write('kicker', 'Kurz vor Schluss getippt')
    await untilKickerIs('Kurz vor Schluss getippt', `${address}/api/articles/${article?.id}`, headers)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    writer.leave()

    const second = run()
    const { address: again } = await ready(second)
    await untilKickerIs('Kurz vor Schluss getippt', `${again}/api/articles/${article?.id}`, headers)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  it('keeps what it holds to itself: folder and secret are the owner’s', async () => {
    const { child, ended, ...rest } = run()
    await ready({ child, ended, ...rest })
    expect((await stat(join(folder, 'data'))).mode & 0o077).toBe(0)
    expect((await stat(join(folder, 'data', 'secret'))).mode & 0o077).toBe(0)
    child.kill('SIGTERM')
    await ended
  })

  it('logs JSON without secrets, texts or questions, however much it logs and whatever fails', async () => {
    const server = run({ LOG_LEVEL: 'trace', STET_METRICS_TOKEN: 'geheimer-schluessel-des-betreibers' })
    const { address } = await ready(server)
    const headers = await signIn(address)
    const session = headers['cookie']?.split('=')[1] ?? 'none'
    const post = (path: string, body: string, type = 'application/json') =>
      fetch(`${address}${path}`, { method: 'POST', headers: { ...headers, 'content-type': type }, body })
    const statuses = [
      await fetch(`${address}/api/articles?q=geheimfrage`, { headers }),
      await post('/api/articles/import', 'Geheimer Titel\n\nGeheimer Text.', 'text/plain'),
      await post('/api/auth/sign-in/email', '{"email":"legal@demo.example","password":"geheim1"}'),
      await post('/api/auth/sign-in/email', '{"email":"nobody@demo.example","password":"geheim2"}'),
      await post('/api/auth/sign-in/email', '{"email":"legal@demo.example","password":"geheim3"'),
      await post('/api/auth/sign-in/email', '{"password":"geheim4","geheim5":1}'),
      await post('/api/people', '{"email":"neu@demo.example","password":"geheim6"}'),
      await fetch(`${address}/metrics`, {
        headers: { authorization: 'Bearer geheimer-schluessel-des-betreibers' },
      }),
      await fetch(`${address}/metrics?token=geheim7`, { headers: { authorization: 'Bearer geheim8' } }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([200, 201, 401, 401, 400, 400, 403, 200, 401])
    // Nothing in an address lets anybody in, over HTTP or to a socket.
    const [article] = await list(address, headers)
    const asked = `token=${session}&session=${session}&access_token=${session}&password=geheim9`
    expect((await fetch(`${address}/api/me?${asked}`)).status).toBe(401)
    const url = `${address.replace('http', 'ws')}/sync/${article?.id}`
    const stranger = new RawClient(`${url}?${asked}`, { origin: address })
    expect(await stranger.ending).toEqual({ status: 401 })
    const reader = await (await RawClient.open(`${url}?ack=1&token=geheim10`, headers)).synced()
    reader.send(new TextEncoder().encode('geheim11'))
    expect(await reader.ending).toEqual({ code: 4400 })
    server.child.kill('SIGTERM')
    await server.ended
    const secret = (await readFile(join(folder, 'data', 'secret'), 'utf8')).trim()
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    expect(lines.length).toBeGreaterThan(12)
    const logged = lines.map((line) => JSON.stringify(JSON.parse(line))).join('\n')
    const token = decodeURIComponent(session).split('.')[0] ?? 'none'
    for (const text of ['geheim', 'Geheim', 'stet-demo', 'demo.example', secret, session, token]) {
      expect(logged).not.toContain(text)
    }
    expect(logged).toContain('/api/articles/import')
    expect(logged).toContain('/api/auth/sign-in/email')
  })

  it('gives an installation that wants no demo its first account in a file', async () => {
    const server = run({ NODE_ENV: 'production' })
    const { address } = await ready(server)
    expect(server.output()).not.toContain('demo.example')
    const [email, password] = (await readFile(join(folder, 'data', 'first-admin.txt'), 'utf8')).split('\n')
    const answer = await fetch(`${address}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    expect(await answer.json()).toMatchObject({ role: 'admin' })
    expect(server.output()).not.toContain(password)
    server.child.kill('SIGTERM')
    await server.ended
  })

  it.each([
    [{ PORT: 'eighty' }, /^PORT must be a number/],
    [{ DATABASE_URL: 'postgres://localhost/stet' }, /^DATABASE_URL is not supported/],
  ])('does not start with %j and names the variable', async (environment, says) => {
    const server = run(environment)
    expect(await server.ended).toBe(1)
    expect(server.output()).toMatch(says)
  })

  it('does not start on a data folder that another server uses, but does once that one was killed', async () => {
    const first = run()
    await ready(first)
    const second = run()
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(/Stet cannot start: another server is using the data folder/)
    first.child.kill('SIGKILL')
    await first.ended
    const third = run()
    await ready(third)
    third.child.kill('SIGTERM')
    expect(await third.ended).toBe(0)
  })

  it('does not start where somebody listens already, and says so', async () => {
    const first = run()
    const { address } = await ready(first)
    const second = run({ PORT: new URL(address).port, STET_DATA_DIR: join(folder, 'other') })
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(/Stet cannot start: .*EADDRINUSE/)
    first.child.kill('SIGTERM')
    await first.ended
  })
})
