import type { WriteMode } from '@stet/article'
import * as Y from 'yjs'
import type { Bindings } from './Bindings.ts'

/** The clientIDs that the server makes: under which nobody ever wrote, in any of its lives. */
export class ServerClientIds {
  readonly #document: () => Y.Doc
  readonly #bindings: Bindings
  readonly #random: () => number
  readonly #ofPeople = new Map<string, number>()

  constructor(document: () => Y.Doc, bindings: Bindings, random: () => number) {
    this.#document = document
    this.#bindings = bindings
    this.#random = random
  }

  fresh(): number {
    for (;;) {
      const client = this.#random() >>> 0
      const isFree =
        this.#bindings.ownerOf(client) === null && Y.getState(this.#document().store, client) === 0
      if (client > 0 && isFree) return client
    }
  }

  /** The one under which the server writes on behalf of a person in a mode; the same as long as the document is open. */
  ofPerson(userId: string, mode: WriteMode): number {
    const key = `${mode} ${userId}`
    const client = this.#ofPeople.get(key) ?? this.fresh()
    this.#ofPeople.set(key, client)
    return client
  }
}
