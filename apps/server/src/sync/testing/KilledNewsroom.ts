import { createArticleAnswerSchema } from '@stet/protocol'
import * as Y from 'yjs'
import type { ServerProcess } from '../../testing/ServerProcess.ts'
import { eventually } from './eventually.ts'
import { piecesIn } from './piecesIn.ts'
import { PieceWriter } from './PieceWriter.ts'
import { RawClient } from './RawClient.ts'
import { providerWith } from './SyncServer.ts'

/** Who writes; a person may sit at several screens. */
const PEOPLE = ['reporter', 'reporter2', 'editor', 'chief']
const FIELDS = ['headline', 'lead', 'body']

/** Milliseconds after which waiting longer is a fault of its own; a busy machine needs a few hundred. */
const PATIENCE = 30_000

type Headers = Readonly<Record<string, string>>

/** People who write in articles of a server that is killed under them. */
export class KilledNewsroom {
  readonly #server: ServerProcess
  readonly #random: () => number
  readonly #articles: readonly string[]
  readonly #writers: readonly PieceWriter[]
  readonly #reader: Headers
  #isWriting = false
  readonly #timers: NodeJS.Timeout[] = []

  private constructor(
    server: ServerProcess,
    random: () => number,
    articles: readonly string[],
    writers: readonly PieceWriter[],
    reader: Headers,
  ) {
    this.#server = server
    this.#random = random
    this.#articles = articles
    this.#writers = writers
    this.#reader = reader
    this.#timers.push(setInterval(() => this.#write(), 20))
    this.#timers.push(setInterval(() => this.#ask(), 30))
  }

  /** Makes the articles, and everybody takes a seat. */
  static async open(
    server: ServerProcess,
    { writers, articles, random }: { writers: number; articles: number; random: () => number },
  ): Promise<KilledNewsroom> {
    const people = await Promise.all(PEOPLE.map((name) => server.signIn(name)))
    const ids: string[] = []
    for (let number = 0; number < articles; number += 1)
      ids.push(await createArticle(server, people[0] ?? {}))
    const seats = Array.from({ length: writers }, (_, number) => {
      const id = ids[number % ids.length] ?? ''
      return new PieceWriter(
        `w${number}`,
        id,
        providerWith(people[number % people.length] ?? {}, server.port, id, { ack: '1' }),
      )
    })
    await eventually(() => seats.every(({ provider }) => provider.synced))
    return new KilledNewsroom(server, random, ids, seats, await server.signIn('viewer'))
  }

  /** Nobody has a socket, and what was received is read. */
  get isCutOff(): boolean {
    return this.#writers.every(({ provider }) => provider.ws === null)
  }

  /** Everything that was ever answered for. */
  get promises(): number {
    return this.#writers.reduce((sum, { saved }) => sum + saved, 0)
  }

  get pieces(): number {
    return this.#writers.reduce((sum, { made }) => sum + made, 0)
  }

  startWriting(): void {
    this.#isWriting = true
  }

  comeBack(): void {
    for (const { provider } of this.#writers) provider.connect()
  }

  /** Stops writing, and waits until the server has answered for everything; what is wrong if it never does. */
  async untilAllSaved(): Promise<string[]> {
    this.#isWriting = false
    await soon(() => this.#writers.every(({ saved, made }) => saved === made))
    return this.#writers.flatMap(({ name, saved, made }) =>
      saved === made ? [] : [`${name} has no answer for ${made - saved} of ${made}`],
    )
  }

  /**
   * What is wrong with what the server gives to somebody who has nothing yet. `saved`: of what was answered for; `all`: of
   * everything that was written, and every replica must read the same.
   */
  async faults(of: 'saved' | 'all'): Promise<string[]> {
    const faults = this.#writers.flatMap(({ name, refusals }) =>
      refusals.map((code) => `${name} was refused with ${code}`),
    )
    const perArticle = await Promise.all(this.#articles.map((id) => this.#faultsIn(id, of === 'all')))
    return [...faults, ...perArticle.flat()]
  }

  leave(): void {
    for (const timer of this.#timers) clearInterval(timer)
    for (const { provider } of this.#writers) provider.destroy()
  }

  async #faultsIn(id: string, isComplete: boolean): Promise<string[]> {
    const writers = this.#writers.filter(({ article }) => article === id)
    const served = await this.#serve(id)
    const pieces = FIELDS.flatMap((field) => piecesIn(served.getText(field)))
    const faults = writers.flatMap((writer) => writer.faults(pieces, isComplete))
    if (isComplete) {
      const said = textOf(served)
      // What the others wrote may still be on its way to somebody who has nothing to save.
      await soon(() => writers.every(({ doc }) => textOf(doc) === said))
      for (const { name, doc } of writers) {
        if (textOf(doc) !== said) faults.push(`${name} reads something else`)
        if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
          faults.push(`${name} waits for something`)
      }
    }
    served.destroy()
    return faults
  }

  async #serve(id: string): Promise<Y.Doc> {
    const client = await RawClient.open(`ws://127.0.0.1:${this.#server.port}/sync/${id}`, this.#reader)
    await client.synced()
    client.terminate()
    return client.doc
  }

  /** Also while there is no server, but then less. */
  #write(): void {
    if (!this.#isWriting) return
    for (const writer of this.#writers)
      if (this.#random() < (writer.provider.wsconnected ? 0.15 : 0.02)) writer.act(this.#random)
  }

  #ask(): void {
    for (const writer of this.#writers) if (writer.saved < writer.made) writer.ask()
  }
}

/** Waits until it holds, but not for ever. */
async function soon(holds: () => boolean): Promise<void> {
  const until = performance.now() + PATIENCE
  await eventually(() => holds() || performance.now() > until)
}

function textOf(doc: Y.Doc): string {
  return FIELDS.map((field) => JSON.stringify(doc.getText(field).toDelta())).join('\n')
}

async function createArticle(server: ServerProcess, headers: Headers): Promise<string> {
  const article = { headline: '', sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: '' }] }] }
  const answer = await fetch(`${server.address}/api/articles`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ article }),
  })
  return createArticleAnswerSchema.parse(await answer.json()).id
}
