import { spawn, type ChildProcess } from 'node:child_process'
import type { AnswerMessage, Calls } from './callMessages.ts'

/** How a process is started: a file for this Node, and what it is told. */
export interface Launch {
  readonly file: string
  readonly flags?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

const KEPT_LINES = 40

/** A child process that answers the calls `C`; it does not outlive this one. */
export class BenchProcess<C extends Calls<C>> {
  readonly #name: string
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, Waiting>()
  readonly #output: string[] = []
  readonly #ended: Promise<void>
  #tickets = 0

  constructor(name: string, { file, flags = [], environment = {} }: Launch) {
    this.#name = name
    this.#child = spawn(process.execPath, [...flags, file], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
      env: { ...process.env, ...environment },
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.#output.push(text.toString())
        if (this.#output.length > KEPT_LINES) this.#output.shift()
      })
    }
    const end = () => this.#child.kill('SIGKILL')
    process.once('exit', end)
    this.#child.on('message', (answer: AnswerMessage) => this.#hear(answer))
    this.#ended = new Promise((resolve) => {
      this.#child.on('exit', () => {
        process.off('exit', end)
        for (const { reject } of this.#waiting.values()) reject(this.#failure())
        this.#waiting.clear()
        resolve()
      })
    })
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** What it printed last. */
  get output(): string {
    return this.#output.join('')
  }

  call<Name extends keyof C & string>(
    name: Name,
    ...args: Parameters<C[Name]>
  ): Promise<Awaited<ReturnType<C[Name]>>> {
    if (this.hasEnded) return Promise.reject(this.#failure())
    this.#tickets += 1
    const ticket = this.#tickets
    return new Promise((resolve, reject) => {
      this.#waiting.set(ticket, { resolve: resolve as (value: unknown) => void, reject })
      this.#child.send({ ticket, name, args })
    })
  }

  /** Asks it to end, and waits. */
  async stop(): Promise<void> {
    if (!this.hasEnded) this.#child.kill('SIGTERM')
    await this.#ended
  }

  #hear(answer: AnswerMessage): void {
    const waiting = this.#waiting.get(answer.ticket)
    this.#waiting.delete(answer.ticket)
    if (answer.ok) waiting?.resolve(answer.value)
    else waiting?.reject(new Error(`${this.#name}: ${answer.detail}`))
  }

  #failure(): Error {
    return new Error(`${this.#name} ended:\n${this.output}`)
  }
}
