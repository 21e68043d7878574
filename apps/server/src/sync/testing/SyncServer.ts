import { randomInt } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDocument, emptyArticle, SCHEMA_VERSION } from '@stet/article'
import type { Mode } from '@stet/protocol'
import * as Y from 'yjs'
import { WebsocketProvider } from 'y-websocket'
import { WebSocket } from 'ws'
import type { Actor } from '../../accounts/Actor.ts'
import { createOriginPolicy } from '../../http/origins.ts'
import { silentLogger } from '../../observability/logger.ts'
import { newArticle } from '../../storage/testing/articles.ts'
import type { Store } from '../../storage/Store.ts'
import { HeldStore } from '../../storage/testing/HeldStore.ts'
import { createSync } from '../createSync.ts'
import type { Sync } from '../createSync.ts'
import type { SyncSettings } from '../SyncSettings.ts'
import { RawClient } from './RawClient.ts'

/** People by the first letters of the alphabet; whoever is not here has no account. */
const MODES: Readonly<Record<string, Mode | null>> = {
  anna: 'edit',
  ben: 'edit',
  chris: 'suggest',
  dora: 'view',
  emil: null,
}

/** A sync server on a free port, with people whose session cookie is their name. */
export class SyncServer<S extends Store = HeldStore> {
  readonly store: S
  readonly sync: Sync
  readonly modes = new Map(Object.entries(MODES))
  readonly ended = new Set<string>()
  readonly #server: Server
  readonly #listeners = new Set<(change: { userId: string | null }) => void>()
  readonly #opened: { destroy(): void }[] = []

  private constructor(store: S, settings: Partial<SyncSettings>) {
    this.store = store
    this.#server = createServer()
    this.sync = createSync({
      server: this.#server,
      store,
      accounts: {
        authenticate: (headers) => this.#actor(nameIn(headers)),
        actorOf: (sessionId) => this.#actor(sessionId),
        onChange: (listener) => {
          this.#listeners.add(listener)
          return () => this.#listeners.delete(listener)
        },
      },
      permissions: { modeFor: (actor) => this.modes.get(actor.id) ?? null },
      origins: createOriginPolicy(null),
      logger: silentLogger,
      now: Date.now,
      clock: () => performance.now(),
      random: () => randomInt(2 ** 32),
      settings,
    })
  }

  static async open(settings: Partial<SyncSettings> = {}): Promise<SyncServer> {
    const server = new SyncServer(new HeldStore(), settings)
    await server.listen()
    return server
  }

  static async on<S extends Store>(
    store: S,
    settings: Partial<SyncSettings> = {},
    port = 0,
  ): Promise<SyncServer<S>> {
    const server = new SyncServer(store, settings)
    await server.listen(port)
    return server
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Calls back with every request to become a socket. */
  onUpgrade(listener: (request: IncomingMessage) => void): void {
    this.#server.on('upgrade', listener)
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  listen(port = 0): Promise<void> {
    return new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
  }

  /** A new article with this headline; its id. */
  article(headline = 'Stand'): Promise<string> {
    return storeArticle(this.store, headline)
  }

  headersOf(name: string): Record<string, string> {
    return headersOf(this.port, name)
  }

  /** Somebody who comes to an article; not open yet. `headers`: beside those of their browser. */
  client(
    name: string,
    articleId: string,
    query = '',
    headers: Readonly<Record<string, string>> = {},
  ): RawClient {
    const address = `ws://127.0.0.1:${this.port}/sync/${articleId}${query}`
    return new RawClient(address, { ...this.headersOf(name), ...headers })
  }

  provider(name: string, articleId: string, params: Record<string, string> = {}): WebsocketProvider {
    const provider = stockProvider(this.port, name, articleId, params)
    this.#opened.push(provider)
    return provider
  }

  /** Ends a session or changes what somebody may do, and tells. */
  change(name: string, mode: Mode | null | 'signedOut'): void {
    if (mode === 'signedOut') this.ended.add(name)
    else this.modes.set(name, mode)
    for (const listener of this.#listeners) listener({ userId: name })
  }

  async close(): Promise<void> {
    for (const opened of this.#opened) opened.destroy()
    await this.sync.close()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
    await this.store.close()
  }

  #actor(name: string | null): Actor | null {
    if (name === null || !this.modes.has(name) || this.ended.has(name)) return null
    return {
      id: name,
      name: name.toUpperCase(),
      email: `${name}@desk.example`,
      role: 'reporter',
      sessionId: name,
      scopes: null,
    }
  }
}

/** Headers of somebody's browser. */
function headersOf(port: number, name: string): Record<string, string> {
  return { cookie: `session=${name}`, origin: `http://127.0.0.1:${port}` }
}

/** A new article with this headline; its id. */
async function storeArticle(store: Store, headline: string): Promise<string> {
  const id = `article-${randomInt(2 ** 40)}`
  const snapshot = createDocument(
    { ...emptyArticle(), headline },
    { clientId: randomInt(1, 2 ** 32), user: 'anna', origin: 'imported' },
  )
  await store.createArticle(newArticle({ id, snapshot, schemaVersion: SCHEMA_VERSION }))
  return id
}

/** The stock provider, as anybody would use it. */
function stockProvider(
  port: number,
  name: string,
  articleId: string,
  params: Record<string, string> = {},
): WebsocketProvider {
  return providerWith(headersOf(port, name), port, articleId, params)
}

/** The same for whoever these headers say. */
export function providerWith(
  headers: Readonly<Record<string, string>>,
  port: number,
  articleId: string,
  params: Record<string, string>,
): WebsocketProvider {
  return new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, articleId, new Y.Doc(), {
    WebSocketPolyfill: class extends WebSocket {
      constructor(address: string) {
        super(address, { headers })
      }
    } as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
    params,
  })
}

function nameIn(headers: IncomingHttpHeaders): string | null {
  const sent = headers.cookie ?? headers.authorization ?? ''
  return /(?:session=|Bearer )(\w+)/.exec(sent)?.[1] ?? null
}
