/** What a connection needs of a network socket; tests give it a pair of arrays. */
export interface Socket {
  readonly isOpen: boolean
  /** Bytes that wait for the network to take them. */
  readonly waitingBytes: number
  /** One frame. The bytes are shared with other sockets and must not be changed. */
  send(frame: Uint8Array): void
  /** One or more frames as they stand on the wire (`frameBytes`). The bytes are shared and must not be changed. */
  sendBytes(bytes: Uint8Array): void
  /** Reads nothing for so many milliseconds; of two that overlap, the one that ends later counts. */
  hold(milliseconds: number): void
  close(code: number, reason: string): void
}
