import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Ninjs } from '@stet/article'

/** What a receiver got. */
export interface Received {
  readonly id: string
  readonly type: string
  readonly article: string
  readonly version: number
  readonly item: Ninjs
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

interface Message {
  readonly type: string
  readonly data: { readonly article: string; readonly version: number; readonly item: Ninjs }
}

/** Another system, on this machine: keeps what it is told, and answers as a test says. */
export class Receiver {
  readonly got: Received[] = []
  /** Every request that came, also those that it did not take. */
  asked = 0
  answer: (response: ServerResponse, got: Received) => void = (response) => void response.writeHead(204).end()
  #server: Server | null = null
  #port = 0

  static async open(): Promise<Receiver> {
    const receiver = new Receiver()
    await receiver.start()
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/stet`
  }

  /** What it was told, in short: `published 1 usable`. */
  get told(): readonly string[] {
    return this.got.map(({ type, version, item }) => `${type.slice(8)} ${version} ${item.pubStatus}`)
  }

  /** On the same port as before. */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#take(request, response))
    this.#server = server
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections()
    await new Promise((resolve) => this.#server?.close(resolve))
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked += 1
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const { type, data } = JSON.parse(body) as Message
    const headers = request.headers as Record<string, string>
    const got = { id: headers['webhook-id'] ?? '', type, ...data, body, headers }
    response.on('finish', () => {
      if (response.statusCode < 300) this.got.push(got)
    })
    this.answer(response, got)
  }
}
