import { type ChildProcessByStdio, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { node24, root } from './node24.ts'

/** A provider of OpenID Connect of the test's own, in a process of its own: whoever is sent there is who the test says. */
export class SignInProvider {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>
  private readonly lines: AsyncIterator<string>

  private constructor(child: ChildProcessByStdio<Writable, Readable, null>) {
    this.child = child
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  }

  /** On a given port, for a Stet at this address. */
  static async start(port: number, baseURL: string): Promise<SignInProvider> {
    const program = path.join(root, 'apps', 'server', 'src', 'testing', 'serveProvider.ts')
    const callback = `${baseURL}/api/auth/open-id/callback`
    const child = spawn(node24, [program, String(port), callback], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const provider = new SignInProvider(child)
    await provider.hear('listening')
    return provider
  }

  /** From now on this is who signs in there, with a verified address; null: they turn back. */
  async expect(email: string | null): Promise<void> {
    const who =
      email === null ? { subject: null } : { subject: email, claims: { email, email_verified: true } }
    this.child.stdin.write(`${JSON.stringify(who)}\n`)
    await this.hear('expected')
  }

  async dispose(): Promise<void> {
    if (this.child.exitCode !== null) return
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()))
    this.child.kill()
    await ended
  }

  /** What it prints between is of the provider's library. */
  private async hear(word: string): Promise<void> {
    for (;;) {
      const line = await this.lines.next()
      if (line.done === true) throw new Error(`The provider ended before it said ${word}`)
      if (line.value === word) return
    }
  }
}
