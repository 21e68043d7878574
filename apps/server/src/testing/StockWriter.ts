import { openRoots, textRoot, type TextRoot } from '@stet/article'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** Somebody who writes with the stock y-websocket provider, a session cookie and nothing of ours. */
export class StockWriter {
  readonly doc = openRoots(new Y.Doc())
  readonly #provider: WebsocketProvider

  private constructor(address: string, articleId: string, cookie: string) {
    class WithSession extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers: { cookie, origin: address } })
      }
    }
    this.#provider = new WebsocketProvider(`${address.replace('http', 'ws')}/sync`, articleId, this.doc, {
      WebSocketPolyfill: WithSession as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
  }

  /** Resolves once the article is there. */
  static async open(address: string, articleId: string, cookie: string): Promise<StockWriter> {
    const writer = new StockWriter(address, articleId, cookie)
    await new Promise<void>((resolve) => {
      writer.#provider.on('sync', (isSynced: boolean) => isSynced && resolve())
    })
    return writer
  }

  /** Resolves with the code of the server's word to stay away; never if it comes back by itself. */
  sentAway(): Promise<number> {
    return new Promise((resolve) => {
      this.#provider.on('closed', ({ code }) => resolve(code))
    })
  }

  /** Puts text at the end of a field. */
  write(field: TextRoot, text: string): void {
    const root = textRoot(this.doc, field)
    root.insert(root.length, text)
  }

  leave(): void {
    this.#provider.destroy()
    this.doc.destroy()
  }
}
