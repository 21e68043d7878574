import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { emailOf, password } from './accounts.ts'
import type { Newsroom } from './newsroom.ts'
import { ninjsProblems } from './ninjsProblems.ts'

/** What another system was told. */
export interface Told {
  readonly type: string
  readonly version: number
  readonly item: Readonly<Record<string, unknown>>
  readonly body: string
}

/**
 * Another system that a newsroom tells what becomes of its articles. Everything that it gets has to be signed and to hold valid
 * ninjs. Where the tests run against somebody's installation it cannot be reached, and expects nothing.
 */
export class WebhookReceiver {
  readonly #newsroom: Newsroom
  readonly #server: Server
  readonly #told: { article: string; told: Told }[] = []
  readonly #wrong: string[] = []
  #secret = ''
  #path = ''

  private constructor(newsroom: Newsroom) {
    this.#newsroom = newsroom
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        this.#take(Buffer.concat(chunks).toString(), request.headers)
        response.writeHead(204).end()
      })
    })
  }

  /** Named by the admin; told from now on. */
  static async open(newsroom: Newsroom): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver(newsroom)
    if (newsroom.ownServer === null) return receiver
    const server = receiver.#server
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const answer = await receiver.#ask('POST', '/api/webhooks', { url: `http://127.0.0.1:${port}/` })
    expect(answer.status).toBe(201)
    const made = (await answer.json()) as { webhook: { id: string }; secret: string }
    receiver.#secret = made.secret
    receiver.#path = `/api/webhooks/${made.webhook.id}`
    return receiver
  }

  /** What it was told of an article, in order. */
  of(articleId: string): readonly Told[] {
    return this.#told.filter(({ article }) => article === articleId).map(({ told }) => told)
  }

  /**
   * It is told exactly this of an article, in this order: `article.killed 2 canceled`; the last time an item that says this, and
   * nothing of that. Gives what was sent.
   */
  async expectTold(
    articleId: string,
    expected: readonly string[],
    says: Readonly<Record<string, unknown>> = {},
    never: RegExp | null = null,
  ): Promise<readonly Told[]> {
    if (this.#newsroom.ownServer === null) return []
    await expect.poll(() => this.of(articleId).length).toBe(expected.length)
    const told = this.of(articleId)
    expect(told.map(({ type, version, item }) => `${type} ${version} ${String(item['pubStatus'])}`)).toEqual(
      expected,
    )
    expect(this.#wrong).toEqual([])
    const last = told.at(-1)
    expect(last?.item).toMatchObject(says)
    if (never !== null) expect(last?.body).not.toMatch(never)
    return told
  }

  async dispose(): Promise<void> {
    if (this.#newsroom.ownServer === null) return
    await this.#ask('DELETE', this.#path)
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #take(body: string, headers: NodeJS.Dict<string | string[]>): void {
    const { type, data } = JSON.parse(body) as {
      type: string
      data: { article: string; version: number; item: Told['item'] }
    }
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
    const key = Buffer.from(this.#secret.replace('whsec_', ''), 'base64')
    const signature = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
    if (headers['webhook-signature'] !== signature) this.#wrong.push(`${type}: the signature`)
    this.#wrong.push(...ninjsProblems(data.item))
    this.#told.push({
      article: data.article,
      told: { type, version: data.version, item: data.item, body },
    })
  }

  async #ask(method: 'POST' | 'DELETE', path: string, data?: object): Promise<Response> {
    const origin = this.#newsroom.baseURL
    const json = { 'content-type': 'application/json', origin }
    const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email: emailOf('admin'), password }),
    })
    const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])
    return fetch(`${origin}${path}`, {
      method,
      headers: { ...(data ? json : { origin }), cookie: cookie.join('; ') },
      ...(data ? { body: JSON.stringify(data) } : {}),
    })
  }
}
