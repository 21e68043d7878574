import type { Socket } from '../Socket.ts'

/** A network that takes only what its reader reads. */
export class SlowSocket implements Socket {
  isOpen = true
  /** The code that the server closed it with. */
  closedWith: number | null = null
  readonly #onMessage: (message: Uint8Array) => void
  #queue: Uint8Array[] = []
  /** The most bytes that ever waited. */
  most = 0

  /** `onMessage` is told of every message when it is sent, long before it is read. */
  constructor(onMessage: (message: Uint8Array) => void) {
    this.#onMessage = onMessage
  }

  get waitingBytes(): number {
    return this.#queue.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  send(message: Uint8Array): void {
    this.#queue.push(message)
    this.most = Math.max(this.most, this.waitingBytes)
    this.#onMessage(message)
  }

  sendBytes(bytes: Uint8Array): void {
    for (const message of messagesIn(bytes)) this.send(message)
  }

  hold(): void {}

  close(code: number): void {
    this.isOpen = false
    this.closedWith = code
  }

  /** Takes so many messages, or all that wait. */
  read(atMost = Infinity): readonly Uint8Array[] {
    return this.#queue.splice(0, atMost)
  }
}

/** What is in the frames of a server as they stand on the wire. */
function messagesIn(bytes: Uint8Array): readonly Uint8Array[] {
  const messages: Uint8Array[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.byteLength;) {
    const short = view.getUint8(at + 1)
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    const length =
      head === 2 ? short : head === 4 ? view.getUint16(at + 2) : Number(view.getBigUint64(at + 2))
    messages.push(bytes.subarray(at + head, at + head + length))
    at += head + length
  }
  return messages
}
