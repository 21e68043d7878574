import type { Turns } from './Turns.ts'

export interface InboxParts {
  readonly turns: Turns
  readonly receive: (message: Uint8Array) => void
  /** Whether the socket has messages that wait for their turn. Nothing more should be read of it then. */
  readonly onWaiting: (isWaiting: boolean) => void
}

/** Bytes above which a message waits for its turn; what is typed has some dozens. */
const LARGE = 16 * 1024

/** Bytes of an unfinished message from which on its next pieces are read in turns. */
const LONG = 256 * 1024

/**
 * The messages of one socket, in order: small ones are received at once, a large one when its turn comes, and what comes
 * behind it afterwards. The pieces of a very large one are read in turns, too: else two dozen of them would be put
 * together in the same moment, of which nobody else had anything (S77).
 */
export class Inbox {
  readonly #parts: InboxParts
  /** The first is large, and its turn is asked for. */
  #waiting: Uint8Array[] = []
  #unfinished = 0
  #isPieceDue = false
  #isHeld = false

  constructor(parts: InboxParts) {
    this.#parts = parts
  }

  put(message: Uint8Array): void {
    this.#unfinished = 0
    const isFirst = this.#waiting.length === 0
    if (isFirst && message.byteLength <= LARGE) return this.#parts.receive(message)
    this.#waiting.push(message)
    if (!isFirst) return
    this.#hold()
    this.#parts.turns.ask(this.#handleTurn)
  }

  /** So many bytes were read, behind the messages that end in them. */
  noteRead(bytes: number): void {
    this.#unfinished += bytes
    if (this.#unfinished < LONG || this.#isPieceDue) return
    this.#isPieceDue = true
    this.#hold()
    this.#parts.turns.ask(this.#handlePiece)
  }

  /** Receives what waits now: nothing comes any more. */
  flush(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const message of waiting) this.#parts.receive(message)
  }

  #hold(): void {
    const isHeld = this.#waiting.length > 0 || this.#isPieceDue
    if (isHeld === this.#isHeld) return
    this.#isHeld = isHeld
    this.#parts.onWaiting(isHeld)
  }

  readonly #handlePiece = (): void => {
    this.#isPieceDue = false
    this.#hold()
  }

  readonly #handleTurn = (): void => {
    let message = this.#waiting.shift()
    while (message !== undefined) {
      this.#parts.receive(message)
      const next = this.#waiting[0]
      if (next !== undefined && next.byteLength > LARGE) return this.#parts.turns.ask(this.#handleTurn)
      message = this.#waiting.shift()
    }
    this.#hold()
  }
}
