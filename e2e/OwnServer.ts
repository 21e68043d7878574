import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from './freePort.ts'
import { node24, root } from './node24.ts'

const READY_WITHIN_MS = 30_000

/** A Stet server of the test's own: a free port, a data folder of its own, and the means to hurt it. */
export class OwnServer {
  readonly baseURL: string
  readonly dataFolder: string
  private child: ChildProcess | null = null
  private readonly output: string[] = []
  private readonly port: number
  private readonly ownsFolder: boolean
  private environment: Readonly<Record<string, string>>

  private constructor(
    port: number,
    dataFolder: string,
    ownsFolder: boolean,
    environment: Readonly<Record<string, string>>,
  ) {
    this.port = port
    this.dataFolder = dataFolder
    this.ownsFolder = ownsFolder
    this.environment = environment
    this.baseURL = `http://127.0.0.1:${port}`
  }

  /** Starts a server and waits until it is ready. A given data folder is left in place by `dispose`. */
  static async start(
    options: { dataFolder?: string; environment?: Readonly<Record<string, string>> } = {},
  ): Promise<OwnServer> {
    const folder = options.dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'stet-e2e-')))
    const server = new OwnServer(
      await freePort(),
      folder,
      options.dataFolder === undefined,
      options.environment ?? {},
    )
    await server.launch()
    return server
  }

  /**
   * Ends the process and starts another, on the same port and folder, whose clock says this (milliseconds since 1970) and
   * goes on from there.
   */
  async relaunchAt(instant: number): Promise<void> {
    await this.stop()
    this.environment = { ...this.environment, ...clockAt(instant) }
    await this.launch()
  }

  /** Starts the process (again, on the same port and folder); resolves with the milliseconds until it was ready. */
  async launch(): Promise<number> {
    const began = performance.now()
    const child = spawn(node24, [path.join(root, 'apps', 'server', 'src', 'main.ts')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(this.port),
        HOST: '127.0.0.1',
        STET_DATA_DIR: this.dataFolder,
        STET_DEMO: '1',
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        // Receivers of webhooks are on this machine.
        STET_WEBHOOK_NETWORKS: '127.0.0.0/8',
        ...this.environment,
      },
    })
    this.child = child
    const keep = (chunk: Buffer) => {
      this.output.push(chunk.toString())
      if (this.output.length > 500) this.output.shift()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    while (performance.now() - began < READY_WITHIN_MS) {
      if (child.exitCode !== null) throw new Error(`The server ended at once:\n${this.log()}`)
      const isReady = await fetch(`${this.baseURL}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
      if (isReady) return performance.now() - began
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error(`The server was not ready within ${READY_WITHIN_MS} ms:\n${this.log()}`)
  }

  /** Of the process that runs now. */
  get pid(): number {
    return this.child?.pid ?? 0
  }

  /** What the server printed last. */
  log(): string {
    return this.output.join('')
  }

  /** The power plug: SIGKILL, no clean-up. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  /** The clean way: SIGTERM. */
  async stop(): Promise<void> {
    await this.end('SIGTERM')
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child
    this.child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill(signal)
    await ended
  }

  async dispose(): Promise<void> {
    await this.stop()
    if (this.ownsFolder) await rm(this.dataFolder, { recursive: true, force: true })
  }
}

/** The environment of a server whose clock says this now; only one that is not in production lets its clock be set. */
export function clockAt(instant: number): Readonly<Record<string, string>> {
  return { NODE_ENV: 'test', STET_CLOCK_AHEAD: String(Math.max(0, Math.round(instant - Date.now()))) }
}
