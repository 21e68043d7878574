import { setTimeout as pause } from 'node:timers/promises'
import type { Contestant } from '../servers/contestants.ts'
import { typedLetters } from '../documents/typedLetters.ts'
import { BLOCK, BlockWriters } from './BlockWriters.ts'
import { caretStates } from './caretStates.ts'
import { DIALECTS } from './Dialect.ts'
import { maskedFrame } from './maskedFrame.ts'
import { syncMessage } from './messages.ts'
import { Pace } from './Pace.ts'
import { Room } from './Room.ts'
import { Seat } from './Seat.ts'
import { type Report, Tally } from './Tally.ts'
import { tabIds } from './tabIds.ts'

/** Clients to open: where, how many, and as whom. */
export interface Seating {
  readonly contestant: Contestant
  readonly port: number
  /** Headers of the browsers of some people; seats take turns. */
  readonly people: readonly Readonly<Record<string, string>>[]
  readonly rooms: readonly string[]
  readonly seatsARoom: number
  /** What every room begins as, for servers that have to be told. */
  readonly article: Uint8Array
}

/** What everybody does, and how often. */
export interface Traffic {
  readonly kind: 'letters' | 'carets'
  readonly perSecond: number
  /** Enough for the whole time. */
  readonly seconds: number
}

const OPENED_AT_ONCE = 100
const COMPLETE_WITHIN_MS = 20_000
const QUIET_MS = 400

/** All clients of this process. */
export class Crowd {
  readonly #tally = new Tally()
  readonly #rooms = new Map<string, Room>()
  readonly #seats: Seat[] = []
  #article = new Uint8Array()
  #pace: Pace | null = null
  #kind: Traffic['kind'] = 'letters'
  #blocks: BlockWriters | null = null

  /** Opens so many seats more in each room; the first of a room comes before the others. */
  async seat(seating: Seating, pieceLength: number): Promise<void> {
    this.#article = new Uint8Array(seating.article)
    const dialect = DIALECTS[seating.contestant]
    const { port, people } = seating
    const first: Seat[] = []
    const others: Seat[] = []
    for (const name of seating.rooms) {
      const room = this.#rooms.get(name) ?? new Room(name, this.#tally, pieceLength)
      this.#rooms.set(name, room)
      const taken = this.#seats.filter((seat) => seat.room === room).length
      for (let index = taken; index < taken + seating.seatsARoom; index += 1) {
        const brings = dialect.isBrought && index === 0 ? this.#article : null
        const headers = people[index % people.length] ?? {}
        const seat = new Seat(room, index, { dialect, wire: { port, headers }, brings })
        ;(index === 0 ? first : others).push(seat)
      }
    }
    await openAll(first)
    await openAll(others)
    this.#seats.push(...first, ...others)
  }

  begin({ kind, perSecond, seconds }: Traffic): void {
    this.#kind = kind
    const count = Math.ceil(perSecond * seconds) + 2
    const frames = kind === 'letters' ? this.#letterFrames(count) : (seat: Seat) => caretStates(seat, count)
    const turns = this.#seats.map((seat) => {
      const own = frames(seat)
      let next = 0
      return {
        take: () => {
          const frame = own[next]
          next += 1
          if (frame === undefined) throw new Error('everything prepared was sent')
          if (kind === 'letters') seat.sendPiece(frame)
          else seat.send(frame)
        },
      }
    })
    this.#pace = new Pace(turns, perSecond)
  }

  /** What is received from now on counts. */
  mark(): void {
    this.#tally.mark()
  }

  /** How long everything took that was heard since the last time, or since the mark. */
  takeDelays(): readonly number[] {
    return this.#tally.takeDelays()
  }

  /** Stops, and waits until everybody has heard everything. */
  async end(): Promise<Report> {
    this.#pace?.stop()
    if (this.#kind === 'letters') await this.#untilComplete()
    else await this.#untilQuiet()
    return this.#tally.report()
  }

  /** The first seats of the only room write; the next one is their reader. Milliseconds until it heard each block. */
  async writeBlocks(bytes: number, writers: number): Promise<readonly number[]> {
    const reader = this.#seats[writers]
    if (!reader) throw new Error('nobody reads')
    this.#blocks ??= new BlockWriters(this.#seats.slice(0, writers), reader, this.#article)
    this.#tally.takeDelays()
    await this.#blocks.write(bytes)
    return this.#tally.takeDelays()
  }

  /** The last seat stops reading. */
  stall(): void {
    this.#seats.at(-1)?.pause()
  }

  leave(): void {
    for (const seat of this.#seats.splice(0)) seat.close()
    this.#rooms.clear()
    this.#blocks?.dispose()
    this.#blocks = null
  }

  /** All rooms begin alike, so what is typed in one can be typed in every other. */
  #letterFrames(count: number): (seat: Seat) => readonly Uint8Array[] {
    const seats = Math.max(...this.#seats.map(({ index }) => index)) + 1
    const clients = Array.from({ length: seats }, (_, index) => tabIds(index).edit)
    const typed = typedLetters(this.#article, clients, count)
    const made = new Map<string, readonly Uint8Array[]>()
    return ({ index, address }) => {
      const key = `${index} ${address.join(',')}`
      const frames =
        made.get(key) ??
        typed[index]?.map((update) => maskedFrame(syncMessage(address, 'update', update))) ??
        []
      made.set(key, frames)
      return frames
    }
  }

  async #untilComplete(): Promise<void> {
    const end = performance.now() + COMPLETE_WITHIN_MS
    while (!this.#seats.every((seat) => seat.isComplete)) {
      if (performance.now() > end) throw new Error(this.#missing())
      await pause(5)
    }
  }

  /** Who has not heard everything, in words. */
  #missing(): string {
    const deaf = this.#seats.filter((seat) => !seat.isComplete)
    const some = deaf.slice(0, 3).map((seat) => {
      const others = this.#seats.filter(({ room, index }) => room === seat.room && index !== seat.index)
      const lacks = others.map(({ index }) => seat.room.sentBy(index) - seat.heardOf(index))
      return `${seat.room.name}, seat ${seat.index} (${seat.closed ?? 'open'}) lacks ${lacks.join(' ')}`
    })
    return `${deaf.length} of ${this.#seats.length} have not heard everything: ${some.join('; ')}`
  }

  async #untilQuiet(): Promise<void> {
    for (let received = -1; received !== this.#tally.received; await pause(QUIET_MS))
      received = this.#tally.received
  }
}

/** How long a piece is that is typed, and one that is written in bulk. */
export const PIECE_LENGTHS = { letter: 1, block: BLOCK } as const

async function openAll(seats: readonly Seat[]): Promise<void> {
  for (let at = 0; at < seats.length; at += OPENED_AT_ONCE)
    await Promise.all(seats.slice(at, at + OPENED_AT_ONCE).map((seat) => seat.open()))
}
