import type { WorkerConnection } from './WorkerConnection.ts'
import type { CallName, WorkerCalls } from './workerCalls.ts'

/** A connection that is replaced when its thread died (out of memory, a bug): what was not committed is the caller's to ask again. */
export class LastingConnection {
  readonly #open: () => Promise<WorkerConnection>
  #connection: WorkerConnection
  #reopening: Promise<void> | null = null

  /** `open` opens another one in the place of `connection`. */
  constructor(open: () => Promise<WorkerConnection>, connection: WorkerConnection) {
    this.#open = open
    this.#connection = connection
  }

  async call<Name extends CallName>(
    name: Name,
    ...args: Parameters<WorkerCalls[Name]>
  ): Promise<ReturnType<WorkerCalls[Name]>> {
    if (this.#connection.isGone) await (this.#reopening ??= this.#replace())
    return this.#connection.call(name, ...args)
  }

  async close(): Promise<void> {
    await this.#connection.call('close').catch(() => {})
    await this.#connection.end()
  }

  async #replace(): Promise<void> {
    try {
      this.#connection = await this.#open()
    } finally {
      this.#reopening = null
    }
  }
}
