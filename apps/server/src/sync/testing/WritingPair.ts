import * as Y from 'yjs'
import type { RawClient } from './RawClient.ts'
import type { SyncServer } from './SyncServer.ts'

/** Turns before and after whatever happens meanwhile. */
const TURNS = 3

const bodyOf = (doc: Y.Doc) => doc.getText('body')

/** Two people who write a letter each in turns, and know what the text must be, to the byte, if nobody else writes. */
export class WritingPair {
  readonly articleId: string
  /** ClientIDs under which they write. */
  readonly clients: readonly number[]
  readonly #people: readonly RawClient[]
  #text: string

  private constructor(articleId: string, clients: readonly number[], people: readonly RawClient[]) {
    this.articleId = articleId
    this.clients = clients
    this.#people = people
    this.#text = people[0] ? bodyOf(people[0].doc).toString() : ''
  }

  /** The names are accounts of their own, so that whoever attacks uses up nobody else's budget. */
  static async open(
    server: SyncServer,
    articleId: string,
    names: readonly string[],
    clients: readonly number[],
  ): Promise<WritingPair> {
    const people = await Promise.all(
      names.map(async (name, at) => {
        server.modes.set(name, 'edit')
        const person = await server.client(name, articleId, `?edit=${clients[at]}&ack=1`).opened()
        return person.synced()
      }),
    )
    return new WritingPair(articleId, clients, people)
  }

  get text(): string {
    return this.#text
  }

  /** What each of them has. */
  get documents(): readonly Y.Doc[] {
    return this.#people.map(({ doc }) => doc)
  }

  /** Some turns at least, and then on until it is over, and some more. */
  async writeUntil(isOver: () => boolean): Promise<void> {
    for (let turn = 0; turn < TURNS || !isOver(); turn += 1) await this.#turn()
    for (let turn = 0; turn < TURNS; turn += 1) await this.#turn()
    await Promise.all(this.#people.map((person) => person.acknowledged(1)))
  }

  async #turn(): Promise<void> {
    for (const [at, writer] of this.#people.entries()) {
      writer.write(this.clients[at] ?? 0, (doc) => bodyOf(doc).insert(bodyOf(doc).length, 'xy'[at] ?? ''))
      this.#text += 'xy'[at] ?? ''
      await Promise.all(
        this.#people.map((person) => person.until(() => bodyOf(person.doc).toString() === this.#text)),
      )
    }
  }
}
