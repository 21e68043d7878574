import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { readMail, type ReadMail } from './readMail.ts'

/** A mail as the server took it. */
export interface TakenMail extends ReadMail {
  readonly from: string
  readonly to: string
  readonly raw: string
}

/** A real server for mail on this machine, that does what a test says. */
export class LocalMailServer {
  readonly taken: TakenMail[] = []
  /** What it answers about an address; nothing: it takes what is for it. */
  readonly answers = new Map<string, number>()
  /** Awaited before a mail that is wholly here is acknowledged. */
  beforeTaking: () => Promise<void> = () => Promise.resolve()
  readonly #port: number
  #server: SMTPServer | null = null

  private constructor(port: number) {
    this.#port = port
  }

  static async open(): Promise<LocalMailServer> {
    const first = new LocalMailServer(0)
    const port = await first.start()
    await first.stop()
    const server = new LocalMailServer(port)
    await server.start()
    return server
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`
  }

  async start(): Promise<number> {
    const server = new SMTPServer({
      authOptional: true,
      // Who is connected when it ends is cut off.
      closeTimeout: 50,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, callback) => {
        const responseCode = this.answers.get(address)
        callback(responseCode === undefined ? null : Object.assign(new Error('No.'), { responseCode }))
      },
      onData: (stream, { envelope }, callback) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString('utf8')
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
          const to = envelope.rcptTo.map(({ address }) => address).join()
          this.taken.push({ ...readMail(raw), from, to, raw })
          void this.#acknowledge(callback)
        })
      },
    })
    // A client that goes away in the middle is no matter of ours.
    server.on('error', () => undefined)
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve))
    this.#server = server
    return (server.server.address() as AddressInfo).port
  }

  async #acknowledge(callback: () => void): Promise<void> {
    await this.beforeTaking()
    callback()
  }

  async stop(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()))
  }
}
