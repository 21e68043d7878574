import type { Tally } from './Tally.ts'

/**
 * An article as the clients share it: who sent what when. Whatever a seat sends is a piece of text as long as all others
 * of the room, so its clock tells which one it was, however a server puts several together.
 */
export class Room {
  readonly name: string
  readonly tally: Tally
  readonly #pieceLength: number
  /** By seat: when each piece was sent. */
  readonly #sentAt: number[][] = []
  #sent = 0

  constructor(name: string, tally: Tally, pieceLength: number) {
    this.name = name
    this.tally = tally
    this.#pieceLength = pieceLength
  }

  /** Pieces that everybody sent. */
  get sent(): number {
    return this.#sent
  }

  sentBy(seat: number): number {
    return this.#sentAt[seat]?.length ?? 0
  }

  /** A seat sends its next piece now. */
  noteSent(seat: number): void {
    const times = (this.#sentAt[seat] ??= [])
    times.push(performance.now())
    this.#sent += 1
  }

  /** The number of a piece of a client by where it ends. */
  piecesUntil(clock: number): number {
    return Math.floor(clock / this.#pieceLength)
  }

  /** Another seat has received pieces of this one. */
  noteReceived(seat: number, from: number, to: number): void {
    const now = performance.now()
    for (let piece = from; piece < to; piece += 1) {
      const at = this.#sentAt[seat]?.[piece]
      if (at !== undefined) this.tally.note(now - at)
    }
  }
}
