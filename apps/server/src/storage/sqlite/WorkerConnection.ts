import { Worker } from 'node:worker_threads'
import type { AnswerMessage, CallMessage, CallName, WorkerCalls, WorkerSettings } from './workerCalls.ts'

/** A call failed in the worker; `code` is SQLite's primary result code, null for a bug or a worker that is gone. */
export class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure'
  readonly code: number | null

  constructor(code: number | null, detail: string) {
    super(detail)
    this.code = code
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** The thread that owns the file. Calls are done in the order in which they are made. */
export class WorkerConnection {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #nextTicket = 1
  #isGone = false

  private constructor(settings: WorkerSettings, entry: URL) {
    this.#worker = new Worker(entry, {
      workerData: settings,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    this.#worker.on('message', (message: AnswerMessage) => this.#settle(message))
    this.#worker.on('error', (error) =>
      this.#lose(error instanceof Error ? error.message : 'the worker failed'),
    )
    this.#worker.on('exit', () => this.#lose('the worker ended'))
  }

  /** Rejects when the file cannot be opened. */
  static async open(settings: WorkerSettings, entry: URL): Promise<WorkerConnection> {
    const connection = new WorkerConnection(settings, entry)
    try {
      await new Promise<unknown>((resolve, reject) => connection.#waiting.set(0, { resolve, reject }))
      return connection
    } catch (error) {
      await connection.end()
      throw error
    }
  }

  get isGone(): boolean {
    return this.#isGone
  }

  call<Name extends CallName>(
    name: Name,
    ...args: Parameters<WorkerCalls[Name]>
  ): Promise<ReturnType<WorkerCalls[Name]>> {
    if (this.#isGone) return Promise.reject(new WorkerFailure(null, 'the worker ended'))
    const message: CallMessage = { ticket: this.#nextTicket, name, args }
    this.#nextTicket += 1
    return new Promise((resolve, reject) => {
      this.#waiting.set(message.ticket, {
        resolve: (value) => resolve(value as ReturnType<WorkerCalls[Name]>),
        reject,
      })
      this.#worker.postMessage(message, [])
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #settle(message: AnswerMessage): void {
    const waiting = this.#waiting.get(message.ticket)
    this.#waiting.delete(message.ticket)
    if (message.ok) waiting?.resolve(message.value)
    else waiting?.reject(new WorkerFailure(message.code, message.detail))
  }

  #lose(detail: string): void {
    this.#isGone = true
    for (const { reject } of this.#waiting.values()) reject(new WorkerFailure(null, detail))
    this.#waiting.clear()
  }
}
