import { clientEntry, clientsRoot, createDocument, emptyArticle, openRoots, SERVER_USER } from '@stet/article'
import type { ArticleJson, WriteMode } from '@stet/article'
import * as Y from 'yjs'
import type { Writer } from '../guard/checkUpdate.ts'
import type { Refusal } from '../guard/Refusal.ts'
import { buildDocument } from '../buildDocument.ts'
import { LiveDocument } from '../LiveDocument.ts'
import type { Received } from '../LiveDocument.ts'
import type { TakenUpdate } from '../TakenUpdate.ts'

/** A page of somebody: a copy of the document, on which anything can be written under any id. */
export class RawPage {
  readonly user: string
  readonly doc = openRoots(new Y.Doc())
  readonly #desk: LiveDesk

  constructor(user: string, desk: LiveDesk) {
    this.user = user
    this.#desk = desk
    this.catchUp()
  }

  catchUp(): this {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.#desk.live.doc, Y.encodeStateVector(this.doc)))
    return this
  }

  /** Writes, and gives what came of it without sending it. */
  write(client: number, edit: (doc: Y.Doc, transaction: Y.Transaction) => void): Uint8Array {
    let written: Uint8Array = new Uint8Array()
    const collect = (update: Uint8Array) => {
      written = update
    }
    this.doc.on('update', collect)
    this.doc.clientID = client
    this.doc.transact((transaction) => edit(this.doc, transaction))
    this.doc.off('update', collect)
    return written
  }

  send(update: Uint8Array): Received | Refusal {
    return this.#desk.receive(this.user, update)
  }

  /** Writes and sends; throws if that is refused. */
  make(client: number, edit: (doc: Y.Doc, transaction: Y.Transaction) => void): Received {
    const result = this.send(this.write(client, edit))
    if (!result.ok) throw new Error(result.reason)
    return result
  }
}

/**
 * A live document that anna and ben may edit and chris only suggest in. Their ids: anna 100 and 200 (edit, suggest), ben
 * 101 and 201, chris 102 and 202; all are on record.
 */
export class LiveDesk {
  readonly live: LiveDocument
  readonly taken: TakenUpdate[] = []
  readonly modes = new Map<string, WriteMode>([
    ['anna', 'edit'],
    ['ben', 'edit'],
    ['chris', 'suggest'],
  ])
  #random = 5_000

  constructor(article: ArticleJson = emptyArticle()) {
    const doc = openRoots(new Y.Doc())
    Y.applyUpdate(doc, createDocument(article, { clientId: 1, user: 'dora', origin: 'imported' }))
    doc.clientID = 2
    clientsRoot(doc).set('2', clientEntry(SERVER_USER, 'edit'))
    const built = buildDocument({ snapshot: Y.encodeStateAsUpdate(doc), tail: [] })
    if (!built) throw new Error('the article does not load')
    this.live = new LiveDocument(built, {
      sink: { canTake: () => true, take: (taken) => this.taken.push(taken) },
      now: () => 0,
      random: () => (this.#random += 1),
    })
    for (const [index, user] of [...this.modes.keys()].entries()) this.#claim(user, 100 + index, 200 + index)
  }

  page(user: string): RawPage {
    return new RawPage(user, this)
  }

  /** Changes what somebody may do, and lets their page shake hands again. */
  change(user: string, mode: WriteMode): void {
    this.modes.set(user, mode)
    const index = [...this.modes.keys()].indexOf(user)
    this.#claim(user, 100 + index, 200 + index)
  }

  receive(user: string, update: Uint8Array): Received | Refusal {
    return this.live.receive(update, { userId: user, mode: this.modes.get(user) ?? 'view' }, this)
  }

  #claim(user: string, edit: number, suggest: number): void {
    const writer: Writer = { userId: user, mode: this.modes.get(user) ?? 'view' }
    const problem = this.live.claim({ edit: [edit], suggest: [suggest] }, writer)
    if (problem) throw new Error(problem.reason)
  }
}
