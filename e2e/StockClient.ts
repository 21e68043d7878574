import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Person } from './Person.ts'

/** The stock y-websocket provider in Node, as any other program would use it: a session cookie and nothing of ours. */
export class StockClient {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider

  constructor(baseURL: string, articleId: string, headers: Record<string, string>) {
    class SocketWithHeaders extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols, { headers })
      }
    }
    this.provider = new WebsocketProvider(`${baseURL.replace(/^http/, 'ws')}/sync`, articleId, this.doc, {
      WebSocketPolyfill: SocketWithHeaders as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
    // Each provider listens for the end of the process, to take back its caret: there are thirty in one, and a caret goes with its socket.
    process.off('exit', this.provider._exitHandler)
  }

  static async of(person: Person, articleId: string): Promise<StockClient> {
    return new StockClient(person.origin, articleId, {
      cookie: await cookieOf(person),
      origin: person.origin,
    })
  }

  async whenSynced(): Promise<void> {
    if (this.provider.synced) return
    await new Promise<void>((resolve) => {
      this.provider.on('sync', (isSynced: boolean) => {
        if (isSynced) resolve()
      })
    })
  }

  /** From now on it only sends. */
  hearNothing(): void {
    this.provider.messageHandlers.fill(ignore)
  }
  /** What its socket has not sent yet. */
  get unsentBytes(): number {
    return this.provider.ws?.bufferedAmount ?? 0
  }

  /** Waits until the server has everything: a second client that is synced afterwards sees it. */
  dispose(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

function ignore(): void {
  // Nobody listens.
}

/** The person's cookies as a request header. */
export async function cookieOf(person: Person): Promise<string> {
  const cookies = await person.context.cookies(person.origin)
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** How the server answers a WebSocket handshake: 101, or the status of its refusal. */
export async function handshakeStatus(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers })
    socket.on('open', () => {
      resolve(101)
      socket.terminate()
    })
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
    socket.on('error', (error) => reject(error))
  })
}
