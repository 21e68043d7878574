import { deepEqual, equal } from 'node:assert/strict'
import { MAP_ROOTS, ROOTS, TEXT_ROOTS } from '@stet/article'
import * as Y from 'yjs'
import { buildDocument, isPending } from '../buildDocument.ts'
import type { SyncSettings } from '../SyncSettings.ts'
import type { RawClient } from './RawClient.ts'
import { SyncServer } from './SyncServer.ts'
import { WritingPair } from './WritingPair.ts'

/** Roots in which only the server writes. */
const SERVER_ROOTS: ReadonlySet<string> = new Set(['clients', 'times'])

/**
 * A server with an article to attack and another one, a pair of honest people in each. `anna` edits, `chris` suggests and
 * `dora` reads; they are the ones who may attack.
 */
export class UnderAttack {
  readonly server: SyncServer
  /** The one that is attacked. */
  readonly articleId: string
  readonly #elsewhere: string
  readonly #opened: RawClient[] = []

  private constructor(server: SyncServer, articleId: string, elsewhere: string) {
    this.server = server
    this.articleId = articleId
    this.#elsewhere = elsewhere
  }

  static async open(settings: Partial<SyncSettings> = {}): Promise<UnderAttack> {
    const server = await SyncServer.open({ closeWithin: 500, ...settings })
    server.modes.set('rosa', 'view')
    return new UnderAttack(server, await server.article('Stand'), await server.article('Anderes'))
  }

  /** Somebody who comes to the article under attack; not open yet. */
  come(name: string, query = '', headers: Readonly<Record<string, string>> = {}): RawClient {
    const client = this.server.client(name, this.articleId, query, headers)
    this.#opened.push(client)
    return client
  }

  /** Somebody who has it open and has been told it. */
  async enter(name: string, query = ''): Promise<RawClient> {
    return (await this.come(name, query).opened()).synced()
  }

  /** What is stored of an article, built as at every opening. */
  async stored(articleId = this.articleId): Promise<Y.Doc> {
    const loaded = await this.server.store.load(articleId)
    const doc = loaded.ok ? buildDocument(loaded.document) : null
    if (doc === null) throw new Error('what is stored does not load')
    return doc
  }

  /**
   * Attacks while both pairs write. Nobody of them notices; their texts are the same to the byte for everybody, newcomers
   * included; what is stored holds what was there before and what they wrote, and nothing else.
   */
  async withstands(attack: () => Promise<void>): Promise<void> {
    const pairs = await Promise.all([
      WritingPair.open(this.server, this.articleId, ['nora', 'otto'], [901, 902]),
      WritingPair.open(this.server, this.#elsewhere, ['paula', 'quirin'], [903, 904]),
    ])
    const before = await Promise.all(pairs.map(({ articleId }) => this.stored(articleId)))
    let isOver = false
    const attacking = attack().finally(() => {
      isOver = true
    })
    await Promise.all([attacking, ...pairs.map((pair) => pair.writeUntil(() => isOver))])
    for (const [at, pair] of pairs.entries()) await this.#expectUnharmed(pair, before[at] ?? new Y.Doc())
  }

  async close(): Promise<void> {
    for (const client of this.#opened) client.terminate()
    await this.server.close()
  }

  async #expectUnharmed(pair: WritingPair, before: Y.Doc): Promise<void> {
    const { articleId, text, clients, documents } = pair
    const newcomer = await (await this.server.client('rosa', articleId).opened()).synced()
    const stored = await this.stored(articleId)
    const live = await this.server.sync.rooms.read(articleId, (doc) => ({
      text: doc.getText('body').toString(),
      isPending: isPending(doc),
    }))
    deepEqual(live, { ok: true, value: { text, isPending: false } })
    for (const doc of [...documents, newcomer.doc, stored]) {
      equal(doc.getText('body').toString(), text)
      equal(isPending(doc), false)
      deepEqual(strangersIn(doc, before, new Set(clients)), [])
      deepEqual(othersIn(doc, clients), othersIn(before, clients))
    }
    newcomer.terminate()
  }
}

/** Texts but the body, and maps but for what the server writes of the honest: as it was before. */
function othersIn(doc: Y.Doc, clients: readonly number[]): unknown {
  const isTheirs = (key: string) =>
    clients.some((client) => key === `${client}` || key.startsWith(`${client}:`))
  return [
    ...TEXT_ROOTS.filter((root) => root !== 'body').map((root) => doc.getText(root).toDelta() as unknown),
    ...MAP_ROOTS.map((root) => new Map([...doc.getMap(root)].filter(([key]) => !isTheirs(key)))),
  ]
}

/** Roots that an article does not have, and structs that neither were there before nor are of the honest or the server's. */
function strangersIn(doc: Y.Doc, before: Y.Doc, honest: ReadonlySet<number>): readonly string[] {
  const roots = [...doc.share.keys()].filter((name) => !ROOTS.includes(name))
  const structs = [...doc.store.clients].flatMap(([client, list]) =>
    list
      .filter((struct) => struct.id.clock + struct.length > Y.getState(before.store, client))
      .filter((struct) => !honest.has(client) && !isOfServer(struct))
      .map(({ id, length }) => `${id.client}:${id.clock}:${length}`),
  )
  return [...roots, ...structs]
}

function isOfServer(struct: Y.Item | Y.GC): boolean {
  if (!(struct instanceof Y.Item) || struct.parent === null) return false
  return typeof struct.parent !== 'string' && SERVER_ROOTS.has(rootName(struct.parent))
}

function rootName(parent: Y.Item['parent']): string {
  return parent instanceof Y.AbstractType ? Y.findRootTypeKey(parent) : ''
}
