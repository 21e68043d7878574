import { connect, createServer, type Server, type Socket } from 'node:net'

/** A TCP line to a server that can go dead without anybody being told, as when a laptop sleeps. */
export class LossyLine {
  readonly baseURL: string
  private readonly server: Server
  private readonly pairs = new Set<readonly [Socket, Socket]>()
  private isDead = false

  private constructor(server: Server, port: number) {
    this.server = server
    this.baseURL = `http://127.0.0.1:${port}`
  }

  static async to(baseURL: string): Promise<LossyLine> {
    const { hostname, port } = new URL(baseURL)
    const server = createServer({ pauseOnConnect: true })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve())
    })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const line = new LossyLine(server, address.port)
    server.on('connection', (near) => {
      const far = connect(Number(port), hostname)
      const pair = [near, far] as const
      line.pairs.add(pair)
      const end = () => {
        near.destroy()
        far.destroy()
        line.pairs.delete(pair)
      }
      for (const socket of pair) socket.on('error', end).on('close', end)
      near.on('data', (chunk) => line.isDead || far.write(chunk))
      far.on('data', (chunk) => line.isDead || near.write(chunk))
      near.resume()
    })
    return line
  }

  /** From now on nothing arrives, and no connection is closed. */
  goDead(): void {
    this.isDead = true
  }
  /** New connections work again; those of before stay dead, as after a long sleep. */
  wake(): void {
    this.isDead = false
    for (const [near, far] of this.pairs) {
      near.removeAllListeners('data').pause()
      far.removeAllListeners('data').pause()
    }
  }
  async dispose(): Promise<void> {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy()
    await new Promise((resolve) => this.server.close(resolve))
  }
}
