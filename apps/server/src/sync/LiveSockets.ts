import type { WebSocket } from 'ws'

/** Finds out which sockets still have somebody behind them: who has not answered a ping by the next one is cut off. */
export class LiveSockets {
  readonly #sockets = new Map<WebSocket, { isAlive: boolean }>()
  readonly #timer: NodeJS.Timeout

  constructor(interval: number, onBeat: () => void) {
    this.#timer = setInterval(() => {
      for (const [socket, state] of this.#sockets) {
        // What it answers cannot be heard while it is not read.
        if (!state.isAlive && !socket.isPaused) {
          socket.terminate()
          continue
        }
        state.isAlive = false
        socket.ping()
      }
      onBeat()
    }, interval)
  }

  add(socket: WebSocket): void {
    const state = { isAlive: true }
    const handleSign = () => {
      state.isAlive = true
    }
    this.#sockets.set(socket, state)
    socket.on('pong', handleSign)
    socket.on('message', handleSign)
    socket.once('close', () => this.#sockets.delete(socket))
  }

  /** Cuts off whatever is still open. */
  dispose(): void {
    clearInterval(this.#timer)
    for (const socket of this.#sockets.keys()) socket.terminate()
  }
}
