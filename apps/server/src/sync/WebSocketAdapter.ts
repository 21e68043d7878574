import { CLOSE_CODES } from '@stet/protocol'
import type { WebSocket } from 'ws'
import type { Socket } from './Socket.ts'

/** A `ws` socket as connections see it. A reader that lets too much pile up is cut off: it catches up when it comes back. */
export class WebSocketAdapter implements Socket {
  readonly #webSocket: WebSocket
  readonly #maxQueuedBytes: number

  constructor(webSocket: WebSocket, maxQueuedBytes: number) {
    this.#webSocket = webSocket
    this.#maxQueuedBytes = maxQueuedBytes
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN
  }

  send(frame: Uint8Array): void {
    if (this.#webSocket.bufferedAmount > this.#maxQueuedBytes) {
      this.#webSocket.close(CLOSE_CODES.busy, 'reads too slowly')
      this.#webSocket.terminate()
      return
    }
    this.#webSocket.send(frame, { binary: true })
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason)
  }
}
