import { connect, type Socket } from 'node:net'
import { FrameReader } from './FrameReader.ts'
import { PONG_FRAME } from './maskedFrame.ts'

const BINARY = 2
const CLOSE = 8
const PING = 9
const END_OF_HEAD = '\r\n\r\n'

/** Where a socket is opened, and the headers that a browser would send. */
export interface WireAddress {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** A WebSocket that does no more than it must, so that many of them cost their process little. */
export class WireSocket {
  readonly #socket: Socket
  #isPaused = false
  #closed: string | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('error', (error) => {
      this.#closed ??= error.message
    })
    socket.on('close', () => {
      this.#closed ??= 'closed'
    })
  }

  /** Resolves when the server has answered the upgrade; rejects if it was refused. */
  static open(address: WireAddress, hear: (message: Buffer, from: WireSocket) => void): Promise<WireSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect(address.port, '127.0.0.1')
      const wire = new WireSocket(socket)
      const frames = new FrameReader((opcode, data) => {
        if (opcode === BINARY) hear(data, wire)
        else if (opcode === PING) socket.write(PONG_FRAME)
        else if (opcode === CLOSE)
          wire.#closed = `closed with ${data.length < 2 ? 1005 : data.readUInt16BE(0)}`
      })
      let head = Buffer.alloc(0)
      const readHead = (chunk: Buffer) => {
        head = Buffer.concat([head, chunk])
        const end = head.indexOf(END_OF_HEAD)
        if (end < 0) return
        socket.off('data', readHead)
        const status = head.subarray(0, end).toString().split('\r\n')[0] ?? ''
        if (!status.includes(' 101 ')) {
          socket.destroy()
          reject(new Error(`${address.path} was refused: ${status}`))
          return
        }
        socket.on('data', (bytes: Buffer) => frames.read(bytes))
        resolve(wire)
        const rest = head.subarray(end + END_OF_HEAD.length)
        if (rest.length > 0) frames.read(rest)
      }
      socket.setNoDelay(true)
      socket.on('data', readHead)
      socket.on('error', reject)
      socket.write(requestOf(address))
    })
  }

  /** Why it is closed; null while it is open. */
  get closed(): string | null {
    return this.#closed
  }

  /** Bytes that the network has not taken yet. */
  get waitingBytes(): number {
    return this.#socket.writableLength
  }

  send(frame: Uint8Array): void {
    this.#socket.write(frame)
  }

  /** Stops reading, as a laptop that fell asleep. */
  pause(): void {
    this.#isPaused = true
    this.#socket.pause()
  }

  close(): void {
    if (this.#isPaused) this.#socket.resume()
    this.#socket.destroy()
  }
}

function requestOf({ port, path, headers }: WireAddress): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${btoa('the same for all')}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return lines.join('\r\n') + END_OF_HEAD
}
