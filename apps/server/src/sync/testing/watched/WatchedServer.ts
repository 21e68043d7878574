import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SyncSettings } from '../../SyncSettings.ts'
import type { ServerLook } from './serveWatched.ts'

/** A server in a process of its own, so that its end, its standing still and its memory can be seen from outside. */
export class WatchedServer {
  readonly first: ServerLook
  readonly #child: ChildProcess
  readonly #folder: string
  #printed = ''

  private constructor(child: ChildProcess, folder: string, first: ServerLook) {
    this.#child = child
    this.#folder = folder
    this.first = first
    child.stderr?.on('data', (text: Buffer) => {
      this.#printed = `${this.#printed}${text.toString()}`.slice(-4000)
    })
  }

  static async start(settings: Partial<SyncSettings>, articles: number): Promise<WatchedServer> {
    const folder = await mkdtemp(join(tmpdir(), 'stet-watched-'))
    const child = fork(
      join(import.meta.dirname, 'serveWatched.ts'),
      [join(folder, 'store.db'), JSON.stringify(settings), String(articles)],
      {
        execArgv: ['--expose-gc'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    )
    const [first] = (await once(child, 'message')) as [ServerLook]
    return new WatchedServer(child, folder, first)
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** What it printed last. */
  get printed(): string {
    return this.#printed
  }

  async look(): Promise<ServerLook> {
    const answer = once(this.#child, 'message')
    this.#child.send('look')
    const [look] = (await answer) as [ServerLook]
    return look
  }

  async end(): Promise<void> {
    if (!this.hasEnded) {
      const ended = once(this.#child, 'exit')
      this.#child.kill('SIGKILL')
      await ended
    }
    await rm(this.#folder, { recursive: true, force: true })
  }
}
