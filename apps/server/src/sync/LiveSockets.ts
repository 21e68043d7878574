import type { WebSocket } from 'ws'
import type { SyncSettings } from './SyncSettings.ts'

export interface LiveSocketsParts {
  /** `heartbeat`: milliseconds between two pings. */
  readonly settings: Pick<SyncSettings, 'heartbeat' | 'maxQueuedBytes' | 'readWithin'>
  readonly onBeat: () => void
}

interface Life {
  isAlive: boolean
  /** Beats that its answer to the last ping may take longer: it has to read first what waited before that. */
  patience: number
}

/**
 * Finds out which sockets still have somebody behind them: who has not answered a ping by the next one is cut off, unless
 * it may still be reading what waited before the ping. Who is behind (`Readers`) is judged by how it reads.
 */
export class LiveSockets {
  readonly #sockets = new Map<WebSocket, Life>()
  readonly #timer: NodeJS.Timeout

  constructor({ settings: { heartbeat, maxQueuedBytes, readWithin }, onBeat }: LiveSocketsParts) {
    const bytesABeat = (maxQueuedBytes * heartbeat) / readWithin
    this.#timer = setInterval(() => {
      for (const [socket, life] of this.#sockets) {
        const waiting = socket.bufferedAmount
        const isBehind = waiting >= maxQueuedBytes
        // What it answers cannot be heard while it is not read.
        const isSilent = !life.isAlive && !socket.isPaused
        if (isSilent && !isBehind) {
          life.patience -= 1
          if (life.patience < 0) socket.terminate()
          continue
        }
        life.patience = Math.ceil(waiting / bytesABeat)
        if (isSilent) continue
        life.isAlive = false
        socket.ping()
      }
      onBeat()
    }, heartbeat)
  }

  add(socket: WebSocket): void {
    const life = { isAlive: true, patience: 0 }
    const handleSign = () => {
      life.isAlive = true
    }
    this.#sockets.set(socket, life)
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
