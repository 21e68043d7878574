import type { WebSocket } from 'ws'

/** Closes a socket; cuts it off if it has not said good-bye within so many milliseconds (`ws` itself waits for 30 s). */
export function closeSocket(webSocket: WebSocket, code: number, reason: string, within: number): void {
  webSocket.close(code, reason)
  const timer = setTimeout(() => webSocket.terminate(), within)
  webSocket.once('close', () => clearTimeout(timer))
}
