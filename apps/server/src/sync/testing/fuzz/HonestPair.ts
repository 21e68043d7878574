import type * as Y from 'yjs'
import { RawClient } from '../RawClient.ts'

/** One who writes a letter again and again, and one who reads it, in an article that is attacked. */
export class HonestPair {
  readonly writer: RawClient
  readonly reader: RawClient
  /** Milliseconds from a letter to its reader. */
  readonly delays: number[] = []
  written = 0
  readonly #client: number
  #isOver = false

  private constructor(writer: RawClient, reader: RawClient, client: number) {
    this.writer = writer
    this.reader = reader
    this.#client = client
  }

  static async open(port: number, articleId: string, client: number): Promise<HonestPair> {
    const join = async (name: string, query: string) => {
      const address = `ws://127.0.0.1:${port}/sync/${articleId}?${query}`
      const headers = { cookie: `session=${name}`, origin: `http://127.0.0.1:${port}` }
      return (await RawClient.open(address, headers)).synced()
    }
    return new HonestPair(await join('ben', `edit=${client}&ack=1`), await join('dora', 'ack=1'), client)
  }

  /** Writes every `pause` milliseconds, each letter when the last was read, until `stop`. */
  async write(pause: number): Promise<void> {
    while (!this.#isOver) {
      const began = performance.now()
      this.writer.write(this.#client, (doc) => {
        const field = doc.getText('kicker')
        field.insert(field.length, 'x')
      })
      this.written += 1
      const clock = this.written
      await this.reader.until(() => stateOf(this.reader.doc, this.#client) >= clock)
      this.delays.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }

  stop(): void {
    this.#isOver = true
  }

  close(): void {
    this.writer.close()
    this.reader.close()
  }
}

function stateOf(doc: Y.Doc, client: number): number {
  return (
    doc.store.clients.get(client)?.reduce((most, { id, length }) => Math.max(most, id.clock + length), 0) ?? 0
  )
}
