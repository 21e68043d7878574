import * as Y from 'yjs'
import { checkUpdate } from '../guard/checkUpdate.ts'
import type { Authorship, Passed, Writer } from '../guard/checkUpdate.ts'
import { KnownStructs } from '../guard/KnownStructs.ts'
import type { Refusal } from '../guard/Refusal.ts'
import { emptyDocument } from './emptyDocument.ts'
import { HonestTab } from './honestEdits.ts'

const people = ['anna', 'ben', 'chris'] as const

/** Three people at one document behind the guard: anna and ben may edit, chris only suggest. anna's ids are nobody's at first. */
export class Desk {
  readonly server: Y.Doc
  readonly #known: KnownStructs
  readonly tabs = people.map((_, index) => new HonestTab(100 + index, 200 + index))
  readonly owners = new Map<number, string>()
  readonly #suggesting = new Set([200, 201, 202])
  #encoded: Uint8Array | null = null

  constructor(server = emptyDocument()) {
    this.server = server
    server.on('afterTransaction', () => {
      this.#encoded = null
    })
    this.#known = new KnownStructs(server)
    for (const index of [1, 2])
      this.owners.set(100 + index, people[index] ?? '').set(200 + index, people[index] ?? '')
    this.#suggesting.add(102)
  }

  /** The server of this desk, started anew; its tabs are others. */
  reloaded(): Desk {
    const server = emptyDocument()
    Y.applyUpdate(server, this.encoded)
    const desk = new Desk(server)
    for (const [client, owner] of this.owners) desk.owners.set(client, owner)
    return desk
  }

  get authorship(): Authorship {
    return {
      ownerOf: (client) => this.owners.get(client) ?? null,
      wasEditor: (userId) => userId !== 'chris',
      modeAt: (client) => (this.#suggesting.has(client) ? 'suggest' : 'edit'),
    }
  }

  /** What the server has, in bytes; not made anew as long as nothing was applied. */
  get encoded(): Uint8Array {
    return (this.#encoded ??= Y.encodeStateAsUpdate(this.server))
  }

  writer(who: number): Writer {
    return { userId: people[who] ?? '', mode: who === 2 ? 'suggest' : 'edit' }
  }

  check(who: number, update: Uint8Array, writer = this.writer(who)): Passed | Refusal {
    return checkUpdate(update, this.#known, this.authorship, writer)
  }

  /** Checks and, if it passes, applies; throws if what passed did not apply whole. */
  receive(who: number, update: Uint8Array): Passed | Refusal {
    const verdict = this.check(who, update)
    if (!verdict.ok) return verdict
    for (const client of verdict.clients.keys()) this.owners.set(client, people[who] ?? '')
    let hasChanged = false
    const note = () => {
      hasChanged = true
    }
    this.server.on('update', note)
    Y.applyUpdate(this.server, update)
    this.server.off('update', note)
    if (isPending(this.server)) throw new Error('something is pending')
    if (hasChanged !== verdict.isNews) throw new Error(`said isNews ${verdict.isNews}, changed ${hasChanged}`)
    return verdict
  }

  catchUp(tab: HonestTab): void {
    Y.applyUpdate(tab.doc, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(tab.doc)))
  }
}

export function isPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}
