import type { Duplex } from 'node:stream'
import { CLOSE_CODES } from '@stet/protocol'
import type { WebSocket } from 'ws'
import type { Socket } from './Socket.ts'

/** A `ws` socket as connections see it. A reader that lets too much pile up is cut off: it catches up when it comes back. */
export class WebSocketAdapter implements Socket {
  readonly #webSocket: WebSocket
  readonly #stream: Duplex
  readonly #maxQueuedBytes: number

  /** `stream`: the connection that was upgraded to the socket. */
  constructor(webSocket: WebSocket, stream: Duplex, maxQueuedBytes: number) {
    this.#webSocket = webSocket
    this.#stream = stream
    this.#maxQueuedBytes = maxQueuedBytes
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN
  }

  send(frame: Uint8Array): void {
    if (this.#keepsUp()) this.#webSocket.send(frame, { binary: true })
  }

  /**
   * Past `ws`, which writes a frame the same way, but makes its head anew for each socket. It keeps nothing back of its own
   * (no compression), so the order stays what it is.
   */
  sendBytes(bytes: Uint8Array): void {
    if (this.#keepsUp()) this.#stream.write(bytes)
  }

  #keepsUp(): boolean {
    if (this.#webSocket.bufferedAmount <= this.#maxQueuedBytes) return true
    this.#webSocket.close(CLOSE_CODES.busy, 'reads too slowly')
    this.#webSocket.terminate()
    return false
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason)
  }
}
