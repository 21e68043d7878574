import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { closeSocket } from './closeSocket.ts'
import { frameBytes } from './frameBytes.ts'
import type { Socket } from './Socket.ts'

export interface WebSocketAdapterParts {
  readonly settings: { readonly closeWithin: number }
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
}

/** A `ws` socket as connections see it. */
export class WebSocketAdapter implements Socket {
  readonly #webSocket: WebSocket
  readonly #stream: Duplex
  readonly #parts: WebSocketAdapterParts
  #heldUntil = -Infinity
  #holding: NodeJS.Timeout | null = null
  #waitsForTurn = false

  /** `stream`: the connection that was upgraded to the socket. */
  constructor(webSocket: WebSocket, stream: Duplex, parts: WebSocketAdapterParts) {
    this.#webSocket = webSocket
    this.#stream = stream
    this.#parts = parts
    webSocket.once('close', () => this.#stopHolding())
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN
  }

  get waitingBytes(): number {
    return this.#webSocket.bufferedAmount
  }

  send(message: Uint8Array): void {
    this.sendBytes(frameBytes(message))
  }

  /**
   * Past `ws`, which writes a frame the same way, but makes its head anew for each socket and writes it apart from the
   * message. It keeps nothing back of its own (no compression), so the order stays what it is.
   */
  sendBytes(bytes: Uint8Array): void {
    this.#stream.write(bytes)
  }

  /** What comes meanwhile stays with the sender: the network tells it that nobody reads. */
  hold(milliseconds: number): void {
    const until = this.#parts.clock() + milliseconds
    if (until <= this.#heldUntil || this.#webSocket.readyState === this.#webSocket.CLOSED) return
    this.#heldUntil = until
    this.#stopHolding()
    this.#webSocket.pause()
    this.#holding = setTimeout(() => {
      this.#holding = null
      this.#readOn()
    }, milliseconds)
  }

  /** Reads nothing while something that was read waits for its turn. */
  waitForTurn(isWaiting: boolean): void {
    this.#waitsForTurn = isWaiting
    if (isWaiting) this.#webSocket.pause()
    else this.#readOn()
  }

  close(code: number, reason: string): void {
    closeSocket(this.#webSocket, code, reason, this.#parts.settings.closeWithin)
  }

  #readOn(): void {
    if (this.#holding === null && !this.#waitsForTurn) this.#webSocket.resume()
  }

  #stopHolding(): void {
    if (this.#holding !== null) clearTimeout(this.#holding)
    this.#holding = null
  }
}
