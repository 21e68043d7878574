import { connect } from 'node:net'
import type { Socket } from 'node:net'

const CLOSE = 8
const END_OF_HEAD = '\r\n\r\n'

/** A WebSocket of which every byte is the test's own, also those that no library would write. */
export class RawFrames {
  /** The answer to the upgrade, down to the empty line. */
  readonly head: string
  readonly #socket: Socket
  #heard: Buffer

  private constructor(socket: Socket, head: string, rest: Buffer) {
    this.#socket = socket
    this.head = head
    this.#heard = rest
    socket.on('data', (bytes: Buffer) => {
      this.#heard = Buffer.concat([this.#heard, bytes])
    })
  }

  /** Asks for an upgrade, and waits for the answer; rejects if it is refused. */
  static open(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<RawFrames> {
    const socket = connect(port, '127.0.0.1')
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ]
    socket.write(lines.join('\r\n') + END_OF_HEAD)
    return new Promise((resolve, reject) => {
      let heard = Buffer.alloc(0)
      const readHead = (bytes: Buffer) => {
        heard = Buffer.concat([heard, bytes])
        const end = heard.indexOf(END_OF_HEAD)
        if (end < 0) return
        socket.off('data', readHead)
        const at = end + END_OF_HEAD.length
        const head = heard.subarray(0, at).toString()
        if (head.includes(' 101 ')) resolve(new RawFrames(socket, head, heard.subarray(at)))
        else reject(new Error(head))
      }
      socket.on('data', readHead)
      socket.on('error', reject)
    })
  }

  send(bytes: readonly number[] | Uint8Array): void {
    this.#socket.write(Uint8Array.from(bytes))
  }

  /** Resolves when the server has ended the connection: the code that it gave, or null if it gave none. */
  async closed(): Promise<number | null> {
    if (!this.#socket.destroyed) await new Promise((resolve) => this.#socket.once('close', resolve))
    return closeCodeIn(this.#heard)
  }
}

/** Reads over the frames of a server, which are not masked. */
function closeCodeIn(bytes: Buffer): number | null {
  for (let at = 0; at + 2 <= bytes.length;) {
    const opcode = (bytes[at] ?? 0) & 0x0f
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const head = at + (short === 126 ? 4 : short === 127 ? 10 : 2)
    if (opcode === CLOSE) return short < 2 ? null : bytes.readUInt16BE(head)
    at =
      head +
      (short === 126
        ? bytes.readUInt16BE(at + 2)
        : short === 127
          ? Number(bytes.readBigUInt64BE(at + 2))
          : short)
  }
  return null
}

/** A frame of a client, masked with zeros. */
export function clientFrame(opcode: number, payload: Uint8Array, isLast = true): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0, 0x80 | payload.length])
      : payload.length < 65_536
        ? Buffer.from([0, 0xfe, payload.length >> 8, payload.length & 0xff])
        : Buffer.from([0, 0xff, ...bigEndian(payload.length)])
  head[0] = (isLast ? 0x80 : 0) | opcode
  return Buffer.concat([head, Buffer.alloc(4), payload])
}

function bigEndian(length: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(length))
  return bytes
}
