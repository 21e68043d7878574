import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DEMO_PASSWORD } from '../demo/people.ts'

const METRICS_TOKEN = 'the key of a test that reads metrics'.replaceAll(' ', '-')

/** What proves that a process was killed and did not end by itself. */
export interface Killed {
  readonly pid: number
  readonly signal: NodeJS.Signals | null
  /** Whether the system knows the process no more. */
  readonly isGone: boolean
}

/** `main.ts` as an operator runs it, with a demo newsroom in a folder of a test: one process after another, on one port. */
export class ServerProcess {
  readonly address: string
  readonly #folder: string
  readonly #port: number
  readonly #settings: Readonly<Record<string, string>>
  #child: ChildProcess | null = null
  #printed = ''

  private constructor(folder: string, port: number, settings: Readonly<Record<string, string>>) {
    this.#settings = settings
    this.#folder = folder
    this.#port = port
    this.address = `http://127.0.0.1:${port}`
  }

  /** On a free port, with further variables of the environment; nothing runs yet. */
  static async in(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    return new ServerProcess(folder, await freePort(), settings)
  }

  get port(): number {
    return this.#port
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Whether the process that was started last still runs. */
  get isAlive(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Starts the next process; nobody waits for it. */
  start(): void {
    this.#printed = ''
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../main.ts')],
      {
        env: {
          PATH: process.env['PATH'],
          PORT: String(this.#port),
          STET_DATA_DIR: join(this.#folder, 'data'),
          STET_DEMO: '1',
          LOG_LEVEL: 'warn',
          STET_METRICS_TOKEN: METRICS_TOKEN,
          ...this.#settings,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#printed = (this.#printed + text).slice(-10_000)
      })
    }
    this.#child = child
  }

  /** Starts the next process and waits until it can take work: the milliseconds from its start. */
  async launch(): Promise<number> {
    const began = performance.now()
    this.start()
    while (!(await this.isReady())) {
      if (!this.isAlive) throw new Error(`the server ended: ${this.#printed}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return performance.now() - began
  }

  /** What `/readyz` says; false also when nobody listens. */
  async isReady(): Promise<boolean> {
    return (await this.#status('/readyz')) === 200
  }

  /** Whether the process answers at all. */
  async isLive(): Promise<boolean> {
    return (await this.#status('/healthz')) === 200
  }

  /** Milliseconds of processor time that the process has used; other programs on the machine do not count. */
  async processorTime(): Promise<number> {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
    const metrics = await (await fetch(`${this.address}/metrics`, { headers })).text()
    return Number(/^process_cpu_seconds_total (\S+)$/m.exec(metrics)?.[1]) * 1_000
  }

  /** The power plug. */
  async kill(): Promise<Killed> {
    const child = this.#child
    if (child === null) throw new Error('nothing runs')
    const pid = this.pid
    const ended = this.isAlive ? once(child, 'exit') : null
    child.kill('SIGKILL')
    await ended
    return { pid, signal: child.signalCode, isGone: !isKnown(pid) }
  }

  /** The headers of a browser in which this person of the demo newsroom has signed in. */
  async signIn(name: string): Promise<{ readonly cookie: string; readonly origin: string }> {
    const answer = await fetch(`${this.address}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.address },
      body: JSON.stringify({ email: `${name}@demo.example`, password: DEMO_PASSWORD }),
    })
    if (!answer.ok) throw new Error(`${name} cannot sign in: ${answer.status}`)
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    return { cookie: cookie.join('; '), origin: this.address }
  }

  async #status(path: string): Promise<number> {
    return fetch(`${this.address}${path}`).then(
      ({ status }) => status,
      () => 0,
    )
  }
}

function isKnown(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
